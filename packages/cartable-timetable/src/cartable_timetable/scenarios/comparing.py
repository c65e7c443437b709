"""Timetables side by side, every figure the verifier's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cartable_timetable.check import check
from cartable_timetable.checking.report import Report
from cartable_timetable.model import Placement, Problem, Solution
from cartable_timetable.scenarios.comparison import Comparison, Scenario
from cartable_timetable.solution_lengths import complete_lengths

_HOURS_A_DAY = 24


def compare(
    problems: Problem | Sequence[Problem], solutions: Sequence[Solution], names: Sequence[str] | None = None
) -> Comparison:
    """Compares ``solutions``, of one problem or of one each, with the first of them.

    A timetable may be incomplete or break rules: its figures say so. ``names`` are ``1``, ``2``… by default. Raises
    ValueError when there is nothing to compare or when the numbers of problems, solutions and names differ.
    """
    each = [problems] * len(solutions) if isinstance(problems, Problem) else list(problems)
    told = [str(number) for number in range(1, len(solutions) + 1)] if names is None else list(names)
    if not solutions:
        raise ValueError("there is no solution to compare")
    if not len(each) == len(solutions) == len(told):
        raise ValueError(f"got {len(each)} problems, {len(solutions)} solutions and {len(told)} names")
    views = [_View.of(problem, solution) for problem, solution in zip(each, solutions, strict=True)]
    return Comparison(tuple(_describe(name, view, views[0]) for name, view in zip(told, views, strict=True)))


@dataclass(frozen=True, slots=True)
class _View:
    """A timetable laid out to be compared."""

    problem: Problem
    report: Report
    placements: Mapping[str, Placement]
    classes: frozenset[str]
    students: frozenset[str]
    seats: frozenset[tuple[str, str]]
    conflicts: Counter[str]

    @classmethod
    def of(cls, problem: Problem, solution: Solution) -> _View:
        report = check(problem, solution)
        classes = frozenset(class_.id for class_ in problem.classes())
        placements = complete_lengths(solution, problem).placements
        return cls(
            problem,
            report,
            {name: place for name, place in placements.items() if name in classes},
            classes,
            frozenset(student.id for student in problem.students),
            frozenset((who, name) for name, people in solution.students.items() for who in people),
            Counter(conflict.student for conflict in report.student_conflicts),
        )


def _describe(name: str, view: _View, first: _View) -> Scenario:
    report = view.report
    both = [who.id for who in first.problem.students if who.id in view.students]
    return Scenario(
        name=name,
        feasible=report.feasible,
        errors=len(report.errors),
        cost=report.cost,
        weighted=report.weighted,
        violations=sum(1 for violation in report.violations if not violation.required),
        conflicts=len(report.student_conflicts),
        students_in_conflict=len(view.conflicts),
        hurt=tuple(who for who in both if view.conflicts[who] > first.conflicts[who]),
        relieved=tuple(who for who in both if view.conflicts[who] < first.conflicts[who]),
        rooms_used=_list_rooms(view),
        room_hours=_sum_hours(view),
        classes_moved=_list_moved(view, first),
        seats_moved=_count_moved_seats(view, first),
        extension_total=report.extension_total,
    )


def _list_rooms(view: _View) -> tuple[str, ...]:
    used = {place.room for place in view.placements.values()}
    return tuple(room.id for room in view.problem.rooms if room.id in used)


def _sum_hours(view: _View) -> float:
    """Hours over the term in known rooms, two classes at once in a room counted twice."""
    rooms = {room.id for room in view.problem.rooms}
    slots = sum(
        place.time.length * place.time.days.bit_count() * place.time.weeks.bit_count()
        for place in view.placements.values()
        if place.room in rooms
    )
    return slots * _HOURS_A_DAY / view.problem.slots_per_day


def _list_moved(view: _View, first: _View) -> tuple[str, ...]:
    return tuple(
        class_.id
        for class_ in first.problem.classes()
        if class_.id in view.classes and view.placements.get(class_.id) != first.placements.get(class_.id)
    )


def _count_moved_seats(view: _View, first: _View) -> int:
    lost = first.seats - view.seats
    return sum(
        1
        for who, name in lost
        if who in view.students and name in view.classes and who in first.students and name in first.classes
    )
