"""Weeks as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from cartable.engines.timetable.queries.weeks import WeekNotUnderstood, monday_of, parse_week, week_key


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W40", date(2026, 9, 28)),
        ("2026w40", date(2026, 9, 28)),
        (" 2026-W53 ", date(2026, 12, 28)),
        ("2026-10-04", date(2026, 9, 28)),
        ("2026-09-28", date(2026, 9, 28)),
    ],
)
def test_parse_week_reads_weeks_and_days(text: str, monday: date) -> None:
    assert parse_week(text) == monday


@pytest.mark.parametrize(
    "text", ["", "2025-W53", "2026-W00", "2026-W54", "soon", "0001-W01", "9999-W52", "2026-13-01", "²026-W40"]
)
def test_parse_week_refuses_the_rest(text: str) -> None:
    with pytest.raises(WeekNotUnderstood):
        parse_week(text)


def test_week_key_follows_iso_years() -> None:
    assert week_key(date(2027, 1, 1)) == "2026-W53"
    assert monday_of(date(2027, 1, 1)) == date(2026, 12, 28)
