"""What :func:`compare` gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cartable_timetable.model import Cost
from cartable_timetable.scenarios.table import draw_table


@dataclass(frozen=True, slots=True)
class Scenario:
    """One timetable beside the first.

    ``cost`` holds the sums before weighting and the weighted total, ``weighted`` the parts once weighted. ``errors``
    counts the hard rules broken, ``violations`` the wishes that aren't kept, ``conflicts`` the students' conflicts and
    ``students_in_conflict`` the students who have one. ``hurt`` have more conflicts than in the first scenario,
    ``relieved`` fewer (students of both). ``rooms_used`` are rooms that some class has; ``room_hours`` their hours over
    the term. ``classes_moved`` are at another time or in another room than in the first, ``seats_moved`` counts the
    places of students in classes that they had in the first and no longer have (students and classes of both).
    ``extension_total`` is what the constraints of ours cost, beside the total.
    """

    name: str
    feasible: bool
    errors: int
    cost: Cost
    weighted: Cost
    violations: int
    conflicts: int
    students_in_conflict: int
    hurt: tuple[str, ...]
    relieved: tuple[str, ...]
    rooms_used: tuple[str, ...]
    room_hours: float
    classes_moved: tuple[str, ...]
    seats_moved: int
    extension_total: int = 0

    def as_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "name": self.name,
            "feasible": self.feasible,
            "errors": self.errors,
            "cost": _parts(self.cost),
            "weighted": _parts(self.weighted),
            "total": self.cost.total,
            "violations": self.violations,
            "conflicts": self.conflicts,
            "students_in_conflict": self.students_in_conflict,
            "hurt": list(self.hurt),
            "relieved": list(self.relieved),
            "rooms_used": list(self.rooms_used),
            "room_hours": round(self.room_hours, 2),
            "classes_moved": list(self.classes_moved),
            "seats_moved": self.seats_moved,
            "extension_total": self.extension_total,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios side by side; the others are compared with the first."""

    scenarios: tuple[Scenario, ...]

    def as_table(self, language: str = "en") -> str:
        """A table in plain text: a line for each figure, a column for each scenario; ``language`` 'en' or 'fr'."""
        return draw_table([(scenario.name, scenario.as_json()) for scenario in self.scenarios], language)

    def as_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"scenarios": [scenario.as_json() for scenario in self.scenarios]}


def _parts(cost: Cost) -> dict[str, int]:
    return {"time": cost.time, "room": cost.room, "distribution": cost.distribution, "student": cost.student}
