"""What the interface of versions gives and takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.catalogue.domain.versions import VersionContent
from cartable.engines.catalogue.rest.shapes import Category, Kind
from cartable.kernel.shapes import Code

Title = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=200)]
LongText = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=50_000)]
Minutes = Annotated[int, Field(ge=0, le=60_000)]


class VersionOut(Schema):
    """A version of a unit for an academic year, and where it is in its circuit."""

    uuid: UUID
    unit: str
    year: str
    number: int
    state: Literal["draft", "proposed", "adopted", "replaced", "refused"]
    revision: int
    title_fr: str
    title_en: str
    proposed_at: datetime | None
    decided_at: datetime | None

    @staticmethod
    def resolve_unit(row: Any) -> str:
        """The code of the unit."""
        return str(row.unit.code)

    @staticmethod
    def resolve_year(row: Any) -> str:
        """The code of the year."""
        return str(row.year.code)


class ShapeOut(Schema):
    """How one kind of class is given."""

    kind: Kind
    minutes: int
    per_week: int
    weeks_count: int
    group_size: int
    room_needs: str


class TaughtOut(Schema):
    """A competence taught, up to a level of its framework."""

    framework: str
    competence: str
    level: int

    @staticmethod
    def resolve_framework(row: Any) -> str:
        """The code of the framework."""
        return str(row.competence.framework.code)

    @staticmethod
    def resolve_competence(row: Any) -> str:
        """The code of the competence in it."""
        return str(row.competence.code)


class VersionDetail(VersionOut):
    """All that a version says. Hours in minutes over the term."""

    category: Category
    credits: int
    level: int
    language: str
    campus: str | None
    in_autumn: bool
    in_spring: bool
    lecture_minutes: int
    tutorial_minutes: int
    lab_minutes: int
    personal_minutes: int
    capacity: int | None
    summary_fr: str
    summary_en: str
    content_fr: str
    content_en: str
    assessment_fr: str
    assessment_en: str
    sustainability_fr: str
    sustainability_en: str
    ai_note_fr: str
    ai_note_en: str
    elements: list[dict[str, Any]]
    software: list[dict[str, Any]]
    equipment: list[dict[str, Any]]
    tags: list[str]
    shapes: list[ShapeOut]
    competences: list[TaughtOut]

    @staticmethod
    def resolve_campus(row: Any) -> str | None:
        """The code of the campus."""
        return row.campus.code if row.campus else None


class VersionBegin(Schema):
    """For which year."""

    year: Code


class RevisionIn(Schema):
    """The revision that one has read."""

    revision: int = Field(ge=0, le=2_000_000_000)


class DraftIn(RevisionIn):
    """What changes in a draft; what isn't named stays."""

    title_fr: Title | None = None
    title_en: Title | None = None
    category: Category | None = None
    credits: Annotated[int, Field(ge=0, le=60)] | None = None
    level: Annotated[int, Field(ge=1, le=6)] | None = None
    in_autumn: bool | None = None
    in_spring: bool | None = None
    lecture_minutes: Minutes | None = None
    tutorial_minutes: Minutes | None = None
    lab_minutes: Minutes | None = None
    personal_minutes: Minutes | None = None
    summary_fr: LongText | None = None
    summary_en: LongText | None = None
    content_fr: LongText | None = None
    content_en: LongText | None = None
    assessment_fr: LongText | None = None
    assessment_en: LongText | None = None


def content_with(content: VersionContent, body: DraftIn) -> VersionContent:
    """What a draft says once the body is read."""
    return replace(content, **body.dict(exclude={"revision"}, exclude_none=True))


class ExcludedOut(Schema):
    """A unit that can't be held beside, and why."""

    code: str
    reason_fr: str
    reason_en: str


class RulesOut(Schema):
    """What stands between a unit and others, by codes: of each list of ``wanted`` and ``advised`` one suffices."""

    wanted: list[list[str]]
    advised: list[list[str]]
    excluded: list[ExcludedOut]


class FrameworkOut(Schema):
    """A competence framework."""

    uuid: UUID
    code: str
    title_fr: str
    title_en: str
    version: str
    source: str
    licence: str
    levels: list[dict[str, Any]]


class CompetenceOut(Schema):
    """A competence, or a block of others (``block`` null)."""

    uuid: UUID
    code: str
    title_fr: str
    title_en: str
    description_fr: str
    description_en: str
    block: str | None

    @staticmethod
    def resolve_block(row: Any) -> str | None:
        """The code of its block."""
        return row.block.code if row.block else None
