"""Changes: what they do to a problem, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cartable_timetable.model import Placement, Problem, Student, Time
from cartable_timetable.repairing import (
    AddCourse,
    AddStudents,
    Change,
    ChangeChoices,
    ChangeLimit,
    ChangesRefused,
    ClassUnavailable,
    CloseRoom,
    DropCourse,
    DropStudents,
    FreezeClass,
    apply_changes,
)
from cartable_timetable.repairing.reading import read_changes

MONDAY = Time(1, 15, 0, 100)


def classes_of(problem: Problem) -> dict[str, object]:
    return {item.id: item for item in problem.classes()}


def test_each_change_does_what_it_says_and_the_problem_given_stays(small_problem: Problem) -> None:
    before = repr(small_problem)
    closed = apply_changes(small_problem, [CloseRoom("B"), CloseRoom("A", (MONDAY,))])
    assert [room.unavailable[-1] for room in closed.rooms] == [MONDAY, Time(31, 15, 0, 100)]
    busy = apply_changes(small_problem, [ClassUnavailable(("L1",), (MONDAY,))])
    assert [item.times[0].time.days for item in busy.classes() if item.id == "L1"] == [16]
    fixed = apply_changes(small_problem, [FreezeClass("L1", Placement(Time(16, 15, 10, 0), "B"))])
    frozen = next(item for item in fixed.classes() if item.id == "L1")
    assert ([option.time.days for option in frozen.times], [option.room for option in frozen.rooms]) == ([16], ["B"])
    roomier = apply_changes(small_problem, [ChangeLimit("P2", None)])
    assert next(item.limit for item in roomier.classes() if item.id == "P2") is None
    people = apply_changes(
        small_problem,
        [DropStudents(("1",)), AddStudents((Student("9", ("C1",)),)), ChangeChoices("3", ("C2",))],
    )
    assert people.students == (Student("2", ("C1",)), Student("3", ("C2",)), Student("9", ("C1",)))
    smaller = apply_changes(small_problem, [DropCourse("C2")])
    assert [course.id for course in smaller.courses] == ["C1"]
    assert smaller.students[0] == Student("1", ("C1",))
    assert apply_changes(smaller, [AddCourse(small_problem.courses[1])]).courses == small_problem.courses
    assert repr(small_problem) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (CloseRoom("Z"), "change_room_unknown"),
        (ClassUnavailable(("Z",), (MONDAY,)), "change_class_unknown"),
        (ClassUnavailable(("T2",), (MONDAY,)), "change_without_time"),
        (DropCourse("Z"), "change_course_unknown"),
        (AddStudents((Student("1", ()),)), "change_student_known"),
        (AddStudents((Student("9", ("Z",)),)), "change_course_unknown"),
        (DropStudents(("Z",)), "change_student_unknown"),
        (ChangeChoices("Z", ()), "change_student_unknown"),
        (ChangeLimit("L1", -1), "change_limit_negative"),
        (FreezeClass("L1", Placement(Time(2, 15, 10, 10), "A")), "change_not_allowed"),
        (FreezeClass("L1", Placement(Time(1, 15, 10, 10), None)), "change_not_allowed"),
    ],
)
def test_what_cannot_be_applied_is_refused_with_its_place(small_problem: Problem, change: Change, code: str) -> None:
    with pytest.raises(ChangesRefused) as refusal:
        apply_changes(small_problem, [CloseRoom("B"), change])
    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [(code, "change[2]")]


def test_a_course_that_exists_and_too_few_places_are_refused(small_problem: Problem) -> None:
    with pytest.raises(ChangesRefused, match="Course C1 exists already"):
        apply_changes(small_problem, [AddCourse(small_problem.courses[0])])
    with pytest.raises(ChangesRefused, match="Course C1 is chosen by 3 students and can hold 2"):
        apply_changes(small_problem, [ChangeLimit("L1", 0)])


def test_changes_are_read_from_json(small_problem: Problem, tmp_path: Path) -> None:
    hour = {"days": "10000", "weeks": "1111", "start": 10, "length": 10}
    entries = [
        {"kind": "close_room", "room": "A"},
        {"kind": "class_unavailable", "classes": ["L1"], "times": [hour]},
        {"kind": "teacher_unavailable", "teacher": "T", "classes": ["L2"], "times": []},
        {"kind": "drop_course", "course": "C2"},
        {"kind": "add_students", "students": [{"id": "9", "courses": ["C1"]}]},
        {"kind": "drop_students", "students": ["1"]},
        {"kind": "change_choices", "student": "2", "courses": []},
        {"kind": "change_limit", "class": "L1", "limit": None},
        {"kind": "freeze_class", "class": "L1", "time": hour, "room": "A"},
    ]
    path = tmp_path / "changes.json"
    path.write_text(json.dumps(entries))
    changes = read_changes(path, small_problem)
    assert len(changes) == len(entries)
    assert changes[1] == ClassUnavailable(("L1",), (Time(1, 15, 10, 10),))
    assert changes[8] == FreezeClass("L1", Placement(Time(1, 15, 10, 10), "A"))


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("{", [("changes_malformed", "changes.json")]),
        ("{}", [("changes_malformed", "changes.json")]),
        ('[{"kind": "explode"}, {}]', [("change_kind_unknown", "change[1]"), ("change_kind_unknown", "change[2]")]),
        ('[{"kind": "close_room"}]', [("change_field_missing", "change[1]")]),
        ('[{"kind": "close_room", "room": "A", "x": 1}]', [("change_field_unknown", "change[1]")]),
        ('[{"kind": "close_room", "room": 3}]', [("change_field_wrong", "change[1]")]),
        ('[{"kind": "change_limit", "class": "L1", "limit": true}]', [("change_field_wrong", "change[1]")]),
        ('[{"kind": "close_room", "room": "A", "times": [{"days": "1"}]}]', [("change_field_wrong", "change[1]")]),
    ],
)
def test_a_bad_file_is_refused_with_everything_wrong(
    small_problem: Problem, tmp_path: Path, content: str, faults: list[tuple[str, str]]
) -> None:
    path = tmp_path / "changes.json"
    path.write_text(content)
    with pytest.raises(ChangesRefused) as refusal:
        read_changes(path, small_problem)
    assert [(fault.code, fault.where) for fault in refusal.value.faults] == faults
    assert all(fault.as_text("fr") != fault.as_text("en") for fault in refusal.value.faults)


def test_a_missing_file_is_told(small_problem: Problem, tmp_path: Path) -> None:
    with pytest.raises(ChangesRefused, match="cannot be read"):
        read_changes(tmp_path / "none.json", small_problem)
