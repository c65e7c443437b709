"""Contradictions that constraints of ours take part in, and those of them that are not looked at."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cartable_timetable.cli import main
from cartable_timetable.explaining import Core, explain_infeasibility, list_unseen_extensions
from cartable_timetable.extensions import (
    BalancedSizes,
    Extension,
    LunchBreak,
    NeedsSection,
    ReservedPlaces,
    TeacherAvailability,
    TeacherMaxDays,
)
from cartable_timetable.model import Problem, Time
from cartable_timetable.xml import write_problem

ALWAYS = Time(31, 15, 0, 100)
LUNCH = LunchBreak(0, 50, 5, required=True)


def explain(problem: Problem, *extensions: Extension) -> Core | None:
    return explain_infeasibility(replace(problem, extensions=extensions), time_limit=60)


def told(core: Core | None) -> list[tuple[str, str]]:
    assert core is not None
    return [(item.kind.value, item.name) for item in core.requirements]


def test_a_teacher_who_is_never_there(small_problem: Problem) -> None:
    wish = TeacherAvailability("y", ("L1",), (ALWAYS,), penalty=9)
    core = explain(small_problem, wish, TeacherAvailability("x", ("L1", "P1"), (ALWAYS,), required=True), LUNCH)
    assert core is not None
    assert (core.is_minimal, core.unseen) == (True, ("lunchBreak[1]",))
    assert told(core)[0] == ("extension", "teacherAvailability[2]")
    assert [kind for kind, _ in told(core)] == ["extension", "place"]
    lines = core.text_in("en").splitlines()
    assert lines[1] == "teacherAvailability[2]: classes L1, P1 must not meet while x is away."
    assert lines[-1] == "Required too, but not looked at: lunchBreak[1]."
    assert core.text_in("fr").splitlines()[-1].startswith("Obligatoires aussi, mais non examinées")


def test_a_teacher_of_one_day_with_classes_on_two(small_problem: Problem) -> None:
    core = explain(small_problem, TeacherMaxDays("x", ("T2", "P2"), 1, required=True))
    assert told(core) == [("extension", "teacherMaxDays[1]"), ("place", "P2"), ("place", "T2")]


def test_reserved_places_leave_too_few_seats(small_problem: Problem) -> None:
    core = explain(small_problem, ReservedPlaces("L1", 2, required=True))
    assert told(core) == [("demand", "C1"), ("limit", "L1"), ("limit", "L2")]
    assert core is not None
    assert "Seats in class L1, once reservedPlaces[1] is kept: 0." in core.text_in("en").splitlines()
    assert "Seats in class L2: 2." in core.text_in("en").splitlines()


def test_a_section_that_is_too_small_for_those_who_need_it(small_problem: Problem) -> None:
    everybody = NeedsSection("C1", ("1", "2", "3"), ("L1",), required=True)
    core = explain(small_problem, everybody)
    assert ("limit", "L2") in told(core)


@pytest.mark.parametrize(
    ("extension", "is_unseen"),
    [
        (LUNCH, True),
        (replace(LUNCH, required=False, penalty=1), False),
        (BalancedSizes("S1", 0, required=True), True),
        (ReservedPlaces("L1", 1, ("1",), required=True), True),
        (ReservedPlaces("L1", 1, required=True), False),
        (TeacherMaxDays("x", ("L1",), 2, required=True), False),
    ],
)
def test_what_is_not_looked_at_is_named(small_problem: Problem, extension: Extension, is_unseen: bool) -> None:
    problem = replace(small_problem, extensions=(extension,))
    assert list_unseen_extensions(problem) == ((f"{extension.kind.value}[1]",) if is_unseen else ())
    assert explain_infeasibility(problem, time_limit=60) is None


def test_the_command_says_so(small_problem: Problem, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_problem(replace(small_problem, extensions=(LUNCH,)), tmp_path / "p.xml")
    arguments = ["explain", str(tmp_path / "p.xml"), "--infeasible", "--language", "en"]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [
        "All the requirements can hold together.",
        "Required too, but not looked at: lunchBreak[1].",
    ]
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unseen_extensions"] == ["lunchBreak[1]"]
