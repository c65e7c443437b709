"""The course units: one or more successive units for each title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartable_demo.plan.sites import SITES
from cartable_demo.plan.subjects import THEMES, Theme
from cartable_demo.plan.summaries import summary

STRUCTURES = (
    ("TC", "Tronc commun", "Foundation years", 850),
    ("INFO", "Informatique", "Computer science", 480),
    ("ENER", "Énergie", "Energy", 380),
    ("MECA", "Mécanique", "Mechanical engineering", 360),
    ("GIND", "Génie industriel", "Industrial engineering", 240),
    ("ERGO", "Ergonomie et design", "Ergonomics and design", 159),
    ("HUMA", "Humanités", "Humanities", 0),
)
CREDITS = {"cs": 6, "tm": 6, "ec": 4, "ht": 4, "me": 4, "st": 30}


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A course unit to build."""

    code: str
    title_fr: str
    title_en: str
    structure: str
    category: str
    campus: str
    shape: str
    level: int
    credits: int
    summary_fr: str = ""
    summary_en: str = ""


#: The fewest units that a structure keeps on a small campus, so that there is always something to choose.
FEWEST_UNITS = 9


def plan_units(share: float = 1.0) -> list[PlannedUnit]:
    """The units, by code; a campus smaller than Valbelle keeps a ``share`` of each structure's.

    Units of themes taught everywhere go to each campus in turn.
    """
    units: list[PlannedUnit] = []
    for theme in THEMES:
        units.extend(_units_of(theme, offset=len(units)))
    return sorted(_thin(units, share), key=lambda unit: unit.code)


def _thin(units: list[PlannedUnit], share: float) -> Iterator[PlannedUnit]:
    for structure, *_ in STRUCTURES:
        own = [unit for unit in units if unit.structure == structure]
        kept = min(len(own), max(FEWEST_UNITS, round(len(own) * share)))
        yield from (own[index * len(own) // kept] for index in range(kept))


def _units_of(theme: Theme, *, offset: int) -> list[PlannedUnit]:
    units = []
    for index, (french, english) in enumerate(theme.titles):
        for level in range(1, theme.levels + 1):
            mark = f" {level}" if theme.levels > 1 else ""
            campus = SITES[(offset + index + level) % len(SITES)].code if theme.campus == "*" else theme.campus
            before = _code(theme, index, level - 1) if level > 1 else ""
            summary_fr, summary_en = summary(theme, index, level, before)
            units.append(
                PlannedUnit(
                    code=_code(theme, index, level),
                    title_fr=french + mark,
                    title_en=english + mark,
                    structure=theme.structure,
                    category=theme.category,
                    campus=campus,
                    shape=theme.shape,
                    level=level,
                    credits=CREDITS[theme.category],
                    summary_fr=summary_fr,
                    summary_en=summary_en,
                )
            )
    return units


def _code(theme: Theme, index: int, level: int) -> str:
    """Two letters, two figures: the level in tens (in fifteens where a theme has many titles), then the title."""
    number = 10 * level + index if len(theme.titles) <= 10 else 15 * level + index
    return f"{theme.prefix}{number:02d}"
