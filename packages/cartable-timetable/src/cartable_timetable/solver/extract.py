"""Between arrays and the model: reading a start solution, writing the result and its cost."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from cartable_timetable.model import Cost, Placement, Solution
from cartable_timetable.solver.arrays import State
from cartable_timetable.solver.class_move import put_class, refresh_groups
from cartable_timetable.solver.compile import Compiled
from cartable_timetable.solver.proposals import find_option
from cartable_timetable.solver.snapshot import Snapshot
from cartable_timetable.solver.student_change import take_seats


def to_solution(compiled: Compiled, state: State | Snapshot) -> Solution:
    """The timetable held by ``state``."""
    nowhere = len(compiled.room_ids)
    placements = {}
    for c, item in enumerate(compiled.classes):
        t, r = int(state.place[c, 0]), int(state.place[c, 1])
        if t < len(compiled.times):
            room = compiled.room_ids[r] if r < nowhere else None
            placements[item.id] = Placement(compiled.times[t], room)
    names = [student.id for student in compiled.problem.students]
    seats = compiled.tables.seats
    students: dict[str, list[str]] = defaultdict(list)
    for e, (student, _) in enumerate(compiled.enrolments.pairs):
        for c in state.slot[seats.slot_ptr[e] : seats.slot_ptr[e + 1]].tolist():
            if c >= 0:
                students[compiled.classes[c].id].append(names[student])
    return Solution(
        name=compiled.problem.name,
        placements=placements,
        students={item.id: tuple(students.get(item.id, ())) for item in compiled.classes},
    )


def to_cost(compiled: Compiled, snapshot: Snapshot) -> Cost:
    """Unweighted sums and the weighted total of a timetable."""
    choices, weights = compiled.tables.choices, compiled.problem.weights
    time = int(choices.t_cost[snapshot.pick[:, 0]].sum())
    roomed = snapshot.pick[:, 1] >= 0
    room = int(choices.r_cost[snapshot.pick[roomed, 1]].sum())
    student, total = snapshot.conflicts, snapshot.soft
    rest = total - time - room - student * weights.student
    return Cost(
        time=time // weights.time if weights.time else 0,
        room=room // weights.room if weights.room else 0,
        distribution=rest // weights.distribution if weights.distribution else 0,
        student=student,
        total=total,
    )


def load_start(compiled: Compiled, state: State, start: Solution) -> None:
    """Put into an empty ``state`` whatever of ``start`` is still possible; the rest stays empty."""
    _load_students(compiled, state, start)
    tables = compiled.tables
    times, rooms, choices, groups = tables.times, tables.rooms, tables.choices, tables.groups
    row = np.zeros(len(compiled.classes) + 1, dtype=np.int32)
    for c, item in enumerate(compiled.classes):
        placement = start.placements.get(item.id)
        if placement is None or placement.time not in compiled.time_index:
            continue
        trow = find_option(c, compiled.time_index[placement.time], choices.t_ptr, choices.t_id)
        room = compiled.room_index.get(placement.room or "", len(compiled.room_ids))
        rrow = find_option(c, room, choices.r_ptr, choices.r_id)
        if trow < 0 or (item.needs_room and rrow < 0):
            continue
        room = room if item.needs_room else len(compiled.room_ids)
        time = int(choices.t_id[trow])
        state.totals[2] += put_class(
            c, time, room, state.place, state.hall_ptr, state.hall, state.hall_n, state.hall_at, state.conflict,
            state.near_ptr, state.near, state.near_n, times.gap, rooms.travel, rooms.far,
        )  # fmt: skip
        state.pick[c] = trow, rrow
        refresh_groups(
            c, state.place, state.group_raw, groups.of_ptr, groups.of, groups.rows, groups.member_ptr, groups.member,
            row, times.start, times.end, times.days, times.weeks, groups.days, groups.weeks,
        )  # fmt: skip


def _load_students(compiled: Compiled, state: State, start: Solution) -> None:
    """Seat each enrolment as ``start`` says, when that is complete, keeps to parents and finds seats."""
    seats, tables = compiled.tables.seats, compiled.tables
    held: dict[str, set[int]] = defaultdict(set)
    for name, students in start.students.items():
        if name in compiled.class_index:
            for student in students:
                held[student].add(compiled.class_index[name])
    for e, (number, course) in enumerate(compiled.enrolments.pairs):
        mine = held[compiled.problem.students[number].id]
        low, high = seats.course_class_ptr[course], seats.course_class_ptr[course + 1]
        taken = [c for c in seats.course_class[low:high].tolist() if c in mine]
        fresh = np.full(seats.slot_ptr[e + 1] - seats.slot_ptr[e], -1, dtype=np.int32)
        fresh[seats.position[taken]] = taken
        if not _is_complete(compiled, state, taken):
            continue
        state.totals[2] += take_seats(
            e, fresh, seats.slot_ptr, seats.student_of, seats.student_ptr, state.slot, state.size, state.place,
            state.conflict, state.near_ptr, state.near, state.near_n, tables.times.gap, tables.rooms.travel,
            tables.rooms.far,
        )  # fmt: skip


def _is_complete(compiled: Compiled, state: State, taken: list[int]) -> bool:
    seats = compiled.tables.seats
    configs = {int(seats.config_of[c]) for c in taken}
    if len(configs) != 1:
        return False
    config = configs.pop()
    width = int(seats.config_ptr[config + 1] - seats.config_ptr[config])
    if len(taken) != width or len({int(seats.position[c]) for c in taken}) != width:
        return False
    chosen = set(taken)
    parents_kept = all(seats.parent[c] < 0 or int(seats.parent[c]) in chosen for c in taken)
    return parents_kept and all(state.size[c] < seats.limit[c] for c in taken)
