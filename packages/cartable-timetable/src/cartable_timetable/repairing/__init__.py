"""Repair with least disturbance: a published timetable after a change, at a price for whatever moves."""

from cartable_timetable.repairing.adapting import AdaptedExtensions, adapt_extensions
from cartable_timetable.repairing.applying import ChangesRefused, apply_changes
from cartable_timetable.repairing.changes import (
    AddCourse,
    AddStudents,
    Change,
    ChangeChoices,
    ChangeLimit,
    ClassUnavailable,
    CloseRoom,
    DropCourse,
    DropStudents,
    FreezeClass,
    TeacherUnavailable,
)
from cartable_timetable.repairing.repair import repair
from cartable_timetable.repairing.result import MovedClass, RepairResult

__all__ = [
    "AdaptedExtensions",
    "AddCourse",
    "AddStudents",
    "Change",
    "ChangeChoices",
    "ChangeLimit",
    "ChangesRefused",
    "ClassUnavailable",
    "CloseRoom",
    "DropCourse",
    "DropStudents",
    "FreezeClass",
    "MovedClass",
    "RepairResult",
    "TeacherUnavailable",
    "adapt_extensions",
    "apply_changes",
    "repair",
]
