"""The verifier: whether a solution keeps every hard rule, and what it costs.

It shares no code with the solver. Source of the rules and of the cost: the competition's paper (PATAT 2018).
"""

from __future__ import annotations

from cartable_timetable.checking.conflicts import list_student_conflicts
from cartable_timetable.checking.constraints import list_violations, note_broken_rules
from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.checking.placements import note_placement_faults, resolve_placements, sum_preferences
from cartable_timetable.checking.report import Report, StudentConflict, Violation
from cartable_timetable.checking.rooms import note_room_use_faults
from cartable_timetable.checking.students import list_attendance, note_attendance_faults
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.extensions.pricing import note_broken_extensions, price_extensions
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Cost, Problem, Solution, Weights

__all__ = ["Report", "StudentConflict", "Violation", "check"]


def check(problem: Problem, solution: Solution) -> Report:
    """Verifies ``solution`` against every rule of ``problem``.

    Never raises for a bad solution: everything wrong is in ``Report.errors``. An incomplete or infeasible solution
    still gets the cost of what it places. Constraints of ours are priced apart, in ``Report.extensions``.
    ``problem`` must be sound: ``validation.list_faults(problem)`` finds nothing.
    """
    index = ProblemIndex(problem)
    errors = FaultList(limit=100_000)
    note_placement_faults(index, solution, errors)
    placements = resolve_placements(index, solution)
    note_room_use_faults(index, placements, errors)
    violations = list_violations(index, placements)
    note_broken_rules(violations, errors)
    note_attendance_faults(index, solution, errors)
    conflicts = list_student_conflicts(index, placements, list_attendance(index, solution))
    extensions = price_extensions(problem.extensions, Facts.of_solution(index, solution)) if problem.extensions else []
    note_broken_extensions(extensions, errors)
    time, room = sum_preferences(index, placements)
    distribution = sum(violation.penalty for violation in violations)
    raw = Cost(time, room, distribution, len(conflicts), 0)
    weighted = _weight(raw, problem.weights)
    faults = errors.sorted()
    return Report(
        feasible=not faults,
        errors=tuple(faults),
        cost=Cost(raw.time, raw.room, raw.distribution, raw.student, weighted.total),
        weighted=weighted,
        violations=tuple(violations),
        student_conflicts=tuple(conflicts),
        extensions=tuple(extensions),
    )


def _weight(cost: Cost, weights: Weights) -> Cost:
    parts = (
        cost.time * weights.time,
        cost.room * weights.room,
        cost.distribution * weights.distribution,
        cost.student * weights.student,
    )
    return Cost(*parts, sum(parts))
