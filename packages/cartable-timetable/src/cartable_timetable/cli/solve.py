"""``solve``: look for the best timetable, write it, and verify it independently."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from cartable_timetable.check import check
from cartable_timetable.checking.report import Report
from cartable_timetable.cli.destination import is_writable
from cartable_timetable.cli.exit_codes import CANNOT_WRITE, INFEASIBLE, INTERRUPTED, OK
from cartable_timetable.cli.interruption import Interruption, watch_interruption
from cartable_timetable.cli.output import describe_report, print_json, print_report
from cartable_timetable.cli.progress_line import ProgressLine
from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import Progress, Result
from cartable_timetable.xml import read_problem, read_solution, write_solution

TECHNIQUE = "Cartable: simulated annealing with constraint-programming repair"


def run_solve(options: argparse.Namespace) -> int:
    """Solves the problem within the limits given; an interruption ends the search and keeps the best so far."""
    problem = read_problem(options.problem)
    start = read_solution(options.start, problem) if options.start else None
    if not is_writable(options.output):
        print(f"cartable-timetable: {options.output} cannot be written", file=sys.stderr)
        return CANNOT_WRITE
    with watch_interruption() as interruption:
        result = _solve(problem, start, options, interruption)
        if result.solution is None:
            return _report_nothing(result, options, interruption)
        runtime, cores = result.elapsed, options.workers
        write_solution(result.solution, problem, options.output, runtime=runtime, cores=cores, technique=TECHNIQUE)
        report = check(problem, result.solution)
    _note_disagreement(result, report)
    _print_result(result, report, options)
    return OK if report.feasible else INFEASIBLE


def _solve(
    problem: Problem,
    start: Solution | None,
    options: argparse.Namespace,
    interruption: Interruption,
) -> Result:
    from cartable_timetable.solver import solve

    line = None if options.quiet else ProgressLine(sys.stderr)

    def on_progress(progress: Progress) -> bool:
        if line is not None:
            line.show(progress)
        return not interruption.asked

    try:
        return solve(
            problem,
            time_limit=options.time_limit,
            seed=options.seed,
            workers=options.workers,
            start=start,
            max_iterations=options.iterations,
            on_progress=on_progress,
        )
    finally:
        if line is not None:
            line.close()


def _note_disagreement(result: Result, report: Report) -> None:
    """The verifier has the last word; a solver that counts otherwise has a fault worth reporting."""
    told = None if result.cost is None else result.cost.total
    if result.feasible != report.feasible or (report.feasible and told != report.total):
        print(
            f"warning: the solver says feasible={result.feasible}, cost {told}; "
            f"the verifier says feasible={report.feasible}, cost {report.total}",
            file=sys.stderr,
        )


def _report_nothing(result: Result, options: argparse.Namespace, interruption: Interruption) -> int:
    if options.json:
        print_json({"feasible": False, **_describe_run(result)})
    else:
        print(f"no timetable was found: {result.stopped}", file=sys.stderr)
    return INTERRUPTED if interruption.asked else INFEASIBLE


def _print_result(result: Result, report: Report, options: argparse.Namespace) -> None:
    if options.json:
        print_json({**describe_report(report, options.language), **_describe_run(result)})
        return
    print_report(report, options.language)
    print(f"{options.output}: written after {result.elapsed:.1f} s and {result.iterations} moves ({result.stopped})")


def _describe_run(result: Result) -> dict[str, Any]:
    return {
        "elapsed": round(result.elapsed, 3),
        "iterations": result.iterations,
        "stopped": result.stopped,
        "unplaced": list(result.unplaced),
    }
