"""What the portal's programming interface gives."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import StringConstraints

Words = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", min_length=2, max_length=100)]


class JobOut(Schema):
    """A long task; ``progress`` goes from 0 to 1, null when nobody can say."""

    uuid: UUID
    name: str
    title: str
    state: Literal["waiting", "running", "succeeded", "failed", "stopped"]
    progress: float | None
    message: str
    error: str
    stop_requested: bool
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class HitOut(Schema):
    """An answer: what kind of thing, its name, a word more, and its page."""

    kind: str
    title: str
    subtitle: str
    url: str

    @staticmethod
    def resolve_kind(row: object) -> str:
        """In the reader's language."""
        return str(row.kind)  # type: ignore[attr-defined]
