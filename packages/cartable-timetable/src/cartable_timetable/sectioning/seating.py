"""A first seat for everybody who can have one, and the conflicts that no seating avoids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from time import monotonic

import numpy as np

from cartable_timetable.sectioning.arrays import I32, Seating
from cartable_timetable.sectioning.compiling import Compiled
from cartable_timetable.sectioning.construction import (
    effective_limits,
    new_scratch,
    seat_all,
    sum_least_conflicts,
)
from cartable_timetable.sectioning.reasons import Reason
from cartable_timetable.sectioning.recounting import recount
from cartable_timetable.sectioning.shortage import explain_shortage, is_counted_exactly, plan_seats

_STUDENTS_AT_ONCE = 500


def seat_everybody(compiled: Compiled, seed: int) -> tuple[Seating, Mapping[int, Reason]]:
    """Seats as many as can be, at home first; for each course that leaves somebody out, the reason."""
    seating = compiled.seat_at_home()
    rng = np.random.default_rng(seed)
    left_out = _fill(compiled, seating, rng)
    for course in sorted({compiled.requests[row][1] for row in left_out}):
        if not is_counted_exactly(compiled.structure, course):
            plan = plan_seats(compiled.structure, course, len(_requests_of(compiled, course)))
            if plan is not None:
                _reseat(compiled, seating, course, plan)
    seating = recount(compiled.tables, seating.slot)
    empty = Counter(compiled.requests[row][1] for row in _without_seat(compiled, seating))
    demand = Counter(course for _, course in compiled.requests)
    return seating, {
        course: explain_shortage(compiled.problem.courses[course], demand[course], count)
        for course, count in empty.items()
    }


def prove_least_conflicts(compiled: Compiled, seating: Seating, *, seconds: float) -> list[int]:
    """For each student, conflicts that they have in whatever seats; 0 where it takes too long to prove."""
    tables = compiled.tables
    count = len(seating.conflicts)
    least = np.zeros(count, dtype=np.int32)
    scratch, key = new_scratch(tables)
    end = monotonic() + seconds
    for low in range(0, count, _STUDENTS_AT_ONCE):
        if monotonic() > end:
            break
        high = min(count, low + _STUDENTS_AT_ONCE)
        sum_least_conflicts(tables, seating.slot, seating.size, seating.conflicts, least, low, high, scratch, key)
    return least.tolist()


def _fill(compiled: Compiled, seating: Seating, rng: np.random.Generator) -> list[int]:
    order = rng.permutation(len(compiled.requests)).astype(np.int32)
    room = np.array(effective_limits(compiled.structure), dtype=np.int32)
    scratch, key = new_scratch(compiled.tables)
    seat_all(compiled.tables, seating, order, room, scratch, key)
    return _without_seat(compiled, seating)


def _without_seat(compiled: Compiled, seating: Seating) -> list[int]:
    firsts = compiled.tables.slot_ptr[:-1]
    rows: I32 = np.flatnonzero(seating.slot[firsts] < 0).astype(np.int32)
    return rows.tolist()  # type: ignore[no-any-return]


def _requests_of(compiled: Compiled, course: int) -> list[int]:
    low, high = compiled.tables.mate_ptr[course], compiled.tables.mate_ptr[course + 1]
    return compiled.tables.mate[low:high].tolist()  # type: ignore[no-any-return]


def _reseat(compiled: Compiled, seating: Seating, course: int, plan: Mapping[tuple[int, ...], int]) -> None:
    """Bring a course to so many students in each bundle; whoever can stays where they are."""
    left = dict(plan)
    waiting = []
    for request in _requests_of(compiled, course):
        present = tuple(compiled.classes_of(seating, request))
        if left.get(present, 0) > 0:
            left[present] -= 1
        else:
            waiting.append(request)
    bundles = [bundle for bundle, count in left.items() for _ in range(count)]
    for position, request in enumerate(waiting):
        first, last = compiled.tables.slot_ptr[request], compiled.tables.slot_ptr[request + 1]
        seating.slot[first:last] = -1
        if position < len(bundles):
            seating.slot[first : first + len(bundles[position])] = bundles[position]
