"""What the independent verifier says of a timetable, in figures by row ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cartable.engines.timetable.models import Distribution
from cartable.engines.timetable.types import (
    ClashFigures,
    CostFigures,
    PlacementFigures,
    SolutionFigures,
    ViolationFigures,
)
from cartable_timetable import Problem, Report, Solution, Violation
from cartable_timetable.check import check

CLASS_PARAMS = ("id", "other", "parent")
CONSTRAINT_FAULTS = ("distribution_broken", "distribution_broken_pairs")
MAX_PAIRS = 50


def figures_of(term: Any, problem: Problem, solution: Solution) -> SolutionFigures:
    """Verify a solution of ``build_problem(term)`` and put all that is to be stored of it in figures.

    Placements and seats that name nothing of the problem are left out; the violations say so.
    """
    report = check(problem, solution)
    cost = report.cost
    return SolutionFigures(
        is_feasible=report.feasible,
        cost=CostFigures(cost.time, cost.room, cost.distribution, cost.student, cost.total),
        placements=tuple(_placements(problem, solution)),
        seats=tuple(_seats(problem, solution)),
        violations=(*_hard_faults(report), *_constraints(term, report)),
        clashes=tuple(
            ClashFigures(int(clash.student), int(clash.first), int(clash.second)) for clash in report.student_conflicts
        ),
    )


def _placements(problem: Problem, solution: Solution) -> Iterator[PlacementFigures]:
    rooms = {room.id for room in problem.rooms}
    for class_ in problem.classes():
        placed = solution.placements.get(class_.id)
        if placed is not None:
            time = placed.time
            room = int(placed.room) if placed.room in rooms and placed.room is not None else None
            yield PlacementFigures(int(class_.id), time.days, time.weeks, time.start, time.length, room)


def _seats(problem: Problem, solution: Solution) -> Iterator[tuple[int, int]]:
    students = {student.id for student in problem.students}
    for class_ in problem.classes():
        for person in dict.fromkeys(solution.students.get(class_.id, ())):
            if person in students:
                yield int(class_.id), int(person)


def _hard_faults(report: Report) -> Iterator[ViolationFigures]:
    """Broken rules on times, rooms, seats and choices; constraints between classes come from the list of violations."""
    for fault in report.errors:
        if fault.code not in CONSTRAINT_FAULTS:
            named = dict.fromkeys(int(fault.params[key]) for key in CLASS_PARAMS if key in fault.params)
            yield ViolationFigures(fault.code, True, 0, tuple(named), None, dict(fault.params))


def _constraints(term: Any, report: Report) -> Iterator[ViolationFigures]:
    ids = list(Distribution.objects.filter(term=term).order_by("rank").values_list("id", flat=True))
    for violation in report.violations:
        yield ViolationFigures(
            code="distribution",
            is_hard=violation.required,
            cost=violation.penalty,
            class_ids=_classes_of(violation),
            distribution_id=ids[violation.position - 1],
            params={
                "kind": violation.kind.value,
                "amount": violation.amount,
                "pairs": [[int(a), int(b)] for a, b in violation.pairs[:MAX_PAIRS]],
            },
        )


def _classes_of(violation: Violation) -> tuple[int, ...]:
    """The classes of the broken pairs; all those of the constraint when it isn't about pairs."""
    names = [name for pair in violation.pairs for name in pair] if violation.pairs else violation.classes
    return tuple(dict.fromkeys(int(name) for name in names))
