"""What a degree reads of each unit in force: two queries for the whole catalogue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from cartable.engines.catalogue.api import CourseUnit, regulations


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as credits name it."""

    code: str
    title_fr: str
    title_en: str
    category: str
    level: int
    credits: int
    language: str
    tags: frozenset[str]
    competences: frozenset[str]
    is_taught: bool = True

    def credit(self, state: Literal["acquired", "in_progress", "planned"]) -> regulations.Credit:
        """The credits that the unit would give."""
        return regulations.Credit(
            unit=self.code,
            title_fr=self.title_fr,
            title_en=self.title_en,
            category=self.category,
            level=self.level,
            credits=self.credits,
            language=self.language,
            tags=self.tags,
            origin="internship" if self.category == CourseUnit.Category.INTERNSHIP else "unit",
            state=state,
            weeks=0,
            weeks_abroad=0,
            competences=self.competences,
        )


def unit_facts() -> dict[int, UnitFacts]:
    """All units by row id."""
    columns = ("id", "code", "title_fr", "title_en", "category", "level", "credits", "language", "version__tags")
    taught = _competences()
    rows = CourseUnit.objects.order_by("code").values_list(*columns, "withdrawn_on")
    return {
        pk: UnitFacts(
            code,
            fr,
            en,
            category,
            level,
            credits,
            language,
            frozenset(tags or ()),
            taught.get(pk, frozenset()),
            not gone,
        )
        for pk, code, fr, en, category, level, credits, language, tags, gone in rows
    }


def _competences() -> dict[int, frozenset[str]]:
    """Codes of the competences that the version in force of each unit teaches, and of the blocks they stand in."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = CourseUnit.objects.filter(version__competences__isnull=False).order_by()
    names = ("version__competences__competence__code", "version__competences__competence__block__code")
    for pk, *codes in rows.values_list("id", *names):
        found[pk].update(code for code in codes if code)
    return {pk: frozenset(codes) for pk, codes in found.items()}
