"""Weeks A and B of a term, with its breaks."""

from __future__ import annotations

import pytest

from cartable_timetable.model import Time
from cartable_timetable.weekly import WeeklyPlan


def letters(plan: WeeklyPlan) -> str:
    return "".join(plan.letter_of(week) or "-" for week in range(plan.weeks))


def test_letters_skip_the_breaks_or_follow_the_calendar() -> None:
    assert letters(WeeklyPlan(7)) == "ABABABA"
    assert letters(WeeklyPlan(7, {1, 4})) == "A-BA-BA"
    assert letters(WeeklyPlan(7, {1, 4}, counts_breaks=True)) == "A-AB-BA"


def test_times_hold_the_weeks_of_their_letter() -> None:
    plan = WeeklyPlan(6, {2})
    assert plan.every_week(0, 96, 18) == Time(0b1, 0b111011, 96, 18)
    assert letters(plan) == "AB-ABA"
    assert plan.odd_weeks((0, 2), 96, 18) == Time(0b101, 0b101001, 96, 18)
    assert plan.even_weeks(4, 96, 18) == Time(0b10000, 0b010010, 96, 18)
    assert (plan.a_weeks | plan.b_weeks, plan.a_weeks & plan.b_weeks) == (plan.all_weeks, 0)


def test_bad_plans_are_refused() -> None:
    with pytest.raises(ValueError, match=r"breaks must be weeks 0 to 3; got 4, 9"):
        WeeklyPlan(4, {9, 4})
    with pytest.raises(ValueError, match="no teaching week is left of 2 weeks"):
        WeeklyPlan(2, {0, 1})
    with pytest.raises(ValueError, match="the term has no week B"):
        WeeklyPlan(1).even_weeks(0, 96, 18)
