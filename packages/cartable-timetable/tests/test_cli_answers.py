"""The commands ``explain`` and ``compare``: answers and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cartable_timetable.cli import main
from cartable_timetable.model import Distribution, DistributionKind, Problem, Solution
from cartable_timetable.xml import write_problem, write_solution

Make = Callable[..., Solution]


@pytest.fixture
def problem_path(small_problem: Problem, tmp_path: Path) -> str:
    path = tmp_path / "problem.xml"
    write_problem(small_problem, path)
    return str(path)


@pytest.fixture
def solution_path(small_problem: Problem, make_solution: Make, tmp_path: Path) -> str:
    path = tmp_path / "now.xml"
    write_solution(make_solution(), small_problem, path)
    return str(path)


def test_explain_a_class(problem_path: str, solution_path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", problem_path, solution_path, "L1", "--language", "en", "--most", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Class L1 is in room A: Monday, slot 10 to slot 20. "
        "Other possible places: 3, of which without breaking a rule: 2; none of these costs less.",
        "= Monday, slot 10 to slot 20, room A (present)",
        "    Constraint 3, a wish: classes L1, T1 should add up to at most 15 slots a day; exceeded by 20 (costs 25).",
        "  Friday, slot 10 to slot 20, room B: +14 (time +3, room +1, constraints +1)",
        "    Constraint 2, a wish: classes L1, T1, T2 should be on the same days (costs 30).",
        "Other places: 2; --most or --json shows them.",
    ]


def test_explain_a_class_in_json(problem_path: str, solution_path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", problem_path, solution_path, "L2", "--json", "--language", "fr"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["class"], answer["present"]["days"], answer["present"]["weeks"]) == ("L2", "01000", "1010")
    assert answer["options"][1] == {
        "days": "10000",
        "weeks": "1111",
        "start": 10,
        "length": 10,
        "room": "B",
        "present": False,
        "possible": False,
        "difference": {"time": -1, "room": 0, "distribution": 0, "student": 0, "total": -2},
        "extension_difference": 0,
        "conflicts": [
            {
                "code": "required_pairs",
                "hard": True,
                "cost": 0,
                "classes": ["L1"],
                "room": None,
                "distribution": 1,
                "students": [],
                "text": "La contrainte 1 est obligatoire\N{NO-BREAK SPACE}: "
                "les classes L1, L2 doivent ne pas se chevaucher.",
            }
        ],
    }


def test_explain_refuses_what_it_cannot_answer(
    problem_path: str, solution_path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", problem_path, solution_path, "X9"]) == 2
    assert capsys.readouterr().err == "cartable-timetable: class X9 does not exist in problem small\n"
    for arguments in ([problem_path], [problem_path, solution_path], [problem_path, solution_path, "--infeasible"]):
        with pytest.raises(SystemExit) as stopped:
            main(["explain", *arguments])
        assert stopped.value.code == 2


def test_explain_a_problem(
    small_problem: Problem, problem_path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", problem_path, "--infeasible", "--language", "fr"]) == 0
    assert capsys.readouterr().out == "Toutes les exigences peuvent être tenues ensemble.\n"
    planted = Distribution(DistributionKind.SAME_START, (), ("P1", "P2", "T2"), True)
    path = tmp_path / "planted.xml"
    write_problem(replace(small_problem, distributions=(*small_problem.distributions, planted)), path)
    assert main(["explain", str(path), "--infeasible", "--language", "en"]) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "These 3 requirements can't hold together:",
        "Class P1 must have one of its times (2).",
    ]
    assert main(["explain", str(path), "--infeasible", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["contradictory"], answer["minimal"]) == (True, True)
    assert [(item["kind"], item["name"], item["position"]) for item in answer["requirements"]] == [
        ("place", "P1", 0),
        ("place", "T2", 0),
        ("rule", "", 4),
    ]
    assert main(["explain", str(path), "--infeasible", "--time-limit", "1e-9"]) == 4
    assert "give it more time" in capsys.readouterr().err


def test_compare(
    small_problem: Problem,
    make_solution: Make,
    problem_path: str,
    solution_path: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    later = tmp_path / "later.xml.gz"
    write_solution(make_solution(P1=(0, None)), small_problem, later)
    assert main(["compare", problem_path, solution_path, str(later), "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["now", "later"]
    assert lines[3].split() == ["total", "cost", "37", "47"]
    assert main(["compare", problem_path, solution_path, solution_path, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [item["name"] for item in answer["scenarios"]] == [solution_path, solution_path]
    assert [item["total"] for item in answer["scenarios"]] == [37, 37]
