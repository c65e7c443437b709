"""First seats: limits and parents kept whatever the structure, as long as there are seats."""

from __future__ import annotations

import numpy as np

from cartable_timetable.model import Class, Config, Course, Problem, Student, Subpart, Time, TimeOption, Weights
from cartable_timetable.solver.compile import Compiled, compile_problem
from cartable_timetable.solver.sectioning import effective_capacity, seat_students
from cartable_timetable.solver.state import empty_state

_HOURS = tuple(TimeOption(Time(1 << day, 1, 96, 12), 0) for day in range(5))


def _lesson(name: str, limit: int | None, parent: str | None = None) -> Class:
    return Class(name, limit, parent, False, _HOURS, ())


def _course(students: int, *configs: tuple[tuple[Class, ...], ...]) -> Compiled:
    parts = tuple(
        Config(str(g), tuple(Subpart(f"{g}{s}", part) for s, part in enumerate(config)))
        for g, config in enumerate(configs)
    )
    people = tuple(Student(str(n), ("k",)) for n in range(students))
    course = Course("k", parts)
    return compile_problem(Problem("seats", 5, 1, 288, Weights(1, 1, 1, 1), (), (course,), (), people))


def test_a_class_holds_no_more_than_its_children_can() -> None:
    compiled = _course(
        5,
        (
            (_lesson("l1", 10), _lesson("l2", 10)),
            (_lesson("g1", 2, "l1"), _lesson("g2", 1, "l1"), _lesson("g3", 4, "l2")),
        ),
    )
    room, total = effective_capacity(compiled.tables.seats)
    assert room.tolist() == [3, 4, 2, 1, 4]
    assert total.tolist() == [7]


def test_every_seat_is_used_before_anybody_is_left_out() -> None:
    config = ((_lesson("l1", 4), _lesson("l2", 9)), (_lesson("g1", 3, "l1"), _lesson("g2", 4, "l2")))
    other = ((_lesson("m", 2),),)
    compiled = _course(10, config, other)
    state = empty_state(compiled.tables, 1)
    assert seat_students(compiled.tables, state) == 1
    sizes = dict(zip((item.id for item in compiled.classes), state.size.tolist(), strict=True))
    assert sizes == {"l1": 3, "l2": 4, "g1": 3, "g2": 4, "m": 2}


def test_subparts_given_children_first_are_understood() -> None:
    compiled = _course(4, ((_lesson("g1", 2, "l1"), _lesson("g2", 2, "l2")), (_lesson("l1", 2), _lesson("l2", 2))))
    state = empty_state(compiled.tables, 1)
    assert seat_students(compiled.tables, state) == 0
    assert compiled.tables.seats.position.tolist() == [1, 1, 0, 0]
    assert state.size.tolist() == [2, 2, 2, 2]


def test_shared_students_are_counted_both_ways() -> None:
    compiled = _course(3, ((_lesson("l", None),), (_lesson("g1", 2), _lesson("g2", 2))))
    state = empty_state(compiled.tables, 1)
    seat_students(compiled.tables, state)
    shared = {}
    for c in range(3):
        low = state.near_ptr[c]
        for other, count in state.near[low : low + state.near_n[c]].tolist():
            shared[c, other] = count
    assert shared == {(0, 1): 2, (1, 0): 2, (0, 2): 1, (2, 0): 1}
    assert np.all(state.conflict == 0)
