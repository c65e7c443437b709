"""Stored timetables, as the solver package knows them: to go on from them, check them or write them to a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cartable.engines.timetable.models import Placement as PlacementRow
from cartable.engines.timetable.models import Seat
from cartable.engines.timetable.models import Solution as SolutionRow
from cartable.engines.timetable.types import PlacementFigures
from cartable_timetable import Placement, Solution, Time


def stored_solution(row: SolutionRow) -> Solution:
    """A stored solution, by row ids as text."""
    seats: dict[str, list[str]] = defaultdict(list)
    for class_id, person_id in (
        Seat.objects.filter(solution=row).order_by("id").values_list("course_class_id", "person_id")
    ):
        seats[str(class_id)].append(str(person_id))
    return Solution(
        name=row.term.code,
        placements={
            str(class_id): Placement(Time(days, weeks, start, length), None if room_id is None else str(room_id))
            for class_id, days, weeks, start, length, room_id in PlacementRow.objects.filter(solution=row)
            .order_by("id")
            .values_list("course_class_id", "days", "weeks", "start", "length", "room_id")
        },
        students={class_id: tuple(people) for class_id, people in seats.items()},
    )


def given_solution(name: str, placements: Iterable[PlacementFigures], seats: Iterable[tuple[int, int]]) -> Solution:
    """A timetable given in figures, by row ids as text."""
    taken: dict[str, list[str]] = defaultdict(list)
    for class_id, person_id in seats:
        taken[str(class_id)].append(str(person_id))
    return Solution(
        name=name,
        placements={
            str(p.class_id): Placement(
                Time(p.days, p.weeks, p.start, p.length), None if p.room_id is None else str(p.room_id)
            )
            for p in placements
        },
        students={class_id: tuple(people) for class_id, people in taken.items()},
    )


def to_body(solution: Solution) -> dict[str, Any]:
    """A solution as the JSON of a checkpoint."""
    return {
        "placements": {
            class_id: [placed.time.days, placed.time.weeks, placed.time.start, placed.time.length, placed.room]
            for class_id, placed in solution.placements.items()
        },
        "seats": {class_id: list(people) for class_id, people in solution.students.items()},
    }


def from_body(name: str, body: dict[str, Any]) -> Solution:
    """The solution of a checkpoint's JSON."""
    return Solution(
        name=name,
        placements={
            class_id: Placement(Time(days, weeks, start, length), room)
            for class_id, (days, weeks, start, length, room) in body["placements"].items()
        },
        students={class_id: tuple(people) for class_id, people in body["seats"].items()},
    )
