"""Tables of the timetable."""

from cartable.engines.timetable.models.address import CalendarAddress
from cartable.engines.timetable.models.applied import AppliedLine, AppliedPreparation, AskedLimit, AskedRoom
from cartable.engines.timetable.models.distribution import Distribution, DistributionMember
from cartable.engines.timetable.models.publication import Meeting, Publication
from cartable.engines.timetable.models.requirement import (
    ClassRequirement,
    ClassRoomOption,
    RoomClosure,
    TermRoom,
    TermSettings,
)
from cartable.engines.timetable.models.run import SolveCheckpoint, SolveRun
from cartable.engines.timetable.models.solution import Placement, Seat, Solution, StudentClash, Violation

__all__ = [
    "AppliedLine",
    "AppliedPreparation",
    "AskedLimit",
    "AskedRoom",
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
    "SolveCheckpoint",
    "SolveRun",
    "StudentClash",
    "TermRoom",
    "TermSettings",
    "Violation",
]
