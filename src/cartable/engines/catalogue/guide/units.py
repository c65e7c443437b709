"""A unit as the public guide tells it: facts anyone may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuideUnit:
    """A unit in force. Hours are minutes over the term for one student; other units are named by their codes.

    ``before``: of each set one unit is wanted before; ``advised`` likewise, as counsel. ``exclusions`` can't be held
    beside it. ``competences``: (id, level) pairs. ``lead``: who is in charge, "" when nobody or a protected person.
    """

    id: int
    code: str
    title_fr: str
    title_en: str = ""
    summary_fr: str = ""
    summary_en: str = ""
    category: str = "cs"
    credits: int = 6
    level: int = 1
    language: str = "fr"
    campus: str = ""
    campus_title: str = ""
    structure: str = ""
    structure_fr: str = ""
    structure_en: str = ""
    in_autumn: bool = True
    in_spring: bool = True
    lecture_minutes: int = 0
    tutorial_minutes: int = 0
    lab_minutes: int = 0
    personal_minutes: int = 0
    capacity: int | None = None
    lead: str = ""
    tags: tuple[str, ...] = ()
    before: tuple[frozenset[str], ...] = ()
    advised: tuple[frozenset[str], ...] = ()
    exclusions: frozenset[str] = frozenset()
    competences: tuple[tuple[int, int], ...] = ()
    content: str = ""

    @property
    def seasons(self) -> tuple[str, ...]:
        """Which of ``autumn`` and ``spring`` it is taught in."""
        return tuple(season for season, is_on in (("autumn", self.in_autumn), ("spring", self.in_spring)) if is_on)

    @property
    def minutes(self) -> int:
        """All the work of one student, personal work included."""
        return self.lecture_minutes + self.tutorial_minutes + self.lab_minutes + self.personal_minutes


def opened_by(units: Iterable[GuideUnit]) -> Mapping[str, tuple[str, ...]]:
    """What each unit opens: the codes of those that want it before, advised or not, in order."""
    opens: dict[str, set[str]] = {}
    for unit in units:
        for code in frozenset().union(*unit.before, *unit.advised):
            opens.setdefault(code, set()).add(unit.code)
    return {code: tuple(sorted(later)) for code, later in opens.items()}
