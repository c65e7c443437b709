"""Why a solution can't be published: its broken hard rules, in words."""

from __future__ import annotations

from cartable.engines.timetable.domain.explain import explain_violations
from cartable.engines.timetable.models import Solution
from cartable.kernel.problems import Fault

MOST_SHOWN = 20


def reasons_of(solution: Solution) -> list[Fault]:
    """The first twenty broken hard rules, each with where it is and how to mend it."""
    return [
        Fault(f"timetable.{row.code}", row.what, ", ".join(row.class_labels[:4]), row.mend)
        for row in explain_violations(solution=solution, limit=MOST_SHOWN, only_hard=True)
    ]
