"""How an import of people is told to programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema


class RefusedRowOut(Schema):
    """What is wrong in a row, on which line and in which column, and how to mend it."""

    code: str
    what: str
    where: str
    mend: str
    line: int | None


class ImportCounts(Schema):
    """What an import did, or would do."""

    total: int
    created: int
    unchanged: int
    affiliated: int
    refused_rows: int
    ignored_columns: list[str]
    is_preview: bool


class ImportOut(ImportCounts):
    """The same with each refused row."""

    refused: list[RefusedRowOut]


class ImportJobOut(Schema):
    """An import asked for; ``report`` is null until it is done. The refused rows are at ``…/refused``."""

    uuid: UUID
    title: str
    state: Literal["waiting", "running", "succeeded", "failed", "stopped"]
    progress: float | None
    message: str
    created_at: datetime
    finished_at: datetime | None
    report: ImportCounts | None

    @staticmethod
    def resolve_report(row: Any) -> Any:
        """What the job left, once done."""
        return row.detail.get("report")
