"""What the programming interface gives and takes of the catalogue."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

ServiceCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Category = Literal[
    "teaching", "communication", "storage", "software", "research", "administration", "premises", "network"
]
ServiceState = Literal["planned", "open", "degraded", "interrupted", "closed"]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=200)]
Note = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=300)]


class TextOut(Schema):
    """A text in both languages; ``en`` is empty when nobody wrote it."""

    fr: str
    en: str


def both(name: str) -> Any:
    """Reads the French and English columns of a name."""
    return staticmethod(lambda row: {"fr": getattr(row, f"{name}_fr"), "en": getattr(row, f"{name}_en")})


class ServiceOut(Schema):
    """A service of the public catalogue; ``owner`` is the code of a structure."""

    uuid: UUID
    code: str
    title: TextOut
    summary: TextOut
    audience: TextOut
    category: Category
    state: ServiceState
    state_since: datetime | None
    state_note: TextOut
    owner: str
    contact_mail: str
    contact_phone: str
    support_hours: TextOut
    restored_hours: int | None
    availability_percent: float | None = Field(description="What is promised.")
    url: str
    can_be_asked: bool
    needs_strong_sign_in: bool

    resolve_title = both("title")
    resolve_summary = both("summary")
    resolve_audience = both("audience")
    resolve_state_note = both("state_note")
    resolve_support_hours = both("support_hours")

    @staticmethod
    def resolve_owner(row: Any) -> str:
        """The structure's code."""
        return str(row.owner.code)


class LevelOut(Schema):
    """A grade; the higher rank wins where several reasons give the service."""

    code: str
    title: TextOut
    rank: int

    resolve_title = both("title")


class GivenOut(Schema):
    """A rule in force that gives the service, in words; ``level`` and ``pool`` are codes."""

    words: TextOut
    level: str | None
    quota: int | None
    pool: str | None
    grace_days: int


class SpanOut(Schema):
    """A state over a period; ``until`` None: still so."""

    state: ServiceState
    since: datetime
    until: datetime | None
    note: TextOut

    resolve_note = both("note")


class ServiceDetail(ServiceOut):
    """One service with its texts in Markdown, its levels, who has it, and how it has run."""

    description: TextOut
    how_to_ask: TextOut
    levels: list[LevelOut]
    given_to: list[GivenOut]
    available_percent: float | None = Field(description="Share of the last 90 days; None when it wasn't to be there.")
    states: list[SpanOut] = Field(description="Oldest first.")

    resolve_description = both("description")
    resolve_how_to_ask = both("how_to_ask")

    @staticmethod
    def resolve_levels(row: Any) -> list[Any]:
        """The lowest first."""
        return list(row.levels.order_by("rank"))


class StateIn(Schema):
    """How the service is; ``since`` None: from now on. A trouble wants a note in French."""

    state: ServiceState
    note_fr: Note = ""
    note_en: Note = ""
    since: datetime | None = None
