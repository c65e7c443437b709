"""``compare``: timetables of a problem side by side."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cartable_timetable.cli.exit_codes import OK
from cartable_timetable.cli.output import print_json
from cartable_timetable.scenarios import compare
from cartable_timetable.xml import read_problem, read_solution


def run_compare(options: argparse.Namespace) -> int:
    """Prints the figures of each timetable, as a table or in JSON."""
    problem = read_problem(options.problem)
    solutions = [read_solution(path, problem) for path in options.solutions]
    comparison = compare(problem, solutions, _name(options.solutions))
    if options.json:
        print_json(comparison.as_json())
    else:
        print(comparison.as_table(options.language))
    return OK


def _name(paths: Sequence[Path]) -> list[str]:
    """File names without their endings, or whole paths when two are the same."""
    short = [path.name.split(".")[0] for path in paths]
    times = Counter(short)
    return [name if times[name] == 1 else str(path) for name, path in zip(short, paths, strict=True)]
