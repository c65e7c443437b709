"""How an import of people is told to programs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator


def refuse_other_words(value: Any) -> Any:
    """Pydantic takes ``0``, ``off`` and ``n`` for false: a form here says ``true`` or ``false``."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("write true or false")
    return value


TrueFalse = Annotated[bool, BeforeValidator(refuse_other_words)]


class ImportChoices(Schema):
    """What becomes of the rows that are good."""

    preview: TrueFalse = True
    all_or_nothing: TrueFalse = False


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
    matched: int = 0
    to_decide: int = 0
    refused_rows: int
    ignored_columns: list[str]
    is_preview: bool


class ImportOut(ImportCounts):
    """The same with each refused row."""

    refused: list[RefusedRowOut]


class PersonImportOut(Schema):
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
