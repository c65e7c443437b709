"""The last changes of state, of all services together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cartable.engines.access.models import Service
from cartable.kernel.audit.history import event_model_of


@dataclass(frozen=True, slots=True)
class StateChange:
    """A service came into a state, or its note was corrected. ``uuid`` names the line of history for good."""

    number: int
    service: Service
    state: str
    note_fr: str
    note_en: str
    since: datetime
    told_at: datetime


def latest_state_changes(since: datetime, limit: int = 50) -> list[StateChange]:
    """What was said of the listed services after ``since``, the latest first. Two queries."""
    services = {row.pk: row for row in Service.objects.filter(is_listed=True)}
    events = event_model_of(Service)._default_manager
    rows = events.filter(pgh_obj_id__in=list(services)).order_by("pgh_id")
    last: dict[int, tuple[Any, ...]] = {}
    found = []
    for row in rows.values(
        "pgh_id", "pgh_obj_id", "pgh_created_at", "state", "state_note_fr", "state_note_en", "state_since"
    ):
        said = (row["state"], row["state_note_fr"], row["state_note_en"])
        begun = row["state_since"] or row["pgh_created_at"]
        if last.get(row["pgh_obj_id"]) != said and begun >= since:
            found.append(StateChange(row["pgh_id"], services[row["pgh_obj_id"]], *said, begun, row["pgh_created_at"]))
        last[row["pgh_obj_id"]] = said
    return sorted(found, key=lambda change: (change.since, change.number), reverse=True)[:limit]
