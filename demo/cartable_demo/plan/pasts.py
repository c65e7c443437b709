"""What students did before this term: units acquired and failed, in the order of their terms."""

from __future__ import annotations

import random
from dataclasses import dataclass

from cartable_demo.plan.chains import chains
from cartable_demo.plan.students import PlannedStudent, Shelves, draw, own_weight, shared_weight
from cartable_demo.plan.units import PlannedUnit

PASSED = 0.88
GRADES = (("A", 0.10), ("B", 0.25), ("C", 0.30), ("D", 0.25), ("E", 0.10))
#: What the foundation cycle is worth to those who come into a branch: category and credits.
FOUNDATION = (("cs", 48), ("tm", 30), ("ec", 16), ("ht", 18), ("me", 8))


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """A unit followed ``terms_back`` terms ago (1: the last one), and what came of it."""

    unit: str
    terms_back: int
    is_acquired: bool
    grade: str


def plan_pasts(
    units: list[PlannedUnit], students: list[PlannedStudent], chance: random.Random
) -> list[list[PlannedResult]]:
    """Each student's results in the programme, one term a level behind them.

    What they follow now was not acquired before, and what it is built on was, unless they only just began.
    """
    shelves, before = Shelves(units), chains(units)
    return [_plan_past(student, shelves, before, chance) for student in students]


def acquired(past: list[PlannedResult]) -> set[str]:
    """Codes of the units acquired."""
    return {result.unit for result in past if result.is_acquired}


def bases_of(codes: tuple[str, ...], before: dict[str, str]) -> list[str]:
    """All that the units are built on, the deepest first."""
    found: list[str] = []
    for code in codes:
        chain, last = [], code
        while last in before:
            last = before[last]
            chain.append(last)
        found += [below for below in reversed(chain) if below not in found]
    return found


def _plan_past(
    student: PlannedStudent, shelves: Shelves, before: dict[str, str], chance: random.Random
) -> list[PlannedResult]:
    terms = student.level - 1
    if not terms:
        return []
    owed = [code for code in bases_of(student.choices, before) if code not in student.choices]
    closed = {*student.choices, *owed}
    results: list[PlannedResult] = []
    for term in range(1, terms + 1):
        back = terms + 1 - term
        due = owed[:2] if back > 1 else owed
        owed = owed[len(due) :]
        results += [PlannedResult(code, back, True, _grade(chance)) for code in due]
        for unit in _term_units(student, term, max(0, 6 - len(due)), shelves, closed, chance):
            passed = chance.random() < PASSED
            results.append(PlannedResult(unit.code, back, passed, _grade(chance) if passed else "FX"))
            if passed:
                closed.add(unit.code)
    return results


def _term_units(
    student: PlannedStudent, term: int, number: int, shelves: Shelves, closed: set[str], chance: random.Random
) -> list[PlannedUnit]:
    own = [unit for unit in shelves.own[student.programme] if unit.code not in closed]
    shared = [unit for unit in shelves.shared if unit.code not in closed]
    humanities = min(2, number)
    found = draw(own, number - humanities, chance, lambda unit: own_weight(unit, term, student.track))
    return found + draw(shared, humanities, chance, shared_weight)


def _grade(chance: random.Random) -> str:
    return chance.choices([grade for grade, _ in GRADES], weights=[share for _, share in GRADES])[0]
