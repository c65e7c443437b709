"""The demo's semester: whatever the day, one that is on or about to begin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable_demo.plan.semester import WEEKS, semester_of

days = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(days)
def test_a_day_falls_in_its_semester_or_at_most_eleven_weeks_before(day):
    semester = semester_of(day)
    assert day < semester.starts_on + timedelta(weeks=WEEKS)
    assert semester.starts_on - day <= timedelta(weeks=11)


@given(days)
def test_a_semester_begins_on_a_monday_of_its_year(day):
    semester = semester_of(day)
    assert semester.starts_on.isoweekday() == 1
    assert semester.year_starts_on <= semester.starts_on < semester.year_ends_on
    assert semester.code == f"{semester.code[0]}{semester.starts_on.year}"
    assert semester.year_code == f"{semester.year_starts_on.year}-{semester.year_ends_on.year}"


@given(days)
def test_weeks_of_teaching_break_and_exams_make_up_the_semester(day):
    semester = semester_of(day)
    every = [*semester.teaching_weeks, *semester.break_weeks, *semester.exam_weeks]
    assert sorted(every) == list(range(semester.weeks_count))
    assert len(semester.teaching_weeks) in (15, 16, 17)
    assert semester.exam_weeks == (WEEKS - 2, WEEKS - 1)


@given(days)
def test_semesters_follow_each_other(day):
    assert semester_of(day).starts_on <= semester_of(day + timedelta(days=1)).starts_on


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2025, 9, 1), "A2025"),
        (date(2026, 1, 18), "A2025"),
        (date(2026, 1, 19), "P2026"),
        (date(2026, 2, 9), "P2026"),
        (date(2026, 6, 28), "P2026"),
        (date(2026, 6, 29), "A2026"),
        (date(2026, 8, 31), "A2026"),
    ],
)
def test_the_days_around_a_change(day, code):
    assert semester_of(day).code == code
