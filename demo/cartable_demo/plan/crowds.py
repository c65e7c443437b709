"""Units that more students wanted than they have places, last time."""

from __future__ import annotations

import random
from dataclasses import dataclass

from cartable_demo.plan.campus import College
from cartable_demo.plan.chains import chains
from cartable_demo.plan.pasts import acquired
from cartable_demo.plan.students import demand

#: How many units, of which size, and how many more students wanted each.
CROWDED = 12
SIZES = range(14, 61)
MORE = 0.25


@dataclass(frozen=True, slots=True)
class Crowd:
    """A unit, its places, and the students (by their number in the plan) who wanted it besides those who have it."""

    unit: str
    places: int
    besides: tuple[int, ...]


def plan_crowds(college: College, seed: int) -> list[Crowd]:
    """Units taken by as many as have places, and wanted by a quarter more of those who might."""
    chance = random.Random(f"crowds-{seed}")
    taken = demand(list(college.students))
    before = chains(college.units)
    sized = sorted(code for code, number in taken.items() if number in SIZES)
    crowds = []
    for code in chance.sample(sized, min(CROWDED, len(sized))):
        structure = next(unit.structure for unit in college.units if unit.code == code)
        able = [
            number
            for number, (student, past) in enumerate(zip(college.students, college.pasts, strict=True))
            if structure in (student.programme, "HUMA")
            and code not in student.choices
            and code not in (had := acquired(past))
            and before.get(code, code) in had | {code}
        ]
        more = min(len(able), round(taken[code] * MORE))
        crowds.append(Crowd(code, taken[code], tuple(sorted(chance.sample(able, more)))))
    return crowds
