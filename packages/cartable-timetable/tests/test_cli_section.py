"""``section`` and ``repair`` on the command line, with the real search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cartable_timetable.check import check
from cartable_timetable.cli import main
from cartable_timetable.model import Problem, Solution
from cartable_timetable.xml import read_problem, read_solution, write_problem, write_solution

Make = Callable[..., Solution]


@pytest.fixture
def files(small_problem: Problem, make_solution: Make, tmp_path: Path) -> tuple[str, str, str]:
    """Paths of the problem, of a feasible timetable, and of what is to be written."""
    write_problem(small_problem, tmp_path / "problem.xml")
    write_solution(make_solution(), small_problem, tmp_path / "before.xml")
    return str(tmp_path / "problem.xml"), str(tmp_path / "before.xml"), str(tmp_path / "after.xml")


def test_section_seats_everybody(
    small_problem: Problem, files: tuple[str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    problem, before, after = files
    assert main(["section", problem, before, "-o", after, "--afresh", "--json", "--quiet"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["feasible"], answer["conflicts"], answer["unseated"], answer["regrouped"]) == (True, 0, [], [])
    report = check(small_problem, read_solution(after, small_problem))
    assert (report.feasible, report.cost.student) == (True, 0)
    assert main(["section", problem, before, "-o", after, "--regroup-price", "9", "--quiet"]) == 0
    assert "0 without a seat, 0 regrouped" in capsys.readouterr().out
    assert {name: set(people) for name, people in read_solution(after, small_problem).students.items() if people} == {
        name: set(people) for name, people in read_solution(before, small_problem).students.items() if people
    }


def test_section_says_who_has_no_seat(
    small_problem: Problem, make_solution: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    xml = write_text(small_problem, tmp_path).replace('id="T2" limit="2" parent="L2"', 'id="T2" limit="2" parent="L1"')
    (tmp_path / "p.xml").write_text(xml)
    write_solution(make_solution(), small_problem, tmp_path / "s.xml")
    arguments = ["section", str(tmp_path / "p.xml"), str(tmp_path / "s.xml"), "-o", str(tmp_path / "o.xml"), "--quiet"]
    assert main([*arguments, "--language", "fr"]) == 1
    out = capsys.readouterr().out
    assert "laissent des places à 2 de ses 3 étudiants." in out
    assert "1 without a seat" in out


def write_text(problem: Problem, folder: Path) -> str:
    write_problem(problem, folder / "text.xml")
    return (folder / "text.xml").read_text("utf-8")


def test_repair_mends_and_tells(
    small_problem: Problem, files: tuple[str, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem, before, after = files
    hour = {"days": "10000", "weeks": "1111", "start": 22, "length": 10}
    changes = tmp_path / "changes.json"
    changes.write_text(json.dumps([{"kind": "close_room", "room": "A", "times": [hour]}]))
    new_problem = tmp_path / "new.xml"
    arguments = ["repair", problem, before, "-o", after, "--changes", str(changes), "--write-problem", str(new_problem)]
    prices = ["--move-price", "50", "--regroup-price", "500", "--only-mend", "--quiet"]
    assert main([*arguments, *prices, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [item["class"] for item in answer["moved"]] == ["T1"]
    assert (answer["moved"][0]["students"], answer["affected_students"]) == (["1", "2"], 2)
    changed = read_problem(new_problem)
    report = check(changed, read_solution(after, changed))
    assert (report.feasible, report.total) == (True, answer["total"])
    assert main([*arguments, *prices]) == 0
    assert "1 classes moved, 2 students affected" in capsys.readouterr().out


def test_repair_refuses_what_does_not_exist(
    files: tuple[str, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem, before, after = files
    changes = tmp_path / "changes.json"
    changes.write_text('[{"kind": "close_room", "room": "Z"}]')
    arguments = ["repair", problem, before, "-o", after, "--move-price", "1", "--regroup-price", "1", "--quiet"]
    assert main([*arguments, "--changes", str(changes), "--language", "fr"]) == 2
    assert "La salle Z n’existe pas." in capsys.readouterr().err
    assert main([*arguments, "--freeze", "Z", "--language", "en"]) == 2
    assert "Class Z does not exist." in capsys.readouterr().err
    assert not Path(after).exists()
