"""Days, times and numbers in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils.translation import override

from cartable.ui import moments

N, B = "\u202f", "\u00a0"
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("language", "style", "said"),
    [
        ("fr", "", f"27{B}novembre"),
        ("fr", "weekday", f"vendredi 27{B}novembre"),
        ("fr", "full", f"vendredi 27{B}novembre 2026"),
        ("fr", "short", f"ven. 27{B}nov."),
        ("en", "", f"27{B}November"),
        ("en", "weekday", f"Friday 27{B}November"),
        ("en", "year", f"27{B}November 2026"),
        ("en", "short", f"Fri 27{B}Nov"),
    ],
)
def test_say_day_in_each_style(language: str, style: str, said: str):
    with override(language):
        assert moments.say_day(FRIDAY, style) == said


def test_say_day_first_of_month_is_1er_in_french_only():
    with override("fr"):
        assert moments.say_day(date(2027, 2, 1)) == f"1er{B}février"
    with override("en"):
        assert moments.say_day(date(2027, 2, 1)) == f"1{B}February"


@pytest.mark.parametrize(
    ("language", "at", "said"),
    [
        ("fr", time(8, 30), f"8{B}h{B}30"),
        ("fr", time(17), f"17{B}h"),
        ("fr", time(0, 5), f"0{B}h{B}05"),
        ("en", time(8, 30), f"8:30{B}am"),
        ("en", time(17), f"5{B}pm"),
        ("en", time(12), "noon"),
        ("en", time(0, 5), f"12:05{B}am"),
    ],
)
def test_say_time(language: str, at: time, said: str):
    with override(language):
        assert moments.say_time(at) == said


def test_say_times_says_the_half_day_once_in_english():
    with override("fr"):
        assert moments.say_times(time(8, 30), time(10)) == f"8{B}h{B}30{B}– 10{B}h"
    with override("en"):
        assert moments.say_times(time(8, 30), time(10)) == f"8:30{B}– 10{B}am"
        assert moments.say_times(time(11), time(13)) == f"11{B}am{B}– 1{B}pm"


def test_say_moment_is_in_campus_time_with_the_year_when_it_is_another():
    with override("fr"):
        assert moments.say_moment(datetime(2019, 11, 27, 16, tzinfo=UTC)) == f"27{B}novembre 2019, 17{B}h"


def test_say_number_groups_thousands():
    with override("fr"):
        assert moments.say_number(2418) == f"2{N}418"
        assert moments.say_number(2418.5, 1) == f"2{N}418,5"
        assert moments.say_number(-4) == "−4"
    with override("en"):
        assert moments.say_number(2418) == "2,418"


@pytest.mark.parametrize(
    ("length", "said"),
    [(12, f"12{B}s"), (240, f"4{B}min"), (timedelta(hours=27, minutes=15), f"27{B}h{B}15"), (259200, "3 jours")],
)
def test_say_duration_to_the_coarsest_useful_unit(length: object, said: str):
    with override("fr"):
        assert moments.say_duration(length) == said
