"""The semester in which a day falls, so that the demo is always in the middle of its term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Semester:
    """A term of twenty weeks from a Monday; break and exam weeks by index."""

    code: str
    title_fr: str
    title_en: str
    year_code: str
    year_starts_on: date
    year_ends_on: date
    starts_on: date
    weeks_count: int
    break_weeks: tuple[int, ...]
    exam_weeks: tuple[int, ...]

    @property
    def teaching_weeks(self) -> list[int]:
        """Indexes of the weeks with classes."""
        return [week for week in range(self.weeks_count) if week not in {*self.break_weeks, *self.exam_weeks}]


WEEKS = 20


def semester_of(day: date) -> Semester:
    """The first semester that hasn't ended: the one of the day, between two the one that comes.

    Autumn begins on the first Monday of September, spring on the Monday from 8 February on.
    """
    semesters = (semester for year in (day.year - 1, day.year) for semester in (_autumn(year), _spring(year)))
    return next(semester for semester in semesters if day < semester.starts_on + timedelta(weeks=WEEKS))


def semester_after(semester: Semester) -> Semester:
    """The one that follows."""
    year = semester.starts_on.year
    return _spring(year) if semester.code.startswith("A") else _autumn(year)


def semester_before(semester: Semester) -> Semester:
    """The one that came before."""
    year = semester.starts_on.year
    return _spring(year - 1) if semester.code.startswith("A") else _autumn(year - 1)


def _autumn(year: int) -> Semester:
    breaks = (date(year, 10, 28), date(year, 12, 25), date(year + 1, 1, 1))
    return _semester("A", "Automne", "Autumn", year, _monday_from(date(year, 9, 1)), breaks)


def _spring(year: int) -> Semester:
    return _semester("P", "Printemps", "Spring", year, _monday_from(date(year + 1, 2, 8)), (date(year + 1, 4, 15),))


def _semester(
    letter: str, french: str, english: str, autumn_year: int, starts_on: date, breaks: tuple[date, ...]
) -> Semester:
    year = starts_on.year
    return Semester(
        code=f"{letter}{year}",
        title_fr=f"{french} {year}",
        title_en=f"{english} {year}",
        year_code=f"{autumn_year}-{autumn_year + 1}",
        year_starts_on=date(autumn_year, 9, 1),
        year_ends_on=date(autumn_year + 1, 9, 1),
        starts_on=starts_on,
        weeks_count=WEEKS,
        break_weeks=tuple(sorted({(day - starts_on).days // 7 for day in breaks})),
        exam_weeks=(WEEKS - 2, WEEKS - 1),
    )


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
