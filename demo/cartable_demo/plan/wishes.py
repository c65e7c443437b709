"""What students wish for the coming term."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from cartable_demo.plan.chains import chains
from cartable_demo.plan.pasts import PlannedResult, acquired
from cartable_demo.plan.students import PlannedStudent, Shelves, draw, own_weight, shared_weight
from cartable_demo.plan.units import PlannedUnit

#: How far lists are, a few days before the closing.
STATES = (("sent", 0.50), ("approved", 0.12), ("returned", 0.03), ("draft", 0.20), ("", 0.15))


@dataclass(frozen=True, slots=True)
class PlannedWishes:
    """A student's list: units by kind, in order of preference; ``state`` empty when they have begun none."""

    state: str
    main: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    reserve: tuple[str, ...] = ()


def plan_wishes(
    units: list[PlannedUnit],
    students: list[PlannedStudent],
    pasts: list[list[PlannedResult]],
    chance: random.Random,
) -> list[PlannedWishes]:
    """A list for each student; what they acquired or follow now is not wished, what it opens is."""
    shelves, before = Shelves(units), chains(units)
    return [_plan_list(student, past, shelves, before, chance) for student, past in zip(students, pasts, strict=True)]


def wished(lists: list[PlannedWishes]) -> Counter[str]:
    """How many students wish each unit first of all."""
    return Counter(code for one in lists for code in one.main)


def _plan_list(
    student: PlannedStudent,
    past: list[PlannedResult],
    shelves: Shelves,
    before: dict[str, str],
    chance: random.Random,
) -> PlannedWishes:
    state = chance.choices([key for key, _ in STATES], weights=[share for _, share in STATES])[0]
    had = acquired(past) | set(student.choices)

    def is_open(unit: PlannedUnit) -> bool:
        return unit.code not in had and before.get(unit.code, unit.code) in had | {unit.code}

    own = [unit for unit in shelves.own[student.programme] if is_open(unit)]
    shared = [unit for unit in shelves.shared if is_open(unit)]
    number = chance.choice((3, 4, 4, 4, 5))
    drawn = draw(own, number + 2, chance, lambda unit: own_weight(unit, student.level + 1, student.track))
    human = draw(shared, 3, chance, shared_weight)
    main = tuple(unit.code for unit in [*drawn[:number], *human[:2]])
    return PlannedWishes(
        state=state,
        main=main,
        optional=tuple(unit.code for unit in human[2:]) if chance.random() < 0.3 else (),
        reserve=tuple(unit.code for unit in drawn[number:]),
    )
