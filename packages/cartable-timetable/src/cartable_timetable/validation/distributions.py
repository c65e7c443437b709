"""Distribution constraints: as many numbers as the kind takes, and classes that exist, each named once."""

from __future__ import annotations

from cartable_timetable.distributions import arity_of
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Problem
from cartable_timetable.validation.lines import LineBook


def note_distribution_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``distribution_arguments``, ``distribution_empty``, ``distribution_class_unknown`` and ``_repeated``."""
    known = {class_.id for class_ in problem.classes()}
    for position, distribution in enumerate(problem.distributions, start=1):
        where, line = f"distribution[{position}]", lines.find_line(distribution)
        expected = arity_of(distribution.kind)
        if len(distribution.arguments) != expected or any(number < 0 for number in distribution.arguments):
            faults.add(
                "distribution_arguments",
                where,
                line,
                kind=distribution.kind.value,
                expected=expected,
                value=f"{distribution.kind.value}({','.join(map(str, distribution.arguments))})",
                found=len(distribution.arguments),
                example=example_of(distribution.kind.value, expected),
            )
        if not distribution.classes:
            faults.add("distribution_empty", where, line)
        seen: set[str] = set()
        for place, identifier in enumerate(distribution.classes, start=1):
            inner, inner_line = f"{where}/class[id={identifier}]", lines.find_line(distribution, f"class[{place}]")
            if identifier and identifier not in known:
                faults.add("distribution_class_unknown", inner, inner_line, id=identifier)
            elif identifier and identifier in seen:
                faults.add("distribution_class_repeated", inner, inner_line, id=identifier)
            seen.add(identifier)


def example_of(kind: str, arity: int) -> str:
    """How the kind is written in a file, with plausible numbers."""
    return {0: kind, 1: f"{kind}(24)"}.get(arity, f"{kind}(24,6)")
