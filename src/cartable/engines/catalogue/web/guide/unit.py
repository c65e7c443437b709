"""The page of a unit in the guide."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cartable.engines.catalogue.guide.units import GuideUnit, opened_by
from cartable.engines.catalogue.queries.guide import (
    adopted_for,
    exclusions_of,
    find_unit,
    is_in_force,
    tag_titles,
    taught_labels,
)
from cartable.engines.catalogue.queries.replacements import replacements_of
from cartable.engines.catalogue.web.guide.cards import card_of
from cartable.engines.catalogue.web.guide.coming import changes_of, next_year
from cartable.engines.catalogue.web.guide.drawing import draw_graph
from cartable.engines.catalogue.web.guide.page import GuidePage
from cartable.engines.catalogue.web.guide.texts import blocks_of
from cartable.engines.catalogue.web.guide.words import (
    PARTS,
    level_title,
    say_credits,
    say_hours,
    say_level,
    say_seasons,
    say_tag,
    text_language,
    tongue,
    unit_url,
)
from cartable.engines.catalogue.web.labels import CATEGORIES, hours
from cartable.kernel.clock import today
from cartable.kernel.languages import in_language, title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotFound
from cartable.ui.lists import Action
from cartable.ui.moments import say_day
from cartable.ui.panels import panels_of

SECTIONS = (
    ("content", gettext_lazy("What is studied")),
    ("assessment", gettext_lazy("Assessment")),
    ("sustainability", gettext_lazy("Sustainability")),
    ("ai_note", gettext_lazy("Use of AI")),
)


class UnitInGuide(GuidePage):
    """One unit in force; a withdrawn one says so (410) and what goes instead."""

    template_name = "catalogue/guide/unit.html"
    panels = "guide.unit"

    def prepare(self) -> None:
        """The row, seen or not by the public. Raises NotFound for a code that no public unit has or had."""
        code = self.kwargs["code"]
        row = find_unit(code)
        if row is None or (row.withdrawn_on is None and not is_in_force(row, today())):
            raise NotFound(
                format_lazy(gettext_lazy("The guide has no unit “{code}”."), code=code[:60]),
                gettext_lazy("Look for it in the guide by a word of its title."),
            )
        self.row = row
        self.is_withdrawn = self.row.withdrawn_on is not None and self.row.withdrawn_on <= today()
        self.is_indexed = not self.is_withdrawn  # type: ignore[misc]

    @cached_property
    def unit(self) -> GuideUnit:
        """Its public facts."""
        return self.units[self.row.code]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or what is left to say of a withdrawn unit."""
        if self.is_withdrawn:
            return render(request, "catalogue/guide/withdrawn.html", self.frame_context(), status=410)
        return super().get(request)

    def page_title(self) -> str:
        """Its title in the reader's language."""
        return title_of(self.row)

    def lead_text(self) -> str:
        """Its summary."""
        return "" if self.is_withdrawn else title_of(self.row, "summary")

    def description(self) -> str:
        """Its summary, else its title and hours."""
        if self.is_withdrawn:
            return title_of(self.row)
        facts = f"{self.unit.code}, {title_of(self.row)}: {say_credits(self.unit.credits)}, {say_hours(self.unit)}."
        return title_of(self.row, "summary") or facts

    def actions(self) -> list[Action]:
        """Keep it, or take it out of the selection; its page among members for who may read that."""
        found = []
        if is_allowed(self.request.user, "unit.view"):
            address = reverse("catalogue:unit", args=[self.row.code])
            found.append(Action(gettext_lazy("Page of the unit"), address, icon="book-open"))
        if self.is_withdrawn or not (url := self.basket.toggle(self.row.code, self.request.GET)):
            return found
        if self.row.code in self.basket.codes:
            return [*found, Action(gettext_lazy("Take out of my selection"), url, icon="x")]
        return [*found, Action(gettext_lazy("Keep in my selection"), url, icon="plus", primary=True)]

    def extra(self) -> dict[str, Any]:
        """All the bands."""
        if self.is_withdrawn:
            return self._instead()
        version, opens = self.row.version, opened_by(self.units.values())
        titles = tag_titles() if self.unit.tags else {}
        year = next_year(today())
        return {
            "coming_year": year.code if year else "",
            "coming": list(self._coming(year)) if year else [],
            "unit": self.unit,
            "title_language": text_language(self.row),
            "facts": list(self._facts()),
            "parts": list(self._parts()),
            "total": hours(self.unit.minutes),
            "sections": list(self._sections()),
            "elements": [_named(one) for one in _dicts(version and version.elements)],
            "software": [_named(one) for one in _dicts(version and version.software)],
            "equipment": [_named(one) for one in _dicts(version and version.equipment)],
            "competences": list(self._competences()),
            "tags": [say_tag(tag, titles) for tag in self.unit.tags],
            "graph": draw_graph(self.unit, self.units, opens, self.basket),
            "exclusions": list(self._exclusions()),
            "panels": panels_of(self.panels, self.request, self.row),
            "work_period": f"PT{self.unit.minutes // 60}H{self.unit.minutes % 60}M" if self.unit.minutes else "",
            "wanted_codes": sorted(frozenset().union(*self.unit.before)),
        }

    def _coming(self, year: Any) -> Any:
        """What next year changes: taught no more, or what the version adopted ahead says otherwise."""
        if self.row.withdrawn_on and self.row.withdrawn_on <= year.starts_on:
            yield _("taught no more")
            if taking := replacements_of([self.row.code], on=year.starts_on).get(self.row.code):
                yield _("replaced by %(codes)s") % {"codes": ", ".join(taking)}
            return
        for version in adopted_for(year.pk).filter(unit=self.row):
            yield from changes_of(version)

    def _facts(self) -> Any:
        """In the margin."""
        unit, version = self.unit, self.row.version
        yield _("Credits"), say_credits(unit.credits)
        yield _("Category"), CATEGORIES[unit.category]
        yield _("Semester"), say_seasons(unit.seasons)
        yield _("Level"), say_level(unit.level)
        yield _("Language"), tongue(unit.language)
        if unit.campus_title:
            yield _("Campus"), unit.campus_title
        if unit.capacity:
            yield pgettext("in a unit", "Places"), unit.capacity
        if unit.structure:
            yield _("Domain"), title_of(unit, "structure") or unit.structure
        if unit.lead:
            yield _("In charge"), unit.lead
        if version is not None:
            yield _("Text adopted for"), version.year.code
            if version.decided_at:
                yield _("Last update"), say_day(version.decided_at.date(), "year")
        if self.row.withdrawn_on:
            yield _("Taught until"), say_day(self.row.withdrawn_on, "year")

    def _parts(self) -> Any:
        """Hours by kind, with where each begins in a bar of 1000."""
        total, start = self.unit.minutes, 0
        for name, category, label, edge in PARTS:
            minutes = getattr(self.unit, name)
            if minutes and total:
                width = round(1000 * minutes / total)
                yield {
                    "label": label,
                    "hours": hours(minutes),
                    "css": category,
                    "edge": edge,
                    "x": start,
                    "width": width,
                }
                start += width

    def _sections(self) -> Any:
        """(key, title, blocks, language) of each text there is."""
        for key, title in SECTIONS:
            if (version := self.row.version) and (text := title_of(version, key)):
                yield key, title, blocks_of(text), text_language(version, key)

    def _competences(self) -> Any:
        """(title, level, block) in the order of the frameworks."""
        levels = dict(self.unit.competences)
        if not levels:
            return
        for key, label in taught_labels().items():
            if key in levels:
                yield {
                    "title": title_of(label),
                    "code": label.code,
                    "level": level_title(label.levels, levels[key]),
                    "block": title_of(label, "block") or title_of(label, "framework"),
                }

    def _exclusions(self) -> Any:
        """(unit, title, reason, address) of those in force that can't be held beside it."""
        for code, (french, english) in sorted(exclusions_of(self.row).items()):
            if other := self.units.get(code):
                reason = in_language(french, english)
                yield other, title_of(other), reason, unit_url(code, self.basket)

    def _instead(self) -> dict[str, Any]:
        """Of a withdrawn unit: since when, and the units of the guide that take its place."""
        found = replacements_of([self.row.code], on=today()).get(self.row.code, ())
        taking = [code for code in found if code in self.units]
        query = self.request.GET
        words = ngettext("This unit takes its place", "These units take its place", len(taking))
        return {
            "code": self.row.code,
            "category": self.row.category,
            "since": self.row.withdrawn_on,
            "instead_title": words,
            "cards": [card_of(self.units[code], self.basket, query) for code in taking],
        }


def _dicts(value: Any) -> list[dict[str, Any]]:
    """What a JSON list of a version holds: objects, or plain names."""
    rows = value if isinstance(value, list) else []
    return [row if isinstance(row, dict) else {"name": str(row)} for row in rows if row]


def _named(row: dict[str, Any]) -> dict[str, str]:
    title = in_language(row.get("title_fr", ""), row.get("title_en", "")) or row.get("name") or ""
    minutes = row.get("minutes")
    return {
        "title": str(title),
        "version": str(row.get("version") or ""),
        "note": str(row.get("note") or ""),
        "hours": hours(minutes) if isinstance(minutes, int) and minutes > 0 else "",
    }
