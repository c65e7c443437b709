"""The door to sources and what they send: ``people.api.arriving``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cartable.engines.people.domain.arrivals.deciding import (
    NoSuchRecord,
    NothingToUndo,
    RecordDecided,
    decide_new,
    decide_same,
    set_record_aside,
    undo_decision,
)
from cartable.engines.people.domain.arrivals.foreseeing import Foreseen, foresee_records
from cartable.engines.people.domain.arrivals.holding import NoSuchRun, RunNotHeld, apply_held, missing_of, refuse_held
from cartable.engines.people.domain.arrivals.hosted import request_guest, requests_of
from cartable.engines.people.domain.arrivals.receiving import Received, SourceClosed, receive_records, take_in
from cartable.engines.people.domain.arrivals.rows import FACTS, ArrivingRow, ArrivingTie, row_of
from cartable.engines.people.domain.arrivals.sources import (
    NoSuchSource,
    SourceTaken,
    create_source,
    edit_source,
    get_source,
)
from cartable.engines.people.domain.match_keys import compute_match_keys
from cartable.engines.people.models import Source, SourceRecord, SourceRun
from cartable.kernel.permissions import require

__all__ = [
    "FACTS",
    "ArrivingRow",
    "ArrivingTie",
    "Foreseen",
    "NoSuchRecord",
    "NoSuchRun",
    "NoSuchSource",
    "NothingToUndo",
    "Received",
    "RecordDecided",
    "RunNotHeld",
    "Source",
    "SourceClosed",
    "SourceRecord",
    "SourceRun",
    "SourceTaken",
    "access_record",
    "access_run",
    "access_source",
    "apply_held",
    "compute_match_keys",
    "create_source",
    "decide_new",
    "decide_same",
    "edit_source",
    "foresee_records",
    "get_source",
    "missing_of",
    "receive_records",
    "refuse_held",
    "request_guest",
    "requests_of",
    "row_of",
    "set_record_aside",
    "take_in",
    "undo_decision",
]


def access_source(actor: Any, code: str) -> Source:
    """The source with this code, to who keeps sources. Raises NotAllowed, NoSuchSource."""
    require(actor, "source.manage")
    return get_source(code)


def access_run(actor: Any, uuid: UUID | str) -> SourceRun:
    """The run at this address, with its source. Raises NotAllowed, NoSuchRun."""
    require(actor, "source.manage")
    found = SourceRun.objects.select_related("source", "file", "decided_by").filter(uuid=uuid).first()
    if found is None:
        raise NoSuchRun
    return found


def access_record(actor: Any, uuid: UUID | str) -> SourceRecord:
    """The record at this address, with its source and person. Raises NotAllowed, NoSuchRecord."""
    require(actor, "source.manage")
    rows = SourceRecord.objects.select_related("source", "person", "decided_by", "asked_by")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise NoSuchRecord
    return found
