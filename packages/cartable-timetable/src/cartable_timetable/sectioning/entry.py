"""Sectioning alone: the timetable is fixed, students get their classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cartable_timetable.model import Placement, Problem, Solution
from cartable_timetable.result import OnProgress
from cartable_timetable.sectioning.reasons import Reason
from cartable_timetable.sectioning.result import Regrouped, SectioningResult, Unseated

if TYPE_CHECKING:
    from cartable_timetable.sectioning.arrays import Seating
    from cartable_timetable.sectioning.compiling import Compiled

_BOUND_SHARE = 0.15
_REPORT_SHARE = 0.1
"""Parts of the time kept for the bound and for the verifier."""


def section(
    problem: Problem,
    placements: Mapping[str, Placement],
    *,
    time_limit: float = 20.0,
    seed: int = 1,
    start: Mapping[str, Sequence[str]] | None = None,
    regroup_price: int = 0,
    on_progress: OnProgress | None = None,
) -> SectioningResult:
    """Give every student one class of each subpart of one configuration of each of their courses.

    Class limits and parents are always kept: who can't be seated within them is listed with the reason. Among such
    seatings the search looks for the least ``weights.student × conflicts + regroup_price × students regrouped`` (a
    student counts once a course whose classes are no longer those of ``start``; a weight of 0 counts as 1), then for
    groups of one subpart as even as may be (least sum of squared sizes). Conflicts are the competition's: classes that
    overlap, or leave too little time to travel; a class without placement has none. ``start`` names the students of
    each class, where to begin from.

    The same ``seed`` gives the same seats unless ``time_limit`` (seconds) or ``on_progress``, which may return False,
    ends the search. The limit doesn't count the compilation of the first call (see :func:`warm_up`), and on a huge
    campus the preparation and the verification, which can't be cut short, may go beyond it. Raises ValueError
    for a limit or a price out of range and for an unknown course.
    """
    _refuse_bad_arguments(problem, time_limit, regroup_price)
    warm_up()
    return _section(problem, placements, time_limit, seed, start, regroup_price, on_progress)


@cache
def warm_up() -> None:
    """Compile the kernels, or load them where a former run has left them: half a minute at most, or a second.

    The first :func:`section` of a process does it; a server may rather do it when it starts.
    """
    from cartable_timetable.sectioning.sample import sample_problem

    problem, placements = sample_problem()
    _section(problem, placements, 1.0, 1, None, 0, None)


def _section(
    problem: Problem,
    placements: Mapping[str, Placement],
    time_limit: float,
    seed: int,
    start: Mapping[str, Sequence[str]] | None,
    regroup_price: int,
    on_progress: OnProgress | None,
) -> SectioningResult:
    # Imported here: numba takes a second to load.
    from cartable_timetable.sectioning.clock import Clock
    from cartable_timetable.sectioning.compiling import Compiled
    from cartable_timetable.sectioning.search import Search
    from cartable_timetable.sectioning.seating import prove_least_conflicts, seat_everybody

    clock = Clock(time_limit, on_progress)
    compiled = Compiled(problem, placements, start)
    seating, shortages = seat_everybody(compiled, seed)
    least = prove_least_conflicts(compiled, seating, seconds=_BOUND_SHARE * time_limit)
    prices = (max(1, problem.weights.student), regroup_price)
    left_out = [row for row, at in enumerate(compiled.tables.slot_ptr[:-1]) if seating.slot[at] < 0]
    reserve = Clock(max(0.01, clock.left - _REPORT_SHARE * time_limit), on_progress)
    search = Search(compiled.tables, seating, clock=reserve, prices=prices, least=sum(least), unseated=len(left_out))
    stopped = search.run(seed)
    unseated = tuple(_explain(compiled, row, shortages) for row in left_out)
    return _report(
        compiled,
        placements,
        search.seating._replace(slot=search.slot),
        unseated,
        sum(least),
        clock.elapsed,
        prices,
        stopped,
    )


def _refuse_bad_arguments(problem: Problem, time_limit: float, regroup_price: int) -> None:
    if time_limit <= 0:
        raise ValueError(f"time_limit must be positive; got {time_limit}")
    if regroup_price < 0:
        raise ValueError(f"regroup_price must not be negative; got {regroup_price}")
    known = {course.id for course in problem.courses}
    for student in problem.students:
        for course in student.courses:
            if course not in known:
                raise ValueError(f"student {student.id} asks for course {course}, which does not exist")


def _explain(compiled: Compiled, request: int, shortages: Mapping[int, Reason]) -> Unseated:
    student, course = compiled.requests[request]
    return Unseated(compiled.problem.students[student].id, compiled.structure.course_ids[course], shortages[course])


def _report(
    compiled: Compiled,
    placements: Mapping[str, Placement],
    seating: Seating,
    unseated: tuple[Unseated, ...],
    least: int,
    elapsed: float,
    prices: tuple[int, int],
    stopped: str,
) -> SectioningResult:
    """The verifier, which shares no code with the search, counts the conflicts and has the last word on limits."""
    from cartable_timetable.checking.conflicts import list_student_conflicts
    from cartable_timetable.checking.index import ProblemIndex
    from cartable_timetable.checking.placements import resolve_placements
    from cartable_timetable.checking.students import list_attendance, note_attendance_faults
    from cartable_timetable.faults import FaultList

    students = compiled.attendance(seating)
    index = ProblemIndex(compiled.problem)
    solution = Solution(compiled.problem.name, placements, students)
    faults = FaultList()
    note_attendance_faults(index, solution, faults)
    conflicts = tuple(
        list_student_conflicts(index, resolve_placements(index, solution), list_attendance(index, solution))
    )
    regrouped = tuple(list_regrouped(compiled, seating))
    return SectioningResult(
        students=students,
        sizes={identifier: len(people) for identifier, people in students.items()},
        feasible=not faults.sorted(),
        conflicts=conflicts,
        least_conflicts=least,
        unseated=unseated,
        regrouped=regrouped,
        cost=prices[0] * len(conflicts) + prices[1] * len(regrouped),
        elapsed=elapsed,
        evaluated=int(seating.totals[3]),
        stopped=stopped,
    )


def list_regrouped(compiled: Compiled, seating: Seating) -> list[Regrouped]:
    """The requests whose classes are not those they began with."""
    tables, classes = compiled.tables, compiled.structure.classes
    changed = []
    for request in tables.has_home.nonzero()[0].tolist():
        first, last = tables.slot_ptr[request], tables.slot_ptr[request + 1]
        if (seating.slot[first:last] != tables.home[first:last]).any():
            student, course = compiled.requests[request]
            before, after = (
                tuple(classes[item].id for item in row[first:last].tolist() if item >= 0)
                for row in (tables.home, seating.slot)
            )
            changed.append(
                Regrouped(compiled.problem.students[student].id, compiled.structure.course_ids[course], before, after)
            )
    return changed
