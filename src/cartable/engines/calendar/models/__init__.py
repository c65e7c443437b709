"""Tables of the calendar."""

from cartable.engines.calendar.models.holiday import Holiday
from cartable.engines.calendar.models.term import AcademicYear, Term, TermWeek

__all__ = ["AcademicYear", "Holiday", "Term", "TermWeek"]
