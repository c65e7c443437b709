"""How much rooms are used."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.timetable.models import TermRoom
from cartable.engines.timetable.queries.occupancy import RoomUse, Span, hour_use, hours_covered, room_use
from cartable.engines.timetable.queries.term_rooms import RoomFilter, narrow, rooms_of_terms, teaching_weeks
from cartable.engines.timetable.tests.queries.campus import Campus

WEEK_TWO = Span(date(2026, 9, 14), date(2026, 9, 21), 1)
TERM = Span(date(2026, 9, 7), date(2026, 12, 28), 16)


@pytest.mark.parametrize(
    ("starts", "ends", "covered"),
    [
        (time(8), time(10), {8: 60, 9: 60}),
        (time(8, 15), time(10, 15), {8: 45, 9: 60, 10: 15}),
        (time(7), time(8, 30), {8: 30}),
        (time(19, 30), time(0), {19: 30}),
        (time(21), time(22), {}),
    ],
)
def test_hours_covered_cuts_to_the_frame(starts: time, ends: time, covered: dict[int, int]) -> None:
    assert hours_covered(starts, ends) == covered


def test_hour_use_is_the_share_of_rooms(campus: Campus) -> None:
    rooms = [room.pk for room in campus.rooms.values()]
    use = hour_use([campus.publication.pk], WEEK_TWO, rooms, rooms_count=3)
    assert use.days == (1, 2, 3, 4, 5)
    # Thursday, 8 h: one room of three from 8 h 15, another from 8 h 45.
    assert use.shares[4, 8] == pytest.approx((45 + 15) / 180)
    assert use.shares[4, 9] == pytest.approx(120 / 180)
    assert use.shares[4, 10] == pytest.approx((15 + 45) / 180)
    assert use.shares[3, 8] == 0.0


def test_hour_use_over_a_term_is_a_mean(campus: Campus) -> None:
    use = hour_use([campus.publication.pk], TERM, [campus.rooms["B118"].pk], rooms_count=1)
    # The lab of A weeks: eight Fridays of sixteen.
    assert use.shares[5, 15] == pytest.approx(0.5)


def test_room_use_counts_minutes_meetings_and_seats(campus: Campus) -> None:
    rooms = {code: room.pk for code, room in campus.rooms.items()}
    use = room_use([campus.publication.pk], WEEK_TWO, list(rooms.values()))
    # C012: a lecture of two students, two meetings of another of two (Inès and Ana).
    assert use[rooms["C012"]] == RoomUse(rooms["C012"], 360, 3, 6)
    assert use[rooms["C012"]].fill(100) == pytest.approx(0.02)
    assert use[rooms["C012"]].rate(1) == pytest.approx(0.1)
    # B101: two seats of MT32 TD 1, nobody in TD 2, Inès in IF35 TD 1.
    assert use[rooms["B101"]] == RoomUse(rooms["B101"], 360, 3, 3)


def test_room_never_used_is_left_out(campus: Campus) -> None:
    assert room_use([campus.publication.pk], WEEK_TWO, []) == {}
    assert RoomUse(1, 0, 0, 0).fill(30) is None


def test_occupancy_asks_three_queries(campus: Campus) -> None:
    rooms = [room.pk for room in campus.rooms.values()]
    with CaptureQueriesContext(connection) as asked:
        hour_use([campus.publication.pk], TERM, rooms, rooms_count=3)
        room_use([campus.publication.pk], TERM, rooms)
    assert len(asked) == 3


def test_rooms_are_those_that_the_term_names(campus: Campus) -> None:
    everything = {room.code for room in rooms_of_terms([campus.term.pk])}
    assert everything == {"B101", "B118", "C012"}
    TermRoom.objects.create(term=campus.term, room=campus.rooms["B101"], rank=0)
    assert {room.code for room in rooms_of_terms([campus.term.pk])} == {"B101"}


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (RoomFilter(building="B"), {"B101", "B118"}),
        (RoomFilter(campus="V"), {"B101", "B118", "C012"}),
        (RoomFilter(kind="lecture"), set()),
        (RoomFilter(text="b1"), {"B101", "B118"}),
        (RoomFilter(building="B", text="118"), {"B118"}),
    ],
)
def test_rooms_are_narrowed(asked: RoomFilter, codes: set[str], campus: Campus) -> None:
    assert {room.code for room in narrow(rooms_of_terms([campus.term.pk]), asked)} == codes


def test_teaching_weeks_leave_breaks_out(campus: Campus) -> None:
    assert teaching_weeks(campus.term.pk) == 15
