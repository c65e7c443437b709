"""What comes next year: units new, changed or withdrawn, from the versions adopted ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cartable.engines.calendar.api import AcademicYear, list_years
from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.catalogue.queries.guide import adopted_for, withdrawn_between
from cartable.engines.catalogue.queries.replacements import replacements_of
from cartable.engines.catalogue.web.guide.page import GuidePage
from cartable.engines.catalogue.web.guide.words import Text, say_credits, say_seasons, tongue_in_text, unit_url
from cartable.engines.catalogue.web.labels import hours
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of

#: What is told when it changes, beside the texts.
TOLD: tuple[tuple[str, Text], ...] = (
    ("title_fr", gettext_lazy("title")),
    ("credits", gettext_lazy("credits")),
    ("language", gettext_lazy("language")),
    ("lecture_minutes", gettext_lazy("lectures")),
    ("tutorial_minutes", gettext_lazy("tutorials")),
    ("lab_minutes", gettext_lazy("labs")),
    ("capacity", gettext_lazy("places")),
)
TEXTS = ("content_fr", "content_en", "assessment_fr", "assessment_en", "elements", "software", "equipment", "tags")


def next_year(on: date) -> AcademicYear | None:
    """The first year that begins after the day."""
    return min((year for year in list_years() if year.starts_on > on), key=lambda year: year.starts_on, default=None)


class ComingYear(GuidePage):
    """New, changed and withdrawn units of the year to come."""

    template_name = "catalogue/guide/coming.html"
    title = gettext_lazy("What comes next year")
    lead = gettext_lazy("The units that are new, changed or taught no more, as adopted so far.")

    def extra(self) -> dict[str, Any]:
        """The three lists; all empty when no year is planned."""
        year = next_year(today())
        versions = list(adopted_for(year.pk)) if year else []
        ending = list(self._ending(year))
        taking = replacements_of([unit.code for unit in ending], on=year.starts_on) if year else {}
        changed = [(version, list(changes_of(version))) for version in versions if version.unit.code in self.units]
        return {
            "year": year,
            "new": [self._new(version) for version in versions if self._is_new(version)],
            "changed": [self._changed(version, changes) for version, changes in changed if changes],
            "withdrawn": [self._withdrawn(unit, taking.get(unit.code, ())) for unit in ending],
            "adopted_count": len(versions),
        }

    def _is_new(self, version: UnitVersion) -> bool:
        return version.unit.code not in self.units and version.unit.withdrawn_on is None

    def _ending(self, year: AcademicYear | None) -> QuerySet[Any] | list[Any]:
        return withdrawn_between(today(), year.starts_on) if year else []

    def _new(self, version: UnitVersion) -> Mapping[str, Any]:
        """A unit that has no page yet: what it will be, in two lines."""
        facts = [say_credits(version.credits), say_seasons(_seasons(version)).lower()]
        return {
            "unit": version.unit,
            "category": version.category,
            "title": title_of(version),
            "summary": title_of(version, "summary"),
            "facts": ", ".join(facts),
        }

    def _changed(self, version: UnitVersion, changes: list[str]) -> Mapping[str, Any]:
        return {
            "unit": version.unit,
            "title": title_of(version),
            "url": unit_url(version.unit.code, self.basket),
            "changes": changes,
        }

    def _withdrawn(self, unit: Any, instead: Sequence[str]) -> Mapping[str, Any]:
        return {
            "unit": unit,
            "title": title_of(unit),
            "url": unit_url(unit.code, self.basket) if unit.code in self.units else "",
            "instead": instead,
        }


def changes_of(version: UnitVersion) -> Any:
    """What a version changes of what is in force, in words: « crédits : 6, puis 4 »."""
    now = version.unit.version or version.unit
    for name, label in TOLD:
        before, after = getattr(now, name), getattr(version, name)
        if before != after:
            words = {"what": label, "before": _value(name, before), "after": _value(name, after)}
            yield _("%(what)s: %(before)s, then %(after)s") % words
    before, after = _seasons(now), _seasons(version)
    if before != after:
        words = {"what": _("semester"), "before": say_seasons(before).lower(), "after": say_seasons(after).lower()}
        yield _("%(what)s: %(before)s, then %(after)s") % words
    if version.unit.version and any(getattr(now, name) != getattr(version, name) for name in TEXTS):
        yield _("text revised")


def _seasons(row: Any) -> tuple[str, ...]:
    return tuple(name for name, is_on in (("autumn", row.in_autumn), ("spring", row.in_spring)) if is_on)


def _value(name: str, value: Any) -> str:
    if name.endswith("_minutes"):
        return hours(value)
    if name == "language":
        return tongue_in_text(value)
    return pgettext("place or text", "none") if value in (None, "") else str(value)
