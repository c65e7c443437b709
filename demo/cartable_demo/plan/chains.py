"""Successive units of one title: what comes before what, and the profiles a unit belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from cartable_demo.plan.students import TRACKS, letters_of, title_stem
from cartable_demo.plan.units import PlannedUnit

#: Profiles of each structure: the ways that most students follow (see ``students.TRACKS``), French | English.
PROFILES: dict[str, tuple[tuple[str, str], ...]] = {
    "TC": (("Sciences", "Sciences"), ("Technologie", "Technology"), ("Découverte", "Discovery")),
    "INFO": (("Données", "Data"), ("Logiciel", "Software"), ("Réseaux et sécurité", "Networks and security")),
    "ENER": (("Bâtiment", "Buildings"), ("Réseaux électriques", "Power grids"), ("Mobilité", "Mobility")),
    "MECA": (("Conception", "Design"), ("Matériaux", "Materials"), ("Procédés", "Processes")),
    "GIND": (("Production", "Production"), ("Logistique", "Logistics"), ("Qualité", "Quality")),
    "ERGO": (("Ergonomie", "Ergonomics"), ("Design", "Design"), ("Interaction", "Interaction")),
}
#: Titles whose units teach chance, which every branch asks for.
CHANCE = ("Probabilités", "Statistique", "Science des données", "Fiabilité")


def stem(unit: PlannedUnit) -> str:
    """What the levels of one title share."""
    return f"{unit.code[:2]} {title_stem(unit)}"


def chains(units: Iterable[PlannedUnit]) -> dict[str, str]:
    """For each unit with one below it in the catalogue, the unit that comes just before."""
    by_stem: dict[str, list[PlannedUnit]] = {}
    for unit in units:
        by_stem.setdefault(stem(unit), []).append(unit)
    before = {}
    for levels in by_stem.values():
        ordered = sorted(levels, key=lambda unit: unit.level)
        before.update({later.code: earlier.code for earlier, later in pairwise(ordered)})
    return before


def track_of(code: str) -> int:
    """Which of the ways a unit belongs to, by its letters and figures, as students choose."""
    return letters_of(code) % TRACKS


def tags_of(unit: PlannedUnit) -> list[str]:
    """Profile tags: the structure's way, and chance."""
    tags = []
    if unit.structure in PROFILES:
        tags.append(f"{unit.structure.lower()}-{track_of(unit.code) + 1}")
    if any(word in unit.title_fr for word in CHANCE):
        tags.append("chance")
    return tags
