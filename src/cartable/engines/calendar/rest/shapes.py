"""What the calendar engine's programming interface gives."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination
from pydantic import BeforeValidator, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=60)]

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def refuse_timestamps(value: Any) -> Any:
    """Pydantic takes ``0`` for a day of 1970: here a day is written ``2026-09-07``."""
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise ValueError("write the day as 2026-09-07")
    return value


Day = Annotated[date, BeforeValidator(refuse_timestamps), Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


class Pages(LimitOffsetPagination):
    """Pages of 50 rows, 500 at most."""

    class Input(Schema):
        """Which page."""

        limit: int = Field(50, ge=1, le=500)
        offset: int = Field(0, ge=0, le=10_000_000)


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
