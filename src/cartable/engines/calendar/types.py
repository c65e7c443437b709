"""Plain values that enter and leave the calendar engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A public holiday of a zone."""

    day: date
    zone: str
    title: str


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """One week of a term before it is written: ``number`` counts from 1, ``letter`` is A, B or empty."""

    number: int
    starts_on: date
    kind: str
    letter: str
