"""Reading what was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, cast

from django.apps import apps
from django.db import models

Label = Literal["insert", "update", "delete"]


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded write of a row.

    ``happened_at`` is when its transaction began. ``before`` and ``after`` hold the columns that changed: ``before``
    is empty for an insert, ``after`` for a delete. ``actor`` is an account's uuid or a process's name, "" when the
    write was made outside any ``because`` (SQL by hand). ``more`` holds what else was said (address, job, event).
    """

    happened_at: datetime
    label: Label
    actor: str
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]
    more: dict[str, Any] = field(default_factory=dict)


def history_of(obj: models.Model) -> list[Change]:
    """All changes of a row, oldest first; also after it was deleted, when the model has a ``uuid`` or the key is left.

    Raises LookupError when the model isn't tracked.
    """
    events = event_model_of(type(obj))
    if obj.pk is not None:
        kept = events._default_manager.filter(pgh_obj_id=obj.pk)
    else:
        kept = events._default_manager.filter(uuid=getattr(obj, "uuid", None))
    return list(_changes(kept.select_related("pgh_context").order_by("pgh_id")))


def event_model_of(model: type[models.Model]) -> type[models.Model]:
    """The model of a tracked model's history. Raises LookupError."""
    wanted = model._meta.concrete_model
    for candidate in apps.get_app_config(model._meta.app_label).get_models():
        if getattr(candidate, "pgh_tracked_model", None) is wanted:
            return candidate
    raise LookupError(f"{model._meta.label} keeps no history: decorate it with @tracked()")


def _changes(events: Iterable[Any]) -> Iterable[Change]:
    before: dict[str, Any] = {}
    for event in events:
        row = _row(event)
        said = dict(event.pgh_context.metadata) if event.pgh_context else {}
        changed = {key for key in row if before.get(key) != row[key] or key not in before}
        was = {key: before[key] for key in changed if key in before}
        yield Change(
            happened_at=event.pgh_created_at,
            label=cast(Label, event.pgh_label),
            actor=str(said.pop("actor", "")),
            reason=str(said.pop("reason", "")),
            before=row if event.pgh_label == "delete" else was,
            after={} if event.pgh_label == "delete" else {key: row[key] for key in changed},
            more=said,
        )
        before = row


def _row(event: Any) -> dict[str, Any]:
    """The tracked columns, by the names of their attributes."""
    return {
        column.attname: getattr(event, column.attname)
        for column in event._meta.concrete_fields
        if not column.name.startswith("pgh_")
    }
