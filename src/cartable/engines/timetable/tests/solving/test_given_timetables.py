"""A timetable made elsewhere: verified on the term's own rows, priced, stored whatever the verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cartable.engines.timetable.api import PlacementFigures, store_timetable
from cartable.engines.timetable.demo import NOW, make_imported_term, make_solution
from cartable.engines.timetable.models import Placement, Seat, Solution, Violation

pytestmark = pytest.mark.django_db
FIELDS = ("course_class_id", "days", "weeks", "start", "length", "room_id")


@pytest.fixture
def computed() -> Solution:
    return make_solution(make_imported_term())


def figures(solution: Solution) -> tuple[list[PlacementFigures], list[tuple[int, int]]]:
    rows = Placement.objects.filter(solution=solution).order_by("course_class_id")
    seats = Seat.objects.filter(solution=solution).order_by("course_class_id", "person_id")
    return [PlacementFigures(*row) for row in rows.values_list(*FIELDS)], list(
        seats.values_list("course_class_id", "person_id")
    )


def test_a_good_one_is_stored_at_the_same_price(computed):
    placements, seats = figures(computed)
    stored = store_timetable(term=computed.term, placements=placements, seats=seats, origin="elsewhere", now=NOW)
    assert (stored.number, stored.origin, stored.is_feasible) == (2, "elsewhere", True)
    assert stored.total_cost == computed.total_cost == 15
    assert figures(stored) == (placements, seats)


def test_a_bad_one_is_stored_with_what_is_wrong(computed):
    placements, seats = figures(computed)
    moved = replace(placements[0], start=placements[0].start + 1)
    stored = store_timetable(
        term=computed.term, placements=[moved, *placements[1:]], seats=seats, origin="elsewhere", now=NOW
    )
    assert not stored.is_feasible
    [fault] = Violation.objects.filter(solution=stored, is_hard=True)
    assert fault.class_ids == [moved.class_id]


def test_what_is_missing_is_a_violation_and_what_is_unknown_is_left_out(computed):
    placements, seats = figures(computed)
    stranger = replace(placements[0], class_id=10**9)
    stored = store_timetable(
        term=computed.term, placements=[stranger, *placements[1:]], seats=seats, origin="elsewhere", now=NOW
    )
    assert not stored.is_feasible
    assert figures(stored)[0] == placements[1:]
    assert Violation.objects.filter(solution=stored, is_hard=True, class_ids=[placements[0].class_id]).exists()
