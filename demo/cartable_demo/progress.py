"""The steps of building the demo, and how each is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the building; ``weight`` is its share of the time, for an honest progress bar."""

    key: str
    title_fr: str
    title_en: str
    weight: int


STEPS = (
    Step("places", "Les campus, les bâtiments, les salles", "Campuses, buildings, rooms", 2),
    Step("people", "Les personnes et leurs comptes", "People and their accounts", 12),
    Step("services", "Les services et les droits", "Services and rights", 6),
    Step("catalogue", "Les UE, leurs groupes, leurs enseignants", "Course units, classes, teachers", 6),
    Step("records", "Les formations et les résultats", "Programmes and results", 8),
    Step("choices", "Les choix des étudiants", "Students' choices", 10),
    Step("requirements", "Les besoins de l'emploi du temps", "What the timetable has to respect", 8),
    Step("solve", "Le calcul de l'emploi du temps", "Computing the timetable", 55),
    Step("publish", "La publication", "Publication", 7),
)

#: Called with the step's key, how far it is (0 to 1, None when unknown) and a word on what it is doing.
Tell = Callable[[str, float | None, str], None]


def tell_nobody(step: str, fraction: float | None, message: str) -> None:
    """For callers who don't watch."""


def overall(step: str, fraction: float | None) -> float:
    """How far the whole building is, from 0 to 1."""
    total = sum(each.weight for each in STEPS)
    done = 0.0
    for each in STEPS:
        if each.key == step:
            return (done + each.weight * (fraction or 0.0)) / total
        done += each.weight
    raise KeyError(step)
