"""``info``: what a problem holds."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from cartable_timetable.cli.exit_codes import OK
from cartable_timetable.cli.output import print_json
from cartable_timetable.model import Problem
from cartable_timetable.xml import read_problem


def run_info(options: argparse.Namespace) -> int:
    """Reads the problem, which also verifies it, and prints its size."""
    summary = summarise(read_problem(options.problem))
    if options.json:
        print_json(summary)
        return OK
    for name, value in summary.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key} {count}" for key, count in value.items()) or "none"
        print(f"{name.replace('_', ' '):<26}{value}")
    return OK


def summarise(problem: Problem) -> dict[str, Any]:
    """Counts of the parts of a problem."""
    classes = list(problem.classes())
    kinds = Counter(distribution.kind.value for distribution in problem.distributions)
    weights = problem.weights
    return {
        "name": problem.name,
        "days": problem.days,
        "weeks": problem.weeks,
        "slots_per_day": problem.slots_per_day,
        "weights": {
            "time": weights.time,
            "room": weights.room,
            "distribution": weights.distribution,
            "student": weights.student,
        },
        "courses": len(problem.courses),
        "classes": len(classes),
        "classes_without_room": sum(1 for class_ in classes if not class_.needs_room),
        "fixed_classes": sum(1 for class_ in classes if len(class_.times) == 1 and len(class_.rooms) <= 1),
        "time_options": sum(len(class_.times) for class_ in classes),
        "room_options": sum(len(class_.rooms) for class_ in classes),
        "rooms": len(problem.rooms),
        "students": len(problem.students),
        "course_choices": sum(len(student.courses) for student in problem.students),
        "distributions": len(problem.distributions),
        "required_distributions": sum(1 for distribution in problem.distributions if distribution.required),
        "distributions_by_kind": dict(sorted(kinds.items())),
    }
