"""Rows that other engines, imports and the demo hand to the record of a student."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """A person in a programme under one of its regulations, from a day to another (excluded; None: open)."""

    person_id: int
    programme_id: int
    regulation_id: int
    valid_from: date
    valid_until: date | None = None
    terms_before: int = 0


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What came of a unit in a term, or credits granted otherwise (then with a title and no unit).

    ``credits`` are those acquired, 0 when it failed; ``grade`` is A to F or empty; ``origin`` is a value of
    ``UnitResult.Origin``.
    """

    person_id: int
    category: str
    credits: int
    decided_on: date
    unit_id: int | None = None
    term_id: int | None = None
    is_acquired: bool = True
    grade: str = ""
    level: int = 1
    origin: str = "unit"
    title_fr: str = ""
    title_en: str = ""
    weeks: int = 0
    weeks_abroad: int = 0


@dataclass(frozen=True, slots=True)
class CertificationRow:
    """A level certified: a language (``code`` en, ``level`` A1 to C2), Pix (``points``), or another certificate."""

    person_id: int
    kind: str
    obtained_on: date
    code: str = ""
    level: str = ""
    points: int | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class AdvisingRow:
    """An adviser of a student from a day on; who advised before ceases that day."""

    adviser_id: int
    student_id: int
    valid_from: date
    valid_until: date | None = None
