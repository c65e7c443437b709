"""Students, their programme and level, and the units they choose: one by one, by weights that follow their profile."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from cartable_demo.plan.units import STRUCTURES, PlannedUnit

#: Share of students who take 5, 6 or 7 units.
UNIT_COUNTS = ((5, 0.25), (6, 0.55), (7, 0.20))
#: Ways through a programme: most students follow one, so that the same units are chosen together.
TRACKS = 3
HOME_CAMPUS = {"TC": "VAL", "INFO": "VAL", "ERGO": "VAL", "ENER": "MON", "MECA": "AUL", "GIND": "AUL"}


@dataclass(frozen=True, slots=True)
class PlannedStudent:
    """A student: programme, level (semester in the programme), and chosen unit codes."""

    programme: str
    level: int
    choices: tuple[str, ...]


def plan_students(units: list[PlannedUnit], count: int, chance: random.Random) -> list[PlannedStudent]:
    """``count`` students in the proportions of ``STRUCTURES``; the last programmes take the rounding."""
    shelves = _Shelves(units)
    total = sum(share for *_, share in STRUCTURES)
    students: list[PlannedStudent] = []
    programmes = [(code, share) for code, _, _, share in STRUCTURES if share]
    for rank, (code, share) in enumerate(programmes):
        last = rank == len(programmes) - 1
        wanted = count - len(students) if last else round(count * share / total)
        for _ in range(wanted):
            students.append(_plan_student(code, shelves, chance))
    return students


class _Shelves:
    """Units by where a student looks for them."""

    def __init__(self, units: list[PlannedUnit]) -> None:
        self.own: dict[str, list[PlannedUnit]] = {}
        self.shared: list[PlannedUnit] = []
        for unit in units:
            if unit.structure == "HUMA":
                self.shared.append(unit)
            else:
                self.own.setdefault(unit.structure, []).append(unit)


def _plan_student(programme: str, shelves: _Shelves, chance: random.Random) -> PlannedStudent:
    level = chance.choices(range(1, 7), weights=(22, 20, 18, 16, 13, 11))[0]
    count = chance.choices([number for number, _ in UNIT_COUNTS], weights=[share for _, share in UNIT_COUNTS])[0]
    humanities = 2 if count >= 6 or chance.random() < 0.5 else 1
    track = chance.randrange(TRACKS)
    chosen = _draw(shelves.own[programme], count - humanities, chance, lambda unit: _own_weight(unit, level, track))
    home = HOME_CAMPUS[programme]
    chosen += _draw(
        shelves.shared, humanities, chance, lambda unit: (8.0 if unit.campus == home else 0.2) * _shared_weight(unit)
    )
    return PlannedStudent(programme, level, tuple(sorted(unit.code for unit in chosen)))


def _own_weight(unit: PlannedUnit, level: int, track: int) -> float:
    """Students early in a programme take first-level units, mostly those of their track.

    Popularity varies from unit to unit, not by chance.
    """
    due = 1 + (level - 1) // 2
    nearness = {0: 12.0, 1: 2.0, 2: 0.2}[min(2, abs(unit.level - due))]
    letters = sum(map(ord, unit.code))
    return nearness * (12.0 if letters % TRACKS == track else 1.0) * (0.6 + (letters % 7) / 5)


def _shared_weight(unit: PlannedUnit) -> float:
    return 3.0 if unit.code.startswith("LE") and "Anglais" in unit.title_fr else 1.0


def _draw(
    pool: list[PlannedUnit], count: int, chance: random.Random, weight: Callable[[PlannedUnit], float]
) -> list[PlannedUnit]:
    """``count`` different units, by weight; never two levels of one title."""
    left = {unit.code: unit for unit in pool}
    chosen: list[PlannedUnit] = []
    while len(chosen) < count and left:
        codes = list(left)
        code = chance.choices(codes, weights=[weight(left[code]) for code in codes])[0]
        picked = left[code]
        chosen.append(picked)
        stem = picked.title_fr.rstrip(" 0123456789")
        left = {key: unit for key, unit in left.items() if unit.title_fr.rstrip(" 0123456789") != stem}
    return chosen


def demand(students: list[PlannedStudent]) -> Counter[str]:
    """How many students chose each unit."""
    return Counter(code for student in students for code in student.choices)
