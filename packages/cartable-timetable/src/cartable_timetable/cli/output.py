"""What the commands print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from cartable_timetable.checking.report import Report, StudentConflict, Violation
from cartable_timetable.extensions.pricing import ExtensionCost
from cartable_timetable.faults import Fault
from cartable_timetable.model import Cost


def print_json(data: dict[str, Any]) -> None:
    """One JSON object on standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_faults(faults: Iterable[Fault], options: argparse.Namespace) -> None:
    """The faults of an input: JSON on standard output with ``--json``, otherwise lines on standard error."""
    if options.json:
        print_json({"faults": [describe_fault(fault, options.language) for fault in faults]})
        return
    for fault in faults:
        print(fault.as_text(options.language), file=sys.stderr)


def describe_fault(fault: Fault, language: str) -> dict[str, Any]:
    """A fault as JSON."""
    return {
        "code": fault.code,
        "where": fault.where,
        "line": fault.line,
        "what": fault.what_in(language),
        "mend": fault.mend_in(language),
    }


def describe_parts(cost: Cost) -> dict[str, int]:
    """The four parts of a cost as JSON."""
    return {
        "time": cost.time,
        "room": cost.room,
        "distribution": cost.distribution,
        "student": cost.student,
    }


def describe_report(report: Report, language: str) -> dict[str, Any]:
    """A verdict as JSON, without its details; ``extensions`` only when the problem has some."""
    answer = {
        "feasible": report.feasible,
        "errors": [describe_fault(error, language) for error in report.errors],
        "cost": describe_parts(report.cost),
        "weighted": describe_parts(report.weighted),
        "total": report.total,
        "violated_constraints": len(report.violations),
        "student_conflicts": len(report.student_conflicts),
    }
    if report.extensions:
        answer["extensions"] = [describe_extension(extension) for extension in report.extensions]
        answer["extension_total"] = report.extension_total
    return answer


def describe_extension(extension: ExtensionCost) -> dict[str, Any]:
    """The cost of a constraint of ours, as JSON."""
    return {
        "kind": extension.kind.value,
        "where": extension.where,
        "required": extension.required,
        "excess": extension.excess,
        "cost": extension.cost,
        "who": {part.who: part.excess for part in extension.who},
    }


def describe_violation(violation: Violation) -> dict[str, Any]:
    """A constraint that does not hold, as JSON."""
    return {
        "position": violation.position,
        "kind": violation.kind.value,
        "arguments": list(violation.arguments),
        "classes": list(violation.classes),
        "required": violation.required,
        "amount": violation.amount,
        "penalty": violation.penalty,
        "pairs": [list(pair) for pair in violation.pairs],
    }


def describe_conflict(conflict: StudentConflict) -> dict[str, Any]:
    """A student conflict as JSON."""
    return {
        "student": conflict.student,
        "classes": [conflict.first, conflict.second],
        "overlap": conflict.is_overlap,
        "travel": conflict.travel,
    }


def print_report(report: Report, language: str) -> None:
    """A verdict in words."""
    for error in report.errors:
        print(error.as_text(language))
    print("feasible" if report.feasible else f"infeasible, errors: {len(report.errors)}")
    raw, weighted = describe_parts(report.cost), describe_parts(report.weighted)
    for part, value in raw.items():
        print(f"{part:<14}{value:>10}{weighted[part]:>12}")
    print(f"{'total':<14}{report.total:>22}")
    if report.extensions:
        print_extensions(report)


def print_extensions(report: Report) -> None:
    """The costs of our own constraints, in words, apart from the total."""
    print("extensions, beside the total:")
    for extension in report.extensions:
        price = "required" if extension.required else str(extension.cost)
        print(f"  {extension.where:<26}{f'by {extension.excess}':>14}{price:>12}")
    print(f"  {'all':<26}{report.extension_total:>26}")
