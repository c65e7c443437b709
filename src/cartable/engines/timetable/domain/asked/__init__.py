"""What the teams of units asked in their preparations, taken over into a term's timetable."""

from cartable.engines.timetable.domain.asked.applying import JOB, start_applying
from cartable.engines.timetable.domain.asked.states import (
    APPLIED,
    CHANGED,
    PARTLY,
    REOPENED,
    WAITING,
    WRITING,
    Standing,
    standing_of,
)
from cartable.engines.timetable.domain.asked.words import people_named, say_line, say_outcome, say_report
from cartable.engines.timetable.domain.asked.writing import (
    AskedReport,
    apply_preparations,
    changed_since,
    forget_preparation,
    plan_term,
)

__all__ = [
    "APPLIED",
    "CHANGED",
    "JOB",
    "PARTLY",
    "REOPENED",
    "WAITING",
    "WRITING",
    "AskedReport",
    "Standing",
    "apply_preparations",
    "changed_since",
    "forget_preparation",
    "people_named",
    "plan_term",
    "say_line",
    "say_outcome",
    "say_report",
    "standing_of",
    "start_applying",
]
