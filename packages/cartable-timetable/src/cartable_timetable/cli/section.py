"""``section``: seat students in a timetable that stays as it is."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from cartable_timetable.cli.destination import is_writable
from cartable_timetable.cli.exit_codes import CANNOT_WRITE, INFEASIBLE, OK
from cartable_timetable.cli.listening import listen
from cartable_timetable.cli.output import print_json
from cartable_timetable.sectioning import SectioningResult, section
from cartable_timetable.xml import read_problem, read_solution, write_solution

TECHNIQUE = "Cartable: sectioning of a fixed timetable by annealing"


def run_section(options: argparse.Namespace) -> int:
    """Seats everybody who can be, writes the outcome, and says who has no seat and why."""
    problem = read_problem(options.problem)
    timetable = read_solution(options.solution, problem)
    if not is_writable(options.output):
        print(f"cartable-timetable: {options.output} cannot be written", file=sys.stderr)
        return CANNOT_WRITE
    with listen(options) as heard:
        result = section(
            problem,
            timetable.placements,
            time_limit=options.time_limit,
            seed=options.seed,
            start=None if options.afresh else timetable.students,
            regroup_price=options.regroup_price,
            on_progress=heard,
        )
    solution = result.as_solution(problem, timetable.placements)
    write_solution(solution, problem, options.output, runtime=result.elapsed, cores=1, technique=TECHNIQUE)
    if options.json:
        print_json(_describe(result, options.language))
    else:
        _print(result, options)
    return OK if result.feasible else INFEASIBLE


def _describe(result: SectioningResult, language: str) -> dict[str, Any]:
    return {
        "feasible": result.feasible,
        "conflicts": len(result.conflicts),
        "least_conflicts": result.least_conflicts,
        "unseated": [
            {"student": item.student, "course": item.course, "reason": item.reason.text_in(language)}
            for item in result.unseated
        ],
        "regrouped": [
            {"student": item.student, "course": item.course, "from": list(item.before), "to": list(item.after)}
            for item in result.regrouped
        ],
        "sizes": dict(result.sizes),
        "cost": result.cost,
        "elapsed": round(result.elapsed, 3),
        "stopped": result.stopped,
    }


def _print(result: SectioningResult, options: argparse.Namespace) -> None:
    for item in result.unseated:
        print(f"student[id={item.student}]/course[id={item.course}]: {item.reason.text_in(options.language)}")
    seats = sum(result.sizes.values())
    print(f"{seats} seats, {len(result.conflicts)} conflicts (at least {result.least_conflicts} in any seats)")
    print(f"{len(result.unseated)} without a seat, {len(result.regrouped)} regrouped")
    print(f"{options.output}: written after {result.elapsed:.1f} s ({result.stopped})")
