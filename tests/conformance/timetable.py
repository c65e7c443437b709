"""A timetable of the tiny term, placed by hand: no time is spent on computing it."""

from __future__ import annotations

from datetime import datetime

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseClass
from cartable.engines.people.api import people_by_code
from cartable.engines.places.api import Room
from cartable.engines.timetable.api import Publication, publish, store_solution
from cartable.engines.timetable.demo import make_imported_term
from cartable.engines.timetable.models import Distribution
from cartable.engines.timetable.types import (
    ClashFigures,
    CostFigures,
    PlacementFigures,
    SolutionFigures,
    ViolationFigures,
)

SEATS = {"tiny-1": (0, 1, 3), "tiny-2": (0, 2), "tiny-3": (0, 2)}


def make_placed_term(now: datetime) -> tuple[Term, Publication]:
    """The tiny term, imported, placed and published. One soft rule isn't kept, and one student has a clash."""
    term = make_imported_term("TINY")
    solution = store_solution(term=term, figures=_figures(term), origin="tests", now=now)
    return term, publish(term=term, solution=solution, actor="tests", now=now)


def _figures(term: Term) -> SolutionFigures:
    first, second, third, fourth = CourseClass.objects.filter(term=term).order_by("pk").values_list("pk", flat=True)
    large, small = (room.pk for room in Room.objects.filter(capacity__in=(60, 20)).order_by("-capacity"))
    people = people_by_code(SEATS)
    classes = (first, second, third, fourth)
    rule = Distribution.objects.get(term=term, required=False)
    return SolutionFigures(
        is_feasible=True,
        cost=CostFigures(time=1, room=0, distribution=3, student=1, total=15),
        placements=(
            PlacementFigures(first, 0b1, 0b1111, 96, 24, large),
            PlacementFigures(second, 0b100, 0b0101, 126, 18, small),
            PlacementFigures(third, 0b1, 0b1010, 126, 18, small),
            PlacementFigures(fourth, 0b1000, 0b1111, 180, 24, None),
        ),
        seats=tuple((classes[index], people[code].pk) for code, taken in SEATS.items() for index in taken),
        violations=(ViolationFigures("distribution", False, 3, (first, fourth), rule.pk, {"amount": 1}),),
        clashes=(ClashFigures(people["tiny-1"].pk, first, second),),
    )
