"""The command line: answers, exit codes, interruption. The search itself is replaced by a chosen result."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cartable_timetable.check import check
from cartable_timetable.cli import main
from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import Progress, Result
from cartable_timetable.xml import read_solution, write_problem, write_solution

Make = Callable[..., Solution]


@pytest.fixture
def problem_path(small_problem: Problem, tmp_path: Path) -> Path:
    path = tmp_path / "problem.xml.gz"
    write_problem(small_problem, path)
    return path


@pytest.fixture
def solve_with(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Result]], None]:
    """Puts a function in the place of the solver."""

    def install(function: Callable[..., Result]) -> None:
        module = ModuleType("cartable_timetable.solver")
        module.__dict__["solve"] = function
        monkeypatch.setitem(sys.modules, "cartable_timetable.solver", module)

    return install


def result_of(problem: Problem, solution: Solution | None, stopped: str = "time_limit") -> Result:
    if solution is None:
        return Result(None, False, None, 1, 0.5, 10, stopped)
    report = check(problem, solution)
    return Result(solution, report.feasible, report.cost, len(report.errors), 0.5, 10, stopped)


def write(solution: Solution, problem: Problem, path: Path) -> str:
    write_solution(solution, problem, path)
    return str(path)


def test_check_feasible(
    small_problem: Problem,
    make_solution: Make,
    problem_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    solution = write(make_solution(), small_problem, tmp_path / "s.xml")
    assert main(["check", str(problem_path), solution, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "feasible": True,
        "errors": [],
        "cost": {"time": 3, "room": 2, "distribution": 5, "student": 0},
        "weighted": {"time": 6, "room": 6, "distribution": 25, "student": 0},
        "total": 37,
        "violated_constraints": 1,
        "student_conflicts": 0,
    }
    assert main(["check", str(problem_path), solution]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "feasible",
        "time                   3           6",
        "room                   2           6",
        "distribution           5          25",
        "student                0           0",
        "total                             37",
    ]


def test_check_infeasible_with_details(
    small_problem: Problem,
    make_solution: Make,
    problem_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    solution = write(make_solution(L2=(0, "B"), P1=(0, None)), small_problem, tmp_path / "s.xml")
    arguments = ["check", str(problem_path), solution, "--details", "--language", "fr"]
    assert main(arguments) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("distribution[1]\N{NO-BREAK SPACE}: La contrainte obligatoire NotOverlap est enfreinte")
    assert out[-3:] == [
        "distribution[3] MaxDayLoad: penalty 5, by 20: L1 T1",
        "student[id=1]: classes L1 and P1, overlap",
        "student[id=1]: classes T1 and P1, overlap",
    ]
    assert main([*arguments, "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [error["code"] for error in answer["errors"]] == ["distribution_broken_pairs"]
    assert answer["violations"][0] == {
        "position": 1,
        "kind": "NotOverlap",
        "arguments": [],
        "classes": ["L1", "L2"],
        "required": True,
        "amount": 1,
        "penalty": 0,
        "pairs": [["L1", "L2"]],
    }
    assert answer["conflicts"][0] == {"student": "1", "classes": ["L1", "P1"], "overlap": True, "travel": 0}


def test_info(problem_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(problem_path), "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["name"], summary["classes"], summary["classes_without_room"], summary["rooms"]) == (
        "small",
        6,
        2,
        2,
    )
    assert summary["distributions_by_kind"] == {"MaxDayLoad": 1, "NotOverlap": 1, "SameDays": 1}
    assert main(["info", str(problem_path)]) == 0
    assert "course choices            5" in capsys.readouterr().out.splitlines()


def test_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.xml"
    path.write_text("<problem>\n</problem", "utf-8")
    assert main(["info", str(path), "--language", "en"]) == 2
    assert capsys.readouterr().err.startswith("line 2, file: The XML is not well formed:")
    assert main(["info", str(path), "--json", "--language", "fr"]) == 2
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["code"], fault["line"]) == ("xml_malformed", 2)
    assert main(["check", str(tmp_path / "none.xml"), str(path)]) == 2


@pytest.mark.parametrize("arguments", [[], ["solve"], ["solve", "p.xml", "-o", "s.xml", "--time-limit", "0"]])
def test_bad_options(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_solve_passes_its_options_and_writes_the_solution(
    small_problem: Problem,
    make_solution: Make,
    problem_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    solve_with: Callable[[Callable[..., Result]], None],
) -> None:
    start = make_solution(T1=(1, "A"))
    seen: dict[str, Any] = {}

    def solve(problem: Problem, **options: Any) -> Result:
        seen.update(options, problem=problem)
        assert options["on_progress"](Progress(0.1, "anneal", True, None, 0, 5)) is True
        return result_of(problem, make_solution())

    solve_with(solve)
    output = tmp_path / "out.xml"
    start_path = write(start, small_problem, tmp_path / "start.xml")
    arguments = ["solve", str(problem_path), "-o", str(output), "--time-limit", "3.5", "--seed", "9", "--workers", "2"]
    assert main([*arguments, "--start", start_path, "--iterations", "77", "--json"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert (answer["feasible"], answer["total"], answer["stopped"], answer["iterations"]) == (
        True,
        37,
        "time_limit",
        10,
    )
    assert captured.err == "     0.1 s  anneal      cost —, 5 moves\n"
    assert (seen["time_limit"], seen["seed"], seen["workers"], seen["max_iterations"]) == (3.5, 9, 2, 77)
    assert (seen["problem"], seen["start"]) == (small_problem, start)
    assert read_solution(output, small_problem) == make_solution()


def test_solve_writes_an_infeasible_timetable_and_says_so(
    make_solution: Make,
    problem_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    solve_with: Callable[[Callable[..., Result]], None],
) -> None:
    solve_with(lambda problem, **_: result_of(problem, make_solution(L1=None)))
    assert main(["solve", str(problem_path), "-o", str(tmp_path / "out.xml"), "--language", "en"]) == 1
    assert capsys.readouterr().out.startswith("class[id=L1]: Class L1 has no time.")
    assert (tmp_path / "out.xml").exists()


def test_solve_tells_when_the_verifier_disagrees(
    make_solution: Make,
    problem_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    solve_with: Callable[[Callable[..., Result]], None],
) -> None:
    solve_with(lambda problem, **_: Result(make_solution(L1=None), True, None, 0, 1.0, 1, "time_limit"))
    assert main(["solve", str(problem_path), "-o", str(tmp_path / "out.xml")]) == 1
    assert "warning: the solver says feasible=True, cost None; the verifier says feasible=False" in (
        capsys.readouterr().err
    )


def test_solve_without_any_timetable(
    problem_path: Path,
    tmp_path: Path,
    solve_with: Callable[[Callable[..., Result]], None],
) -> None:
    solve_with(lambda problem, **_: result_of(problem, None))
    output = tmp_path / "out.xml"
    assert main(["solve", str(problem_path), "-o", str(output)]) == 1
    assert not output.exists()


def test_solve_refuses_a_folder_it_cannot_write_before_searching(
    problem_path: Path,
    tmp_path: Path,
    solve_with: Callable[[Callable[..., Result]], None],
) -> None:
    def solve(_problem: Problem, **_: Any) -> Result:
        raise AssertionError("the search was started")

    solve_with(solve)
    assert main(["solve", str(problem_path), "-o", str(tmp_path / "none" / "out.xml")]) == 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_search_and_keeps_the_best_so_far(
    small_problem: Problem,
    make_solution: Make,
    problem_path: Path,
    tmp_path: Path,
    solve_with: Callable[[Callable[..., Result]], None],
    number: signal.Signals,
) -> None:
    former = signal.getsignal(number)

    def solve(problem: Problem, **options: Any) -> Result:
        steps = 0
        while options["on_progress"](Progress(float(steps), "anneal", True, None, 0, steps)) is not False:
            steps += 1
            os.kill(os.getpid(), number)
        assert steps == 1
        return result_of(problem, make_solution(), "interrupted")

    solve_with(solve)
    output = tmp_path / "out.xml"
    assert main(["solve", str(problem_path), "-o", str(output), "--quiet"]) == 0
    assert read_solution(output, small_problem) == make_solution()
    assert signal.getsignal(number) is former


def test_interrupted_before_anything(
    problem_path: Path,
    tmp_path: Path,
    solve_with: Callable[[Callable[..., Result]], None],
) -> None:
    def solve(problem: Problem, **_: Any) -> Result:
        os.kill(os.getpid(), signal.SIGINT)
        return result_of(problem, None, "interrupted")

    solve_with(solve)
    assert main(["solve", str(problem_path), "-o", str(tmp_path / "out.xml"), "--quiet"]) == 130


def test_every_public_name_resolves() -> None:
    import cartable_timetable

    assert all(getattr(cartable_timetable, name) is not None for name in cartable_timetable.__all__)
    with pytest.raises(AttributeError):
        cartable_timetable.__getattr__("nothing")
