"""What the teams of units asked in their preparations, taken over into a term's timetable."""

from cartable.engines.timetable.domain.asked.words import people_named, say_line, say_outcome
from cartable.engines.timetable.domain.asked.writing import (
    AskedReport,
    apply_preparations,
    changed_since,
    forget_preparation,
    plan_term,
)

__all__ = [
    "AskedReport",
    "apply_preparations",
    "changed_since",
    "forget_preparation",
    "people_named",
    "plan_term",
    "say_line",
    "say_outcome",
]
