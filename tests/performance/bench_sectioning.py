"""Benchmark ``sectioning``: students seated in a timetable already made, all at once and one by one.

The yardstick of the conflicts is the proven bound; of the times, none. The campus is made up, of the size of the demo
by default; with ``--problem`` and ``--solution`` a campus in files is measured instead.

    make bench ONLY=sectioning
    make bench ONLY=sectioning ARGS="--students 67000 --time-limit 600"
    make bench ONLY=sectioning ARGS="--problem campus.xml.gz --solution timetable.xml.gz"
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from cartable_timetable import read_problem, read_solution
from cartable_timetable.model import Placement, Problem, Solution
from cartable_timetable.sectioning import SeatRefused, Sectioner, section, warm_up
from tests.performance.figures import Figure, report, show
from tests.performance.made_campus import make_campus

DEMO_STUDENTS = 2469
CALLS = 400


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=DEMO_STUDENTS)
    parser.add_argument("--time-limit", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--problem", type=Path)
    parser.add_argument("--solution", type=Path)
    options = parser.parse_args()
    problem, placements = _read(options)
    warm_up()  # kernels are compiled once in the life of an installation, which isn't what is measured
    begin = perf_counter()
    result = section(problem, placements, time_limit=options.time_limit, seed=options.seed)
    seconds = perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    uneven = _count_uneven(problem, result.sizes)
    figures = [
        Figure("section.feasible", float(result.feasible), "yes/no"),
        Figure("section.seconds", seconds, "s", options.time_limit),
        Figure("section.conflicts", len(result.conflicts), "conflicts", result.least_conflicts),
        Figure("section.unseated", len(result.unseated), "requests"),
        Figure("section.uneven_subparts", uneven, "subparts"),
        Figure("section.memory", memory, "MB"),
    ]
    calls = _measure_calls(problem, result.as_solution(problem, placements), options.seed)
    for name, spent in calls.items():
        spent.sort()
        figures.append(Figure(f"call.{name}.median", spent[len(spent) // 2], "ms"))
        figures.append(Figure(f"call.{name}.slowest", spent[-1], "ms"))
    rows = [(figure.name, f"{figure.value:.2f}", figure.unit, figure.reference or "") for figure in figures]
    title = f"{len(problem.students)} students, {len(placements)} classes, {os.cpu_count()} cores"
    show(title, ("figure", "value", "unit", "yardstick"), rows)
    report(figures)
    return 0


def _read(options: argparse.Namespace) -> tuple[Problem, Mapping[str, Placement]]:
    if options.problem is None:
        return make_campus(options.students, seed=options.seed)
    problem = read_problem(options.problem)
    return problem, read_solution(options.solution, problem).placements


def _count_uneven(problem: Problem, sizes: Mapping[str, int]) -> int:
    """Subparts whose largest and smallest groups differ by more than one."""
    uneven = 0
    for course in problem.courses:
        for config in course.configs:
            for part in config.subparts:
                counts = [sizes[item.id] for item in part.classes]
                uneven += max(counts) - min(counts) > 1
    return uneven


def _measure_calls(problem: Problem, solution: Solution, seed: int) -> dict[str, list[float]]:
    """Milliseconds of each call of a session: a student is offered groups, moves, drops, adds, swaps."""
    begin = perf_counter()
    sectioner = Sectioner(problem, solution)
    spent: dict[str, list[float]] = {"build": [(perf_counter() - begin) * 1000]}
    chance = random.Random(seed)
    courses = [course.id for course in problem.courses]
    for _ in range(CALLS):
        student = chance.choice(problem.students)
        course, new = chance.choice(student.courses), chance.choice(courses)
        _time(spent, "offers", lambda s=student.id, c=new: sectioner.offers(s, c))
        _time(spent, "move", lambda s=student.id, c=course: sectioner.move(s, c))
        dropped = _time(spent, "drop", lambda s=student.id, c=course: sectioner.drop(s, c))
        _time(spent, "add", lambda s=student.id, c=course, was=dropped.before: sectioner.add(s, c, was))
        if new not in student.courses:
            swap = _time(spent, "swap", lambda s=student.id, c=course, n=new: sectioner.swap(s, c, n, most_moves=3))
            if swap is not None:
                _time(spent, "swap", lambda s=student.id, c=course, n=new: sectioner.swap(s, n, c, most_moves=3))
    return spent


def _time(spent: dict[str, list[float]], name: str, action: Callable[[], Any]) -> Any:
    begin = perf_counter()
    try:
        return action()
    except SeatRefused:
        return None
    finally:
        spent.setdefault(name, []).append((perf_counter() - begin) * 1000)


if __name__ == "__main__":
    sys.exit(main())
