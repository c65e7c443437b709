"""A repair keeps every rule, tells what it moved, and moves no more than it is paid for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.model import Placement, Problem, Solution, Student, Time
from cartable_timetable.repairing import (
    AddCourse,
    AddStudents,
    Change,
    ChangeLimit,
    ChangesRefused,
    ClassUnavailable,
    CloseRoom,
    DropCourse,
    DropStudents,
    RepairResult,
    TeacherUnavailable,
    apply_changes,
    repair,
)
from cartable_timetable.repairing.result import NOTHING_BROKEN
from cartable_timetable.xml import read_problem

Published = tuple[Problem, Solution]
Make = Callable[[int], Published]
MONDAY = Time(1, 3, 0, 288)


def mend(problem: Problem, before: Solution, **options: object) -> RepairResult:
    settings_ = {"move_price": 20, "regroup_price": 5, "time_limit": 60.0, "improve": False, **options}
    return repair(problem, before, **settings_)  # type: ignore[arg-type]


def verify(problem: Problem, before: Solution, result: RepairResult) -> None:
    """The verifier's verdict and cost; moves, regroupings and prices counted again from the two timetables."""
    report = check(problem, result.solution)
    assert (result.feasible, result.faults, result.cost) == (report.feasible, report.errors, report.cost)
    moved, price = [], 0
    for name, place in before.placements.items():
        now = result.solution.placements.get(name)
        if now is not None and now != place:
            moved.append(name)
            price += 20 * (now.time != place.time) + 10 * (now.room != place.room)
    assert sorted(item.class_ for item in result.moved) == sorted(moved)
    regrouped = set()
    for course in problem.courses:
        names = [item.id for config in course.configs for part in config.subparts for item in part.classes]
        for student in problem.students:
            was = {name for name in names if student.id in before.students.get(name, ())}
            now_in = {name for name in names if student.id in result.solution.students.get(name, ())}
            if course.id in student.courses and was and was != now_in:
                regrouped.add((student.id, course.id))
    assert {(item.student, item.course) for item in result.regrouped} == regrouped
    assert result.disturbance == price + 5 * len(regrouped)


def draw_change(seed: int, data: st.DataObject, problem: Problem) -> Change:
    names = [item.id for item in problem.classes()]
    some = tuple(data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)))
    day = Time(1 << data.draw(st.integers(0, 2)), 3, 0, 288)
    return data.draw(
        st.sampled_from(
            (
                CloseRoom(data.draw(st.sampled_from("ABC")), (day,)),
                CloseRoom(data.draw(st.sampled_from("ABC"))),
                ClassUnavailable(some, (day,)),
                TeacherUnavailable("someone", some, (day,)),
                AddStudents(tuple(Student(f"n{k}", ("k0", "k3")) for k in range(4))),
                DropStudents(("s1", "s2")),
                ChangeLimit("k0.g0", 2),
                DropCourse("k1"),
            )
        )
    )


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_what_a_repair_tells_is_what_it_did(published: Make, seed: int, data: st.DataObject) -> None:
    problem, before = published(seed)
    try:
        changed = apply_changes(problem, [draw_change(seed, data, problem)])
    except ChangesRefused:
        return
    verify(changed, before, mend(changed, before))


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6))
def test_without_change_nothing_moves(published: Make, seed: int) -> None:
    problem, before = published(seed)
    result = mend(problem, before)
    assert (result.feasible, result.moved, result.regrouped, result.disturbance) == (True, (), (), 0)
    assert result.stopped == NOTHING_BROKEN
    assert result.solution == before


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10**6))
def test_at_a_high_price_only_the_classes_of_a_closed_room_move(published: Make, seed: int) -> None:
    problem, before = published(seed)
    changed = apply_changes(problem, [CloseRoom("A", (MONDAY,))])
    hit = [name for name, place in before.placements.items() if place.room == "A" and place.time.days == 1]
    result = mend(changed, before, move_price=2000, room_price=1000, regroup_price=500)
    assert result.feasible
    assert [item.class_ for item in result.moved] == hit
    assert result.regrouped == ()
    for item in result.moved:
        assert item.students == before.students[item.class_]


def test_frozen_classes_stay_or_are_refused(published: Make) -> None:
    problem, before = published(3)
    hit = next(name for name, place in before.placements.items() if place.room == "A" and place.time.days == 1)
    others = [name for name in before.placements if name != hit]
    changed = apply_changes(problem, [CloseRoom("A", (MONDAY,))])
    result = mend(changed, before, frozen=[hit], time_limit=4.0)
    assert not result.feasible
    assert {fault.code for fault in result.faults} == {"room_unavailable"}
    free = mend(apply_changes(problem, [ClassUnavailable((hit,), (MONDAY,))]), before, frozen=others)
    assert [item.class_ for item in free.moved] == [hit]
    with pytest.raises(ChangesRefused, match="Class nowhere does not exist"):
        mend(changed, before, frozen=["nowhere"])
    with pytest.raises(ChangesRefused, match="cannot stay there"):
        mend(apply_changes(problem, [ClassUnavailable((hit,), (MONDAY,))]), before, frozen=[hit])


def test_a_new_course_is_placed_and_new_students_are_seated(published: Make) -> None:
    problem, before = published(5)
    model = problem.courses[0]
    (config,) = model.configs
    lecture = replace(config.subparts[0].classes[0], id="new")
    part = replace(config.subparts[0], id="new", classes=(lecture,))
    course = replace(model, id="new", configs=(replace(config, id="new", subparts=(part,)),))
    newcomers = tuple(Student(f"n{k}", ("new", "k1")) for k in range(3))
    changed = apply_changes(problem, [AddCourse(course), AddStudents(newcomers)])
    result = mend(changed, before)
    assert result.feasible
    assert "new" in result.solution.placements
    assert {"n0", "n1", "n2"} <= set(result.solution.students["new"])
    assert result.moved == ()
    verify(changed, before, result)


def test_what_cannot_be_mended_is_never_called_feasible(published: Make) -> None:
    problem, before = published(1)
    changed = apply_changes(problem, [CloseRoom(room) for room in "ABC"])
    result = mend(changed, before, time_limit=3.0, improve=True)
    assert not result.feasible
    assert {fault.code for fault in result.faults} == {"room_unavailable"}


def test_improving_under_the_prices_never_costs_more(published: Make) -> None:
    problem, before = published(2)
    changed = apply_changes(problem, [CloseRoom("B", (MONDAY,))])
    mended = mend(changed, before)
    improved = mend(changed, before, improve=True, time_limit=6.0)
    verify(changed, before, improved)
    assert improved.feasible
    assert improved.cost.total + improved.disturbance <= mended.cost.total + mended.disturbance


@pytest.mark.parametrize(
    ("options", "message"),
    [({"time_limit": 0}, "time_limit must be positive; got 0"), ({"move_price": -1}, "prices must not be negative")],
)
def test_bad_arguments_are_named(published: Make, options: dict[str, int], message: str) -> None:
    problem, before = published(1)
    with pytest.raises(ValueError, match=message):
        mend(problem, before, **options)


def test_a_published_instance_is_mended(itc2019: Path) -> None:
    """wbg-fal10 solved in a few seconds, then a room closes on Monday mornings."""
    from cartable_timetable.solver import solve

    problem = read_problem(itc2019 / "wbg-fal10.xml.gz")
    solved = solve(problem, time_limit=600, max_iterations=400_000)
    assert solved.solution is not None
    if not solved.feasible:
        pytest.skip("the solver found no feasible timetable to publish in so few moves")
    use: dict[str, list[Placement]] = {}
    for place in solved.solution.placements.values():
        if place.room is not None:
            use.setdefault(place.room, []).append(place)
    room = max(sorted(use), key=lambda name: len(use[name]))
    changed = apply_changes(problem, [CloseRoom(room, (replace(use[room][0].time),))])
    result = mend(changed, solved.solution, move_price=20, time_limit=120.0)
    assert result.feasible
    assert len(result.moved) >= 1
    verify(changed, solved.solution, result)
