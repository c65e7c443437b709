"""Placements become instants: civil time across the change of hour, bits, midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from cartable.engines.timetable.domain.meetings import bits, civil_instant, expand
from cartable.engines.timetable.types import PlacementFigures

PARIS = ZoneInfo("Europe/Paris")


def test_the_civil_hour_stays_the_same_when_summer_time_ends():
    # Clocks go back in the night of Saturday 24 to Sunday 25 October 2026.
    term = SimpleNamespace(starts_on=date(2026, 10, 19), slot_minutes=5)
    [before, after] = expand(term, [PlacementFigures(1, 0b1, 0b11, 120, 18, None)], PARIS)
    assert (before.day, before.starts_at) == (date(2026, 10, 19), datetime(2026, 10, 19, 8, 0, tzinfo=UTC))
    assert (after.day, after.starts_at) == (date(2026, 10, 26), datetime(2026, 10, 26, 9, 0, tzinfo=UTC))
    assert after.starts_at.astimezone(PARIS).hour == before.starts_at.astimezone(PARIS).hour == 10
    assert after.ends_at - after.starts_at == before.ends_at - before.starts_at


def test_the_civil_hour_stays_the_same_when_summer_time_begins():
    # Clocks go forward in the night of Saturday 27 to Sunday 28 March 2027.
    term = SimpleNamespace(starts_on=date(2027, 3, 22), slot_minutes=5)
    [before, after] = expand(term, [PlacementFigures(1, 0b1, 0b11, 120, 18, None)], PARIS)
    assert before.starts_at == datetime(2027, 3, 22, 9, 0, tzinfo=UTC)
    assert after.starts_at == datetime(2027, 3, 29, 8, 0, tzinfo=UTC)


def test_a_meeting_on_each_day_of_each_week_in_order():
    term = SimpleNamespace(starts_on=date(2026, 9, 7), slot_minutes=10)
    meetings = list(expand(term, [PlacementFigures(4, 0b10100, 0b101, 48, 6, 9)], PARIS))
    assert [meeting.day for meeting in meetings] == [
        date(2026, 9, 9),
        date(2026, 9, 11),
        date(2026, 9, 23),
        date(2026, 9, 25),
    ]
    assert {(meeting.class_id, meeting.room_id) for meeting in meetings} == {(4, 9)}
    assert meetings[0].starts_at == datetime(2026, 9, 9, 6, 0, tzinfo=UTC)
    assert meetings[0].ends_at == datetime(2026, 9, 9, 7, 0, tzinfo=UTC)


def test_midnight_at_the_end_of_a_day_is_the_next_day():
    assert civil_instant(date(2026, 9, 7), 24 * 60, PARIS) == datetime(2026, 9, 7, 22, 0, tzinfo=UTC)


def test_bits_are_told_from_the_lowest():
    assert list(bits(0b1000_0101)) == [0, 2, 7]
    assert list(bits(0)) == []
