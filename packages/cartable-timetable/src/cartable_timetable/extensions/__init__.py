"""Constraints of ours beside the competition's, one module each.

>>> problem = replace(problem, extensions=(BalancedSizes("tutorials", penalty=2), LunchBreak(132, 168, 9, penalty=1)))
>>> check(problem, solution).extension_total
>>> lowered = lower(problem)  # what the solver can keep is said in the competition's words; lowered.remaining is not
>>> solution = smooth(problem, solution, time_limit=10)
"""

from cartable_timetable.extensions.balanced_sizes import BalancedSizes
from cartable_timetable.extensions.campus_travel import Campus, CampusGap, CampusTravel
from cartable_timetable.extensions.compact_days import CompactDays
from cartable_timetable.extensions.edge_hours import EdgeHours
from cartable_timetable.extensions.extension import Extension, Part, list_places
from cartable_timetable.extensions.kept_together import KeptTogether
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.lowering import Lowered, lower
from cartable_timetable.extensions.lunch_break import LunchBreak
from cartable_timetable.extensions.needs_section import NeedsSection
from cartable_timetable.extensions.people import EVERY_STUDENT, Attendee, Who
from cartable_timetable.extensions.pricing import ExtensionCost
from cartable_timetable.extensions.registry import get_extension_class
from cartable_timetable.extensions.reserved_places import ReservedPlaces
from cartable_timetable.extensions.teacher_availability import TeacherAvailability
from cartable_timetable.extensions.teacher_max_days import TeacherMaxDays
from cartable_timetable.model import Problem, Solution


def smooth(problem: Problem, solution: Solution, *, time_limit: float = 10.0, seed: int = 1) -> Solution:
    """Moves students between parallel groups: :func:`cartable_timetable.extensions.smoothing.smooth`."""
    from cartable_timetable.extensions.smoothing import smooth as smooth_seats  # needs NumPy, so only when called

    return smooth_seats(problem, solution, time_limit=time_limit, seed=seed)


__all__ = [
    "EVERY_STUDENT",
    "Attendee",
    "BalancedSizes",
    "Campus",
    "CampusGap",
    "CampusTravel",
    "CompactDays",
    "EdgeHours",
    "Extension",
    "ExtensionCost",
    "ExtensionKind",
    "KeptTogether",
    "Lowered",
    "LunchBreak",
    "NeedsSection",
    "Part",
    "ReservedPlaces",
    "TeacherAvailability",
    "TeacherMaxDays",
    "Who",
    "get_extension_class",
    "list_places",
    "lower",
    "smooth",
]
