"""``lower``: constraints of ours in the competition's words, for other solvers too."""

from __future__ import annotations

import argparse
import sys

from cartable_timetable.cli.destination import is_writable
from cartable_timetable.cli.exit_codes import CANNOT_WRITE, OK
from cartable_timetable.cli.output import print_json
from cartable_timetable.extensions import list_places, lower
from cartable_timetable.xml import read_problem, write_problem


def run_lower(options: argparse.Namespace) -> int:
    """Writes the lowered problem, and names the constraints that remain in it as they were."""
    problem = read_problem(options.problem)
    if not is_writable(options.output):
        print(f"cartable-timetable: {options.output} cannot be written", file=sys.stderr)
        return CANNOT_WRITE
    lowered = lower(problem)
    write_problem(lowered.problem, options.output)
    remaining = list(map(id, lowered.remaining))
    told: dict[str, list[str]] = {"lowered": [], "remaining": []}
    for place, extension in zip(list_places(problem.extensions), problem.extensions, strict=True):
        told["remaining" if id(extension) in remaining else "lowered"].append(place)
    if options.json:
        print_json(told)
    else:
        for name, places in told.items():
            print(f"{name}: {', '.join(places) or 'none'}")
        print(f"{options.output}: written")
    return OK
