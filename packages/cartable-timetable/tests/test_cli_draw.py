"""``draw``, ``smooth`` and ``lower`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cartable_timetable.check import check
from cartable_timetable.cli import main
from cartable_timetable.drawing import draw_week, week_as_text
from cartable_timetable.extensions import KeptTogether, TeacherAvailability, lower
from cartable_timetable.model import Problem, Solution, Time
from cartable_timetable.xml import read_problem, read_solution, write_problem, write_solution

Make = Callable[..., Solution]
TOGETHER = KeptTogether("C1", ("1", "3"), required=True)
AWAY = TeacherAvailability("x", ("L1",), (Time(1, 15, 0, 100),), penalty=4)


@pytest.fixture
def files(small_problem: Problem, make_solution: Make, tmp_path: Path) -> tuple[str, str, str]:
    """Paths of a problem with two constraints of ours, of a timetable that breaks one, and of what is to be written."""
    write_problem(replace(small_problem, extensions=(AWAY, TOGETHER)), tmp_path / "problem.xml")
    write_solution(make_solution(), small_problem, tmp_path / "before.xml")
    return str(tmp_path / "problem.xml"), str(tmp_path / "before.xml"), str(tmp_path / "after.xml")


def test_draw_writes_a_picture_or_tells_it(
    small_problem: Problem,
    make_solution: Make,
    files: tuple[str, str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    problem, before, _ = files
    picture = str(tmp_path / "week.svg")
    arguments = ["draw", problem, before, "--language", "fr"]
    assert main([*arguments, "-o", picture, "--room", "A", "--week", "2"]) == 0
    assert capsys.readouterr().out == f"{picture}: written\n"
    drawn = draw_week(small_problem, make_solution(), room="A", week=1, language="fr")
    assert Path(picture).read_text("utf-8") == drawn
    assert main([*arguments, "--text", "--class", "L1", "--class", "P1"]) == 0
    told = week_as_text(small_problem, make_solution(), class_ids=("L1", "P1"), language="fr")
    assert capsys.readouterr().out == told
    assert main([*arguments, "--text", "--student", "1", "-o", picture, "--json"]) == 0
    assert Path(picture).read_text("utf-8") == week_as_text(small_problem, make_solution(), student="1", language="fr")
    assert json.loads(capsys.readouterr().out) == {"written": picture}


def test_draw_refuses_what_does_not_exist(
    files: tuple[str, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem, before, _ = files
    assert main(["draw", problem, before, "--text", "--room", "Z"]) == 2
    assert capsys.readouterr().err == "cartable-timetable: problem small has no room Z\n"
    assert main(["draw", problem, before, "-o", str(tmp_path / "none" / "week.svg")]) == 3
    for wrong in (["draw", problem, before], ["draw", problem, before, "--text", "--room", "A", "--course", "C1"]):
        with pytest.raises(SystemExit) as caught:
            main(wrong)
        assert caught.value.code == 2


def test_smooth_mends_a_required_constraint(
    files: tuple[str, str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    problem_path, before, after = files
    problem = read_problem(problem_path)
    assert main(["smooth", problem_path, before, "-o", after, "--json", "--language", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["before"]["feasible"], answer["feasible"]) == (False, True)
    assert check(problem, read_solution(after, problem)).feasible
    assert answer["students_changed"] >= 1
    assert main(["smooth", problem_path, after, "-o", after]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "feasible"
    assert out[-2] == "subparts with sizes more than one apart 0 -> 0, 0 students changed groups"
    assert main(["smooth", problem_path, before, "-o", str(tmp_path / "none" / "s.xml")]) == 3


def test_lower_names_what_it_says_in_the_competitions_words(
    files: tuple[str, str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    problem, _, _ = files
    output = str(tmp_path / "lowered.xml")
    assert main(["lower", problem, "-o", output]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "lowered: teacherAvailability[1]",
        "remaining: keptTogether[1]",
        f"{output}: written",
    ]
    assert read_problem(Path(output)) == lower(read_problem(problem)).problem
    assert main(["lower", problem, "-o", str(tmp_path / "none" / "p.xml")]) == 3
