"""The ten lines of the README do what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from cartable_timetable.check import check
from cartable_timetable.drawing import draw_week
from cartable_timetable.model import Problem
from cartable_timetable.xml import read_solution, write_problem

README = Path(__file__).resolve().parents[1] / "README.md"


def read_block(heading: str) -> str:
    """The first block of code after a heading."""
    after = README.read_text("utf-8").split(f"## {heading}\n", 1)[1]
    return after.split("```python\n", 1)[1].split("```", 1)[0]


def test_ten_lines_solve_a_file_draw_the_week_and_print_the_cost(
    small_problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = read_block("Use in ten lines")
    assert len([line for line in code.splitlines() if line]) == 10
    assert code.count("time_limit=60") == 1
    write_problem(small_problem, tmp_path / "term.xml.gz")
    monkeypatch.chdir(tmp_path)
    exec(code.replace("time_limit=60", "time_limit=2"), {})
    solution = read_solution(tmp_path / "timetable.xml", small_problem)
    report = check(small_problem, solution)
    assert report.feasible
    assert capsys.readouterr().out == f"True {report.weighted}\n"
    assert (tmp_path / "week.svg").read_text("utf-8") == draw_week(small_problem, solution)
