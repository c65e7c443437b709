"""What registration's programming interface gives and takes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import StringConstraints

from cartable.kernel.shapes import Code

Words = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=100)]


class ChoiceOut(Schema):
    """A unit that a student chose in a term; credits in ECTS."""

    uuid: UUID
    term: str
    unit: str
    title_fr: str
    title_en: str
    category: str
    credits: int
    chosen_at: datetime

    @staticmethod
    def resolve_term(row: Any) -> str:
        """The term's code."""
        return str(row.term.code)

    @staticmethod
    def resolve_unit(row: Any) -> str:
        """The unit's code."""
        return str(row.offering.unit.code)

    @staticmethod
    def resolve_title_fr(row: Any) -> str:
        """The unit's French title."""
        return str(row.offering.unit.title_fr)

    @staticmethod
    def resolve_title_en(row: Any) -> str:
        """The unit's English title."""
        return str(row.offering.unit.title_en)

    @staticmethod
    def resolve_category(row: Any) -> str:
        """The unit's category."""
        return str(row.offering.unit.category)

    @staticmethod
    def resolve_credits(row: Any) -> int:
        """The unit's credits."""
        return int(row.offering.unit.credits)


class StudentOut(Schema):
    """A student of a term: how many units were chosen, and the credits they add up to."""

    uuid: UUID
    code: str
    family_name: str
    given_name: str
    units_count: int
    credits: int


class ChoiceIn(Schema):
    """A student and the code of a unit."""

    person: UUID
    unit: Code
