"""An empty timetable: every class nowhere, every student in no class."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I64, State, Tables
from cartable_timetable.solver.randomness import new_generator


def empty_state(tables: Tables, seed: int) -> State:
    """A state with nothing placed and the memory that a run will need."""
    count = len(tables.choices.t_ptr) - 1
    nowhen, nowhere = len(tables.times.start) - 1, tables.rooms.travel.shape[0] - 1
    per_room = np.bincount(tables.choices.r_id, minlength=nowhere + 1)
    near_ptr = np.concatenate(([0], np.cumsum(_neighbour_bounds(tables)))).astype(np.int64)
    place = np.empty((count, 2), dtype=np.int32)
    place[:, 0], place[:, 1] = nowhen, nowhere
    return State(
        place=place,
        pick=np.full((count, 2), -1, dtype=np.int32),
        hall_ptr=np.concatenate(([0], np.cumsum(per_room))).astype(np.int32),
        hall=np.zeros(int(per_room.sum()) + 1, dtype=np.int32),
        hall_n=np.zeros(nowhere + 1, dtype=np.int32),
        hall_at=np.zeros(count, dtype=np.int32),
        group_raw=np.zeros(len(tables.groups.rows), dtype=np.int64),
        conflict=np.zeros(count, dtype=np.int64),
        slot=np.full(int(tables.seats.slot_ptr[-1]), -1, dtype=np.int32),
        size=np.zeros(count, dtype=np.int32),
        near_ptr=near_ptr,
        near=np.zeros((int(near_ptr[-1]), 2), dtype=np.int32),
        near_n=np.zeros(count, dtype=np.int32),
        totals=np.zeros(3, dtype=np.int64),
        force=np.zeros(tables.pairs.constraints + nowhere + 1),
        rng=new_generator(seed),
    )


def _neighbour_bounds(tables: Tables) -> I64:
    """The most classes that may ever share a student with each class.

    Both the classes of the courses chosen together with its own, and the seats times the other classes of a student,
    bound it; so memory grows with the students, not with the square of the classes.
    """
    seats = tables.seats
    courses = len(seats.course_class_ptr) - 1
    count = len(seats.limit)
    bounds = np.zeros(count, dtype=np.int64)
    if not len(seats.course_of):
        return bounds
    together: list[set[int]] = [set() for _ in range(courses)]
    firsts = np.flatnonzero(np.append(True, seats.student_of[1:] != seats.student_of[:-1]))
    lasts = np.append(firsts[1:], len(seats.course_of))
    widest = int(np.diff(seats.student_ptr).max())
    for choice in {tuple(seats.course_of[a:b].tolist()) for a, b in zip(firsts, lasts, strict=True)}:
        for course in choice:
            together[course].update(choice)
    sizes = np.diff(seats.course_class_ptr)
    for course in range(courses):
        if not together[course]:
            continue
        reach = int(sizes[list(together[course])].sum())
        enrolled = seats.course_enrolment_ptr[course + 1] - seats.course_enrolment_ptr[course]
        for c in seats.course_class[seats.course_class_ptr[course] : seats.course_class_ptr[course + 1]]:
            bounds[c] = min(reach, int(enrolled) * widest)
            if enrolled > seats.limit[c] > 0:
                bounds[c] = min(bounds[c], 2 * int(seats.limit[c]) * widest)
    return bounds
