"""Sectioning alone: the timetable is fixed, students get their classes, all at once or one by one.

Importing this package is cheap: numba and OR-Tools are loaded by the first call of :func:`section`
and never by :class:`Sectioner`.
"""

from cartable_timetable.sectioning.describing import Clash
from cartable_timetable.sectioning.entry import section, warm_up
from cartable_timetable.sectioning.offers import Offer
from cartable_timetable.sectioning.reasons import Reason
from cartable_timetable.sectioning.result import Regrouped, SectioningResult, Unseated
from cartable_timetable.sectioning.sectioner import SeatChange, SeatRefused, Sectioner

__all__ = [
    "Clash",
    "Offer",
    "Reason",
    "Regrouped",
    "SeatChange",
    "SeatRefused",
    "SectioningResult",
    "Sectioner",
    "Unseated",
    "section",
    "warm_up",
]
