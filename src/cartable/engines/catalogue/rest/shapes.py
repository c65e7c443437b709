"""What the catalogue's programming interface gives and takes."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import StringConstraints

Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=300)]
Category = Literal["cs", "tm", "ec", "me", "ht", "st"]
Kind = Literal["cm", "td", "tp"]


class UnitOut(Schema):
    """A course unit. Hours in minutes over the term, credits in ECTS."""

    uuid: UUID
    code: str
    title_fr: str
    title_en: str
    category: Category
    credits: int
    lecture_minutes: int
    tutorial_minutes: int
    lab_minutes: int


class UnitDetail(UnitOut):
    """A unit with its texts and who answers for it."""

    summary_fr: str
    summary_en: str
    structure: str | None
    in_charge: str | None

    @staticmethod
    def resolve_structure(row: Any) -> str | None:
        """The code of the structure."""
        return row.structure.code if row.structure else None

    @staticmethod
    def resolve_in_charge(row: Any) -> str | None:
        """The name of whoever is in charge."""
        return row.in_charge.full_name if row.in_charge else None


class ClassOut(Schema):
    """A class: ``seats`` null means no limit; ``parent`` is the class that goes with it."""

    uuid: UUID
    kind: Kind
    number: int
    seats: int | None
    needs_room: bool
    parent: UUID | None
    teachers: list[str]


class ConfigurationOut(Schema):
    """One way of following an offering: one class of each subpart."""

    rank: int
    subparts: list[list[ClassOut]]


class OfferingOut(Schema):
    """A unit taught in a term."""

    uuid: UUID
    term: str
    configurations: list[ConfigurationOut]


class TeacherOut(Schema):
    """Someone who teaches a class."""

    uuid: UUID
    family_name: str
    given_name: str


class TeacherIn(Schema):
    """Someone to put at the head of a class, or to take off it."""

    person: UUID
