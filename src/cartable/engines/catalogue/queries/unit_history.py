"""What was changed of a unit, its team, its preparations and its mails: when, by whom, why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from cartable.engines.catalogue.models import (
    CourseUnit,
    Preparation,
    PreparedKind,
    PreparedRule,
    PreparedTeacher,
    Programme,
    TeamMember,
    UnitMail,
    UnitReplacement,
    UnitVersion,
)
from cartable.engines.people.api import Account
from cartable.kernel.audit.history import event_model_of

TOLD: tuple[tuple[type[models.Model], str], ...] = (
    (CourseUnit, "id"),
    (UnitVersion, "unit_id"),
    (UnitReplacement, "unit_id"),
    (TeamMember, "unit_id"),
    (Preparation, "unit_id"),
    (UnitMail, "unit_id"),
    (PreparedKind, "preparation_id"),
    (PreparedTeacher, "preparation_id"),
    (PreparedRule, "preparation_id"),
)
MOST = 100


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One write: of which table (``subject``), what was done (``insert``, ``update``, ``delete``), and the row then."""

    at: datetime
    subject: str
    label: str
    who: str
    why: str
    row: Any


def unit_history(unit: CourseUnit) -> list[UnitChange]:
    """The last changes, the latest first, in a fixed number of queries."""
    preparations = list(Preparation.objects.filter(unit=unit).values_list("pk", flat=True))
    found: list[Any] = []
    for model, key in TOLD:
        condition: dict[str, Any] = {f"{key}__in": preparations} if key == "preparation_id" else {key: unit.pk}
        found += _events(model, condition)
    found.sort(key=lambda pair: (pair[1].pgh_created_at, pair[1].pgh_id), reverse=True)
    return _as_changes(found[:MOST])


def programme_history(programme: Programme) -> list[UnitChange]:
    """The last changes of a programme, the latest first. Two queries."""
    found = list(_events(Programme, {"id": programme.pk}))
    return _as_changes(found)


def _as_changes(found: list[Any]) -> list[UnitChange]:
    """Rows of history with the names of who wrote them. One query."""
    names = _names({str(_said(event).get("actor", "")) for _, event in found})
    return [
        UnitChange(
            event.pgh_created_at,
            subject,
            event.pgh_label,
            names.get(str(_said(event).get("actor", "")), ""),
            str(_said(event).get("reason", "")),
            event,
        )
        for subject, event in found
    ]


def _events(model: type[models.Model], condition: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    events: Any = event_model_of(model)._default_manager.filter(**condition).select_related("pgh_context")
    for event in events.order_by("-pgh_id")[:MOST]:
        yield model._meta.model_name or "", event


def _said(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _names(actors: set[str]) -> dict[str, str]:
    """The names behind the accounts that acted."""
    uuids = [actor for actor in actors if len(actor) == 36]
    accounts = Account.objects.filter(uuid__in=uuids).select_related("person")
    return {str(account.uuid): account.person.full_name for account in accounts}
