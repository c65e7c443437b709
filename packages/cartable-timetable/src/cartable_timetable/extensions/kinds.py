"""The names of the constraints that this package adds to the competition's."""

from __future__ import annotations

from enum import StrEnum


class ExtensionKind(StrEnum):
    """One for each constraint; the value is the name of its element in the XML and of its kind in JSON."""

    BALANCED_SIZES = "balancedSizes"
    KEPT_TOGETHER = "keptTogether"
    RESERVED_PLACES = "reservedPlaces"
    NEEDS_SECTION = "needsSection"
    CAMPUS_TRAVEL = "campusTravel"
    LUNCH_BREAK = "lunchBreak"
    EDGE_HOURS = "edgeHours"
    TEACHER_AVAILABILITY = "teacherAvailability"
    TEACHER_MAX_DAYS = "teacherMaxDays"
    COMPACT_DAYS = "compactDays"
