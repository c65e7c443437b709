"""Tables of the timetable."""

from cartable.engines.timetable.models.address import CalendarAddress
from cartable.engines.timetable.models.distribution import Distribution, DistributionMember
from cartable.engines.timetable.models.publication import Meeting, Publication
from cartable.engines.timetable.models.requirement import ClassRequirement, ClassRoomOption, RoomClosure, TermSettings
from cartable.engines.timetable.models.run import SolveRun
from cartable.engines.timetable.models.solution import Placement, Seat, Solution, StudentClash, Violation

__all__ = [
    "CalendarAddress",
    "ClassRequirement",
    "ClassRoomOption",
    "Distribution",
    "DistributionMember",
    "Meeting",
    "Placement",
    "Publication",
    "RoomClosure",
    "Seat",
    "Solution",
    "SolveRun",
    "StudentClash",
    "TermSettings",
    "Violation",
]
