"""Course timetabling and student sectioning on the ITC-2019 model.

Names are imported when first used, so that ``import cartable_timetable`` loads neither numba nor OR-Tools.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cartable_timetable.checking.report import Report, StudentConflict, Violation
    from cartable_timetable.faults import Fault, ProblemFileError
    from cartable_timetable.model import (
        Class,
        Config,
        Cost,
        Course,
        Distribution,
        DistributionKind,
        Placement,
        Problem,
        Room,
        RoomOption,
        Solution,
        Student,
        Subpart,
        Time,
        TimeOption,
        Weights,
    )
    from cartable_timetable.result import Progress, Result
    from cartable_timetable.validation import list_faults
    from cartable_timetable.xml import read_problem, read_solution, write_problem, write_solution

_HOMES = {
    "checking.report": "Report StudentConflict Violation",
    "faults": "Fault ProblemFileError",
    "model": (
        "Class Config Cost Course Distribution DistributionKind Placement Problem Room RoomOption Solution Student "
        "Subpart Time TimeOption Weights"
    ),
    "result": "Progress Result",
    "validation": "list_faults",
    "xml": "read_problem read_solution write_problem write_solution",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Class",
    "Config",
    "Cost",
    "Course",
    "Distribution",
    "DistributionKind",
    "Fault",
    "Placement",
    "Problem",
    "ProblemFileError",
    "Progress",
    "Report",
    "Result",
    "Room",
    "RoomOption",
    "Solution",
    "Student",
    "StudentConflict",
    "Subpart",
    "Time",
    "TimeOption",
    "Violation",
    "Weights",
    "list_faults",
    "read_problem",
    "read_solution",
    "write_problem",
    "write_solution",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
