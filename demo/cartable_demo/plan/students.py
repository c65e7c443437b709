"""Students, their programme and level, and the units they choose: one by one, by weights that follow their profile."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from cartable_demo.plan.units import STRUCTURES, PlannedUnit

#: Share of students who take 5, 6 or 7 units.
UNIT_COUNTS = ((5, 0.25), (6, 0.55), (7, 0.20))
#: Ways through a programme: most students follow one, so that the same units are chosen together.
TRACKS = 3
HOME_CAMPUS = {"TC": "VAL", "INFO": "VAL", "ERGO": "VAL", "ENER": "MON", "MECA": "AUL", "GIND": "AUL"}


@dataclass(frozen=True, slots=True)
class PlannedStudent:
    """A student: programme, level (semester in the programme), chosen unit codes, and the way mostly followed."""

    programme: str
    level: int
    choices: tuple[str, ...]
    track: int = 0


def plan_students(units: list[PlannedUnit], count: int, chance: random.Random) -> list[PlannedStudent]:
    """``count`` students in the proportions of ``STRUCTURES``; the last programmes take the rounding."""
    shelves = Shelves(units)
    total = sum(share for *_, share in STRUCTURES)
    students: list[PlannedStudent] = []
    programmes = [(code, share) for code, _, _, share in STRUCTURES if share]
    for rank, (code, share) in enumerate(programmes):
        last = rank == len(programmes) - 1
        wanted = count - len(students) if last else round(count * share / total)
        for _ in range(wanted):
            students.append(_plan_student(code, shelves, chance))
    return students


class Shelves:
    """Units by where a student looks for them."""

    def __init__(self, units: list[PlannedUnit]) -> None:
        self.own: dict[str, list[PlannedUnit]] = {}
        self.shared: list[PlannedUnit] = []
        for unit in units:
            if unit.structure == "HUMA":
                self.shared.append(unit)
            else:
                self.own.setdefault(unit.structure, []).append(unit)


def _plan_student(programme: str, shelves: Shelves, chance: random.Random) -> PlannedStudent:
    level = chance.choices(range(1, 7), weights=(22, 20, 18, 16, 13, 11))[0]
    count = chance.choices([number for number, _ in UNIT_COUNTS], weights=[share for _, share in UNIT_COUNTS])[0]
    humanities = 2 if count >= 6 or chance.random() < 0.5 else 1
    track = chance.randrange(TRACKS)
    chosen = draw(shelves.own[programme], count - humanities, chance, lambda unit: own_weight(unit, level, track))
    home = HOME_CAMPUS[programme]
    chosen += draw(
        shelves.shared, humanities, chance, lambda unit: (8.0 if unit.campus == home else 0.2) * shared_weight(unit)
    )
    return PlannedStudent(programme, level, tuple(sorted(unit.code for unit in chosen)), track)


@cache
def letters_of(code: str) -> int:
    """A number that a code always gives, whatever the seed."""
    return sum(map(ord, code))


def own_weight(unit: PlannedUnit, level: int, track: int) -> float:
    """Students early in a programme take first-level units, mostly those of their track.

    Popularity varies from unit to unit, not by chance.
    """
    due = 1 + (level - 1) // 2
    nearness = {0: 12.0, 1: 2.0, 2: 0.2}[min(2, abs(unit.level - due))]
    letters = letters_of(unit.code)
    return nearness * (12.0 if letters % TRACKS == track else 1.0) * (0.6 + (letters % 7) / 5)


def shared_weight(unit: PlannedUnit) -> float:
    """English is what most choose of the humanities."""
    return 3.0 if unit.code.startswith("LE") and "Anglais" in unit.title_fr else 1.0


def draw(
    pool: list[PlannedUnit], count: int, chance: random.Random, weight: Callable[[PlannedUnit], float]
) -> list[PlannedUnit]:
    """``count`` different units, by weight; never two levels of one title."""
    left = [(unit, weight(unit)) for unit in pool]
    chosen: list[PlannedUnit] = []
    while len(chosen) < count and left:
        picked, _ = chance.choices(left, weights=[weighed for _, weighed in left])[0]
        chosen.append(picked)
        left = [(unit, weighed) for unit, weighed in left if title_stem(unit) != title_stem(picked)]
    return chosen


@cache
def title_stem(unit: PlannedUnit) -> str:
    """The title without its level."""
    return unit.title_fr.rstrip(" 0123456789")


def demand(students: list[PlannedStudent]) -> Counter[str]:
    """How many students chose each unit."""
    return Counter(code for student in students for code in student.choices)
