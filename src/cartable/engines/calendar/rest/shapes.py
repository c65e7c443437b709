"""What the calendar engine's programming interface gives."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=60)]


class YearOut(Schema):
    """An academic year, up to but not including ``ends_on``."""

    uuid: UUID
    code: str
    starts_on: date
    ends_on: date


class TermOut(Schema):
    """A term: ``weeks_count`` weeks from a Monday."""

    uuid: UUID
    code: str
    title_fr: str
    title_en: str
    year: str
    starts_on: date
    weeks_count: int
    days_count: int
    slot_minutes: int

    @staticmethod
    def resolve_year(row: Any) -> str:
        """The year's code."""
        return str(row.year.code)


class TermWeekOut(Schema):
    """A week of a term; ``number`` counts from 1, ``letter`` is A or B on teaching weeks."""

    number: int
    starts_on: date
    kind: Literal["teaching", "break", "exams"]
    letter: Literal["A", "B", ""]


class HolidayOut(Schema):
    """A public holiday."""

    day: date
    zone: str
    title: str
