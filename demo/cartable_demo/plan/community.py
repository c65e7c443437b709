"""Who lives on the campus besides students and teachers, and the groups that students form."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cartable_demo.plan.students import PlannedStudent
from cartable_demo.plan.units import STRUCTURES

#: (code, French title, English title, staff of a college of the usual size)
SERVICES = (
    ("SCOL", "Service de la scolarité", "Registrar's office", 14),
    ("BIB", "Bibliothèque universitaire", "University library", 9),
    ("DSI", "Systèmes d'information", "IT services", 12),
    ("PAT", "Patrimoine et logistique", "Estates and logistics", 13),
    ("RI", "Relations internationales", "International relations", 6),
    ("RH", "Ressources humaines", "Human resources", 7),
)
#: (code, French title, English title, departments whose teachers do research there, hosted researchers)
LABORATORIES = (
    ("LSI", "Laboratoire des systèmes intelligents", "Intelligent Systems Laboratory", ("INFO", "GIND"), 8),
    ("LEH", "Laboratoire énergie et hydrogène", "Energy and Hydrogen Laboratory", ("ENER",), 7),
    ("LMC", "Laboratoire mécanique et conception", "Mechanics and Design Laboratory", ("MECA", "ERGO"), 6),
    ("LHT", "Laboratoire humanités et techniques", "Humanities and Technology Laboratory", ("HUMA",), 4),
)
#: Grades of ten teachers in a row: maître de conférences, professeur, agrégé, attaché temporaire.
GRADES = ("MCF", "PR", "MCF", "PRAG", "MCF", "PR", "MCF", "ATER", "MCF", "PRAG")
#: (code, French title, English title, share of the students)
CLUBS = (
    ("ROBOT", "Club de robotique", "Robotics club", 0.018),
    ("ORCH", "Orchestre de l'université", "University orchestra", 0.016),
    ("MONT", "Club de montagne", "Mountain club", 0.03),
    ("PHOTO", "Club photo", "Photography club", 0.012),
    ("EPIC", "Épicerie solidaire", "Food bank", 0.01),
    ("VELO", "Atelier vélo", "Bicycle workshop", 0.014),
    ("JEUX", "Club de jeux", "Games club", 0.024),
    ("FUSEE", "Club spatial", "Space club", 0.011),
    ("RADIO", "Radio du campus", "Campus radio", 0.008),
    ("BDE", "Bureau des étudiants", "Students' union board", 0.006),
)
DELEGATES = 2


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group kept by hand: ``members`` are positions among the college's students."""

    code: str
    title_fr: str
    title_en: str
    structure: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """The code of the service of each member of staff, that of the laboratory of each guest, and the groups."""

    staff: tuple[str, ...]
    guests: tuple[str, ...]
    groups: tuple[PlannedGroup, ...]


def plan_community(students: Sequence[PlannedStudent], share: float, chance: random.Random) -> Community:
    """The community of a college whose size is ``share`` of the usual one; one person a service at least."""
    return Community(
        staff=tuple(code for code, _, _, count in SERVICES for _ in range(max(1, round(count * share)))),
        guests=tuple(code for code, _, _, _, count in LABORATORIES for _ in range(max(1, round(count * share)))),
        groups=(*_promotions(students), *_delegates(students, chance), *_clubs(len(students), chance)),
    )


def grade(teacher: int) -> str:
    """The grade of a teacher by position."""
    return GRADES[teacher % len(GRADES)]


def laboratory(teacher: int, structure: str) -> str | None:
    """Where a teacher does research; those who hold a teaching post (PRAG) do none."""
    if grade(teacher) == "PRAG":
        return None
    return next((code for code, _, _, departments, _ in LABORATORIES if structure in departments), None)


def _titles(programme: str) -> tuple[str, str]:
    return next((french, english) for code, french, english, _ in STRUCTURES if code == programme)


def _promotions(students: Sequence[PlannedStudent]) -> Iterator[PlannedGroup]:
    """Everyone of a programme who is in the same semester of it."""
    for (programme, level), members in sorted(_by_promotion(students).items()):
        french, english = _titles(programme)
        yield PlannedGroup(
            f"{programme}-S{level}",
            f"{french}, semestre {level}",
            f"{english}, semester {level}",
            programme,
            tuple(members),
        )


def _delegates(students: Sequence[PlannedStudent], chance: random.Random) -> Iterator[PlannedGroup]:
    """Two of each promotion, gathered by programme."""
    chosen: dict[str, list[int]] = {}
    for (programme, _), members in sorted(_by_promotion(students).items()):
        chosen.setdefault(programme, []).extend(chance.sample(members, min(DELEGATES, len(members))))
    for programme, members in chosen.items():
        french, english = _titles(programme)
        yield PlannedGroup(
            f"DEL-{programme}", f"Délégués : {french}", f"Delegates: {english}", programme, tuple(sorted(members))
        )


def _clubs(students: int, chance: random.Random) -> Iterator[PlannedGroup]:
    for code, french, english, share in CLUBS:
        size = min(students, max(3, round(students * share)))
        yield PlannedGroup(f"CLUB-{code}", french, english, "", tuple(sorted(chance.sample(range(students), size))))


def _by_promotion(students: Sequence[PlannedStudent]) -> dict[tuple[str, int], list[int]]:
    found: dict[tuple[str, int], list[int]] = {}
    for position, student in enumerate(students):
        found.setdefault((student.programme, student.level), []).append(position)
    return found
