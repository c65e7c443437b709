"""Constraints of ours after changes: they name who and what is left."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cartable_timetable.cli import main
from cartable_timetable.extensions import (
    EVERY_STUDENT,
    Attendee,
    BalancedSizes,
    EdgeHours,
    Extension,
    KeptTogether,
    LunchBreak,
    NeedsSection,
    ReservedPlaces,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
)
from cartable_timetable.model import Problem, Solution, Time
from cartable_timetable.repairing import (
    Change,
    ChangeChoices,
    ChangeLimit,
    ChangesRefused,
    CloseRoom,
    DropCourse,
    DropStudents,
    adapt_extensions,
    apply_changes,
)
from cartable_timetable.xml import write_problem, write_solution

AWAY = (Time(1, 15, 0, 100),)
BOTH = LunchBreak(0, 50, 5, who=Who(students=("1", "2"), attendees=(Attendee("x", ("L1", "P1")),)), penalty=1)


@pytest.mark.parametrize(
    ("extension", "change", "expected"),
    [
        (BalancedSizes("S3", penalty=1), DropCourse("C2"), None),
        (BalancedSizes("S1", penalty=1), DropCourse("C2"), BalancedSizes("S1", penalty=1)),
        (
            KeptTogether("C1", ("1", "2"), required=True),
            DropStudents(("1",)),
            KeptTogether("C1", ("2",), required=True),
        ),
        (KeptTogether("C1", ("1",), penalty=1), DropStudents(("1",)), None),
        (KeptTogether("C2", ("1", "3"), penalty=1), ChangeChoices("3", ("C1",)), KeptTogether("C2", ("1",), penalty=1)),
        (KeptTogether("C2", ("1", "3"), penalty=1), DropCourse("C2"), None),
        (
            NeedsSection("C1", ("1", "3"), ("L1",), penalty=1),
            ChangeChoices("1", ("C2",)),
            NeedsSection("C1", ("3",), ("L1",), penalty=1),
        ),
        (NeedsSection("C2", ("3",), ("P2",), penalty=1), DropCourse("C2"), None),
        (
            ReservedPlaces("L1", 1, ("1", "2"), penalty=1),
            DropStudents(("1", "2")),
            ReservedPlaces("L1", 1, (), penalty=1),
        ),
        (ReservedPlaces("P2", 1, ("1",), penalty=1), DropCourse("C2"), None),
        (ReservedPlaces("P2", 1, (), penalty=1), ChangeLimit("P2", None), None),
        (ReservedPlaces("L1", 2, (), penalty=1), ChangeLimit("L1", 1), ReservedPlaces("L1", 1, (), penalty=1)),
        (
            TeacherAvailability("x", ("P1", "L2"), AWAY, penalty=1),
            DropCourse("C2"),
            TeacherAvailability("x", ("L2",), AWAY, penalty=1),
        ),
        (TeacherMaxDays("x", ("P1", "P2"), 1, penalty=1), DropCourse("C2"), None),
        (BOTH, DropStudents(("1",)), replace(BOTH, who=replace(BOTH.who, students=("2",)))),
        (BOTH, DropCourse("C2"), replace(BOTH, who=replace(BOTH.who, attendees=(Attendee("x", ("L1",)),)))),
        (EdgeHours(5, 90, who=Who(attendees=(Attendee("x", ("P1",)),)), penalty=1), DropCourse("C2"), None),
        (EdgeHours(5, 90, who=EVERY_STUDENT, penalty=1), DropStudents(("1",)), EdgeHours(5, 90, penalty=1)),
    ],
)
def test_what_is_left_of_a_constraint(
    small_problem: Problem, extension: Extension, change: Change, expected: Extension | None
) -> None:
    kept = BalancedSizes("S2", penalty=1)
    problem = replace(small_problem, extensions=(extension, kept))
    changed = apply_changes(problem, [change])
    assert changed.extensions == ((kept,) if expected is None else (expected, kept))
    told, place = adapt_extensions(problem, changed), f"{extension.kind.value}[1]"
    assert told.extensions == changed.extensions
    assert told.dropped == ((place,) if expected is None else ())
    assert told.changed == ((place,) if expected not in (None, extension) else ())


def test_what_was_unknown_before_is_still_refused(small_problem: Problem) -> None:
    problem = replace(small_problem, extensions=(KeptTogether("C1", ("9",), penalty=1),))
    with pytest.raises(ChangesRefused) as refusal:
        apply_changes(problem, [CloseRoom("B", AWAY)])
    assert [fault.code for fault in refusal.value.faults] == ["extension_student_unknown"]


def test_repair_says_what_became_of_them(
    small_problem: Problem,
    make_solution: Callable[..., Solution],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours = (KeptTogether("C1", ("1", "2"), penalty=1), KeptTogether("C2", ("1",), penalty=1))
    write_problem(replace(small_problem, extensions=ours), tmp_path / "p.xml")
    write_solution(make_solution(), small_problem, tmp_path / "s.xml")
    (tmp_path / "c.json").write_text(json.dumps([{"kind": "drop_students", "students": ["1"]}]))
    arguments = ["repair", str(tmp_path / "p.xml"), str(tmp_path / "s.xml"), "-o", str(tmp_path / "o.xml"), "--quiet"]
    arguments += ["--changes", str(tmp_path / "c.json"), "--move-price", "9", "--regroup-price", "9"]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "keptTogether[1]: no longer names what the changes took away",
        "keptTogether[2]: dropped, the changes left it nothing to look at",
    ]
    assert main([*arguments, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["extensions_changed"], answer["extensions_dropped"]) == (["keptTogether[1]"], ["keptTogether[2]"])
