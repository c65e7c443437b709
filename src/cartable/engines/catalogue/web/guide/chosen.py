"""The reader's selection, and units side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cartable.engines.catalogue.guide.selection import Summary, sum_up
from cartable.engines.catalogue.guide.units import GuideUnit, opened_by
from cartable.engines.catalogue.queries.guide import tag_titles, taught_labels
from cartable.engines.catalogue.web.guide.cards import card_of
from cartable.engines.catalogue.web.guide.page import GuidePage
from cartable.engines.catalogue.web.guide.selected import COMPARED
from cartable.engines.catalogue.web.guide.words import (
    say_before,
    say_either,
    say_level,
    say_seasons,
    say_tag,
    tongue,
    unit_url,
)
from cartable.engines.catalogue.web.labels import CATEGORIES, hours
from cartable.kernel.languages import title_of
from cartable.ui.lists import Action


class Selection(GuidePage):
    """What the reader keeps: totals, what is missing, a link to share, a page to print."""

    template_name = "catalogue/guide/selection.html"
    title = gettext_lazy("My selection")
    lead = gettext_lazy("It lives in this page's address: keep the link, or send it. Nothing is stored.")
    is_indexed = False

    @cached_property
    def summary(self) -> Summary:
        """What it adds up to."""
        return sum_up(self.basket.units)

    def actions(self) -> list[Action]:
        """Compare, print."""
        found = []
        if self.basket.compare_url:
            label = (
                gettext_lazy("Compare")
                if len(self.basket.codes) <= COMPARED
                else gettext_lazy("Compare the first four")
            )
            found.append(Action(label, self.basket.compare_url, icon="columns-3"))
        if self.basket:
            found.append(
                Action(gettext_lazy("Print (PDF)"), self.basket.link(reverse("guide:booklet")), icon="printer")
            )
        return found

    def extra(self) -> dict[str, Any]:
        """The units and all that is to be said of them together."""
        summary, basket = self.summary, self.basket
        return {
            "cards": [card_of(unit, basket, self.request.GET) for unit in basket.units],
            "share_url": self.request.build_absolute_uri(basket.url),
            "facts": list(self._facts()),
            "missing": [self._missing(one) for one in summary.missing if not one.is_advised],
            "advised": [self._missing(one) for one in summary.missing if one.is_advised],
            "clashes": [(self.units[one], self.units[other]) for one, other in summary.clashes],
            "parts": list(self._parts()),
            "clear_url": basket.without(self.request.GET),
        }

    def _facts(self) -> Any:
        summary = self.summary
        yield _("Units"), len(self.basket.codes)
        yield _("Credits"), summary.credits
        yield _("Work"), hours(summary.minutes)
        if summary.autumn_only:
            yield _("In autumn only"), ", ".join(summary.autumn_only)
        if summary.spring_only:
            yield _("In spring only"), ", ".join(summary.spring_only)

    def _missing(self, one: Any) -> dict[str, Any]:
        """Which unit wants what, and the links that add it."""
        add = [
            {"code": code, "title": title_of(self.units[code]), "url": self.basket.toggle(code, self.request.GET)}
            for code in one.wanted
            if code in self.units
        ]
        return {"unit": self.units[one.unit], "wanted": say_either(one.wanted), "add": add}

    def _parts(self) -> Any:
        """The credits by category, with where each begins in a bar of 1000."""
        start = 0
        for category, credits in self.summary.credits_by.items():
            width = round(1000 * credits / max(self.summary.credits, 1))
            yield {"css": category, "label": CATEGORIES[category], "credits": credits, "x": start, "width": width}
            start += width


class Comparison(GuidePage):
    """Up to four units side by side."""

    template_name = "catalogue/guide/compare.html"
    title = gettext_lazy("Units side by side")
    lead = gettext_lazy("Up to four. What differs stands out.")
    is_indexed = False

    def crumbs(self) -> list[tuple[Any, str]]:
        """The guide, the selection."""
        return [*super().crumbs(), (gettext_lazy("My selection"), self.basket.url)]

    def extra(self) -> dict[str, Any]:
        """One column a unit, one row a fact."""
        units = self.basket.units[:COMPARED]
        labels = taught_labels() if any(unit.competences for unit in units) else {}
        titles = tag_titles() if any(unit.tags for unit in units) else {}
        opens = opened_by(self.units.values())
        rows: list[tuple[Any, Callable[[GuideUnit], Any]]] = [
            (_("Category"), lambda unit: CATEGORIES[unit.category]),
            (_("Credits"), lambda unit: unit.credits),
            (_("Semester"), lambda unit: say_seasons(unit.seasons)),
            (_("Level"), lambda unit: say_level(unit.level)),
            (_("Language"), lambda unit: tongue(unit.language)),
            (_("Campus"), lambda unit: unit.campus_title),
            (pgettext("in a unit", "Places"), lambda unit: unit.capacity),
            (_("Lectures"), lambda unit: hours(unit.lecture_minutes)),
            (_("Tutorials"), lambda unit: hours(unit.tutorial_minutes)),
            (_("Labs"), lambda unit: hours(unit.lab_minutes)),
            (_("Personal work"), lambda unit: hours(unit.personal_minutes)),
            (_("Wanted before"), lambda unit: say_before(unit.before)),
            (pgettext("unit", "Opens"), lambda unit: ", ".join(opens.get(unit.code, ()))),
            (_("Not with"), lambda unit: ", ".join(sorted(unit.exclusions & self.units.keys()))),
            (
                _("Competences"),
                lambda unit: "; ".join(title_of(labels[key]) for key, _l in unit.competences if key in labels),
            ),
            (_("Profiles"), lambda unit: ", ".join(say_tag(tag, titles) for tag in unit.tags)),
            (_("In charge"), lambda unit: unit.lead),
        ]
        table = [(title, [read(unit) for unit in units]) for title, read in rows]
        return {
            "heads": [
                {
                    "unit": unit,
                    "title": title_of(unit),
                    "url": unit_url(unit.code, self.basket),
                    "drop_url": self.basket.toggle(unit.code, self.request.GET),
                }
                for unit in units
            ],
            "rows": [
                {"title": title, "values": values, "differs": len({str(value) for value in values}) > 1}
                for title, values in table
                if any(value not in (None, "") for value in values)
            ],
            "left_out": self.basket.codes[COMPARED:],
        }
