"""``check``: the verifier."""

from __future__ import annotations

import argparse
import sys

from cartable_timetable.check import check
from cartable_timetable.checking.report import Report
from cartable_timetable.cli.exit_codes import INFEASIBLE, OK
from cartable_timetable.cli.output import (
    describe_conflict,
    describe_report,
    describe_violation,
    print_json,
    print_report,
)
from cartable_timetable.xml import read_problem, read_solution


def run_check(options: argparse.Namespace) -> int:
    """Verifies a solution and prints the verdict; the exit code says whether it is feasible."""
    problem = read_problem(options.problem)
    solution = read_solution(options.solution, problem)
    if solution.name != problem.name:
        print(f"note: the solution says it is for {solution.name}, not {problem.name}", file=sys.stderr)
    report = check(problem, solution)
    if options.json:
        answer = describe_report(report, options.language)
        if options.details:
            answer["violations"] = [describe_violation(violation) for violation in report.violations]
            answer["conflicts"] = [describe_conflict(conflict) for conflict in report.student_conflicts]
        print_json(answer)
    else:
        print_report(report, options.language)
        if options.details:
            _print_details(report)
    return OK if report.feasible else INFEASIBLE


def _print_details(report: Report) -> None:
    for violation in report.violations:
        price = "required" if violation.required else f"penalty {violation.penalty}"
        classes = " ".join(violation.classes)
        print(f"distribution[{violation.position}] {violation.kind.value}: {price}, by {violation.amount}: {classes}")
    for extension in report.extensions:
        if extension.who:
            print(f"{extension.where}: " + ", ".join(f"{part.who} by {part.excess}" for part in extension.who))
    for conflict in report.student_conflicts:
        reason = "overlap" if conflict.is_overlap else f"travel {conflict.travel}"
        print(f"student[id={conflict.student}]: classes {conflict.first} and {conflict.second}, {reason}")
