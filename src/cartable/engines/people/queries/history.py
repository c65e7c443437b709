"""All that happened to a person's record, their ties, roles, account, numbers, contracts and consents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from cartable.engines.people.models import Account, Affiliation, Consent, Contract, Identifier, Person, RoleAssignment
from cartable.kernel.audit.history import event_model_of

TOLD: tuple[tuple[type[models.Model], str], ...] = (
    (Person, "id"),
    (Affiliation, "person_id"),
    (RoleAssignment, "person_id"),
    (Account, "person_id"),
    (Identifier, "person_id"),
    (Contract, "person_id"),
    (Consent, "person_id"),
)


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One recorded write: of which table (``subject``), which columns before and after, by whom and why."""

    happened_at: datetime
    subject: str
    label: str
    actor: str
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]
    actor_name: str = ""


def person_history(person: Person) -> list[PersonChange]:
    """Every change, the latest first, in a fixed number of queries."""
    # Latest first within each table too: what one transaction wrote has one instant, and the sort keeps the order.
    found = [change for model, key in TOLD for change in reversed(list(_changes(model, {key: person.pk})))]
    names = _names({change.actor for change in found})
    named = [replace(change, actor_name=names.get(change.actor, change.actor)) for change in found]
    return sorted(named, key=lambda change: change.happened_at, reverse=True)


def _changes(model: type[models.Model], condition: dict[str, Any]) -> Iterator[PersonChange]:
    """The changes of the rows that meet a condition, each compared with what the row was before."""
    events: models.QuerySet[Any] = (
        event_model_of(model)._default_manager.filter(**condition).select_related("pgh_context")
    )
    known: dict[int, dict[str, Any]] = {}
    for event in events.order_by("pgh_id"):
        row = {
            column.attname: getattr(event, column.attname)
            for column in event._meta.concrete_fields
            if not column.name.startswith("pgh_")
        }
        was = known.get(event.pgh_obj_id, {})
        known[event.pgh_obj_id] = row
        changed = [name for name in row if name not in was or was[name] != row[name]]
        said = event.pgh_context.metadata if event.pgh_context else {}
        is_end = event.pgh_label == "delete"
        yield PersonChange(
            happened_at=event.pgh_created_at,
            subject=model._meta.model_name or "",
            label=event.pgh_label,
            actor=str(said.get("actor", "")),
            reason=str(said.get("reason", "")),
            before=row if is_end else {name: was[name] for name in changed if name in was},
            after={} if is_end else {name: row[name] for name in changed},
        )


def _names(actors: set[str]) -> dict[str, str]:
    """The names behind the accounts that acted; processes keep their own."""
    uuids = []
    for actor in actors:
        try:
            uuids.append(UUID(actor))
        except ValueError:
            continue
    accounts = Account.objects.filter(uuid__in=uuids)
    return {str(account.uuid): account.person.full_name for account in accounts}
