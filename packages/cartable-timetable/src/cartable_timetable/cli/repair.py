"""``repair``: mend a published timetable after changes, with least disturbance."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from cartable_timetable.cli.destination import is_writable
from cartable_timetable.cli.exit_codes import CANNOT_WRITE, INFEASIBLE, OK
from cartable_timetable.cli.listening import listen
from cartable_timetable.cli.output import describe_fault, describe_parts, print_json
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Placement, Problem
from cartable_timetable.repairing import AdaptedExtensions, RepairResult, adapt_extensions, apply_changes, repair
from cartable_timetable.repairing.reading import read_changes
from cartable_timetable.xml import read_problem, read_solution, write_problem, write_solution

TECHNIQUE = "Cartable: repair with least disturbance"


def run_repair(options: argparse.Namespace) -> int:
    """Applies the changes, mends the timetable, writes it, and says what moved and whom that affects."""
    problem = read_problem(options.problem)
    published = read_solution(options.published, problem)
    before = problem
    if options.changes is not None:
        problem = apply_changes(problem, read_changes(options.changes, problem))
    for path in filter(None, (options.output, options.write_problem)):
        if not is_writable(path):
            print(f"cartable-timetable: {path} cannot be written", file=sys.stderr)
            return CANNOT_WRITE
    with listen(options) as heard:
        result = repair(
            problem,
            published,
            frozen=options.freeze,
            move_price=options.move_price,
            room_price=options.room_price,
            regroup_price=options.regroup_price,
            improve=not options.only_mend,
            time_limit=options.time_limit,
            seed=options.seed,
            on_progress=heard,
        )
    if options.write_problem is not None:
        write_problem(problem, options.write_problem)
    write_solution(result.solution, problem, options.output, runtime=result.elapsed, cores=1, technique=TECHNIQUE)
    if options.json:
        adapted = adapt_extensions(before, problem)
        ours = {"extensions_changed": list(adapted.changed), "extensions_dropped": list(adapted.dropped)}
        print_json({**_describe(result, problem, options.language), **(ours if before.extensions else {})})
    else:
        _print_adapted(adapt_extensions(before, problem))
        _print(result, problem, options)
    return OK if result.feasible else INFEASIBLE


def _print_adapted(adapted: AdaptedExtensions) -> None:
    for place in adapted.changed:
        print(f"{place}: no longer names what the changes took away")
    for place in adapted.dropped:
        print(f"{place}: dropped, the changes left it nothing to look at")


def _describe(result: RepairResult, problem: Problem, language: str) -> dict[str, Any]:
    return {
        "feasible": result.feasible,
        "errors": [describe_fault(fault, language) for fault in result.faults],
        "cost": describe_parts(result.cost),
        "total": result.cost.total,
        "disturbance": result.disturbance,
        "moved": [
            {
                "class": item.class_,
                "from": _describe_place(item.before, problem),
                "to": _describe_place(item.after, problem),
                "students": list(item.students),
            }
            for item in result.moved
        ],
        "regrouped": [
            {"student": item.student, "course": item.course, "from": list(item.before), "to": list(item.after)}
            for item in result.regrouped
        ],
        "affected_students": len(result.affected_students),
        "elapsed": round(result.elapsed, 3),
        "stopped": result.stopped,
    }


def _describe_place(place: Placement, problem: Problem) -> dict[str, Any]:
    time = place.time
    return {
        "days": mask_to_text(time.days, problem.days),
        "weeks": mask_to_text(time.weeks, problem.weeks),
        "start": time.start,
        "room": place.room,
    }


def _print(result: RepairResult, problem: Problem, options: argparse.Namespace) -> None:
    for fault in result.faults:
        print(fault.as_text(options.language))
    for moved in result.moved:
        places = [_describe_place(place, problem) for place in (moved.before, moved.after)]
        before, after = (" ".join(str(value) for value in place.values() if value is not None) for place in places)
        print(f"class[id={moved.class_}]: {before} -> {after}, {len(moved.students)} students")
    for item in result.regrouped:
        where = f"student[id={item.student}]/course[id={item.course}]"
        print(f"{where}: {' '.join(item.before)} -> {' '.join(item.after) or 'no seat'}")
    print("feasible" if result.feasible else f"infeasible, errors: {len(result.faults)}")
    print(f"cost {result.cost.total}, disturbance {result.disturbance}")
    print(f"{len(result.moved)} classes moved, {len(result.affected_students)} students affected")
    print(f"{options.output}: written after {result.elapsed:.1f} s ({result.stopped})")
