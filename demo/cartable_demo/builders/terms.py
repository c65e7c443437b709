"""The years and terms: the one under way, the one that comes, those behind."""

from __future__ import annotations

from dataclasses import dataclass

from cartable.engines.calendar import api as calendar
from cartable_demo.plan.semester import Semester, semester_after, semester_before

#: How many terms before the present one are kept as terms; older results have a day alone.
PAST_TERMS = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """``past`` from the latest to the oldest."""

    current: calendar.Term
    coming: calendar.Term
    past: tuple[calendar.Term, ...]


def build_terms(semester: Semester) -> Terms:
    """The academic years and terms around the semester."""
    calendar.load_holidays()
    years: dict[str, calendar.AcademicYear] = {}
    past = []
    before = semester
    for _ in range(PAST_TERMS):
        before = semester_before(before)
        past.append(_build_term(before, years))
    current = _build_term(semester, years)
    return Terms(current=current, coming=_build_term(semester_after(semester), years), past=tuple(past))


def _build_term(semester: Semester, years: dict[str, calendar.AcademicYear]) -> calendar.Term:
    if semester.year_code not in years:
        years[semester.year_code] = calendar.create_year(
            code=semester.year_code, starts_on=semester.year_starts_on, ends_on=semester.year_ends_on
        )
    return calendar.create_term(
        code=semester.code,
        title_fr=semester.title_fr,
        title_en=semester.title_en,
        year=years[semester.year_code],
        starts_on=semester.starts_on,
        weeks_count=semester.weeks_count,
        break_weeks=[week + 1 for week in semester.break_weeks],
        exam_weeks=[week + 1 for week in semester.exam_weeks],
    )
