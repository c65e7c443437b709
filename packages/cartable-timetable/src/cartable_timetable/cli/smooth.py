"""``smooth``: students change groups, classes stay where they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from time import monotonic
from typing import Any

from cartable_timetable.check import check
from cartable_timetable.checking.report import Report
from cartable_timetable.cli.destination import is_writable
from cartable_timetable.cli.exit_codes import CANNOT_WRITE, INFEASIBLE, OK
from cartable_timetable.cli.output import describe_report, print_json, print_report
from cartable_timetable.extensions import smooth
from cartable_timetable.model import Problem, Solution
from cartable_timetable.xml import read_problem, read_solution, write_solution

TECHNIQUE = "Cartable: smoothing of parallel groups by local search"


def run_smooth(options: argparse.Namespace) -> int:
    """Smooths the groups, writes the outcome, and says what it costs before and after."""
    problem = read_problem(options.problem)
    before = read_solution(options.solution, problem)
    if not is_writable(options.output):
        print(f"cartable-timetable: {options.output} cannot be written", file=sys.stderr)
        return CANNOT_WRITE
    began = monotonic()
    after = smooth(problem, before, time_limit=options.time_limit, seed=options.seed)
    elapsed = monotonic() - began
    write_solution(after, problem, options.output, runtime=elapsed, cores=1, technique=TECHNIQUE)
    reports = check(problem, before), check(problem, after)
    changed = _count_changed(before, after)
    if options.json:
        print_json(_describe(problem, before, after, reports, changed, elapsed, options.language))
    else:
        print_report(reports[1], options.language)
        uneven = [count_uneven(problem, solution.students) for solution in (before, after)]
        print(f"student conflicts {reports[0].cost.student} -> {reports[1].cost.student}")
        print(f"subparts with sizes more than one apart {uneven[0]} -> {uneven[1]}, {changed} students changed groups")
        print(f"{options.output}: written after {elapsed:.1f} s")
    return OK if reports[1].feasible else INFEASIBLE


def count_uneven(problem: Problem, students: Mapping[str, tuple[str, ...]]) -> int:
    """Subparts of which two classes differ by more than one student."""
    uneven = 0
    for course in problem.courses:
        for config in course.configs:
            for subpart in config.subparts:
                sizes = [len(set(students.get(class_.id, ()))) for class_ in subpart.classes]
                uneven += max(sizes, default=0) - min(sizes, default=0) > 1
    return uneven


def _count_changed(before: Solution, after: Solution) -> int:
    names = {*before.students, *after.students}
    seats = [{(name, who) for name in names for who in item.students.get(name, ())} for item in (before, after)]
    return len({who for _, who in seats[0] ^ seats[1]})


def _describe(
    problem: Problem,
    before: Solution,
    after: Solution,
    reports: tuple[Report, Report],
    changed: int,
    elapsed: float,
    language: str,
) -> dict[str, Any]:
    return {
        **describe_report(reports[1], language),
        "before": {
            "feasible": reports[0].feasible,
            "student_conflicts": reports[0].cost.student,
            "extension_total": reports[0].extension_total,
            "uneven_subparts": count_uneven(problem, before.students),
        },
        "uneven_subparts": count_uneven(problem, after.students),
        "students_changed": changed,
        "elapsed": round(elapsed, 3),
    }
