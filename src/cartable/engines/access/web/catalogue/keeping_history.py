"""Who changed a service, when, what and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cartable.engines.access.web.catalogue.words import CATEGORIES, STATES
from cartable.engines.people.api import Account, Structure
from cartable.kernel.audit import Change, history_of
from cartable.ui.cells import plain

MOST_TOLD = 20
LONGEST = 80
FIELDS: dict[str, Callable[[], str]] = {
    "title_fr": lambda: _("Title in French"),
    "title_en": lambda: _("Title in English"),
    "summary_fr": lambda: _("Line in French"),
    "summary_en": lambda: _("Line in English"),
    "description_fr": lambda: _("Description in French"),
    "description_en": lambda: _("Description in English"),
    "audience_fr": lambda: _("For whom, in French"),
    "audience_en": lambda: _("For whom, in English"),
    "how_to_ask_fr": lambda: _("How to ask, in French"),
    "how_to_ask_en": lambda: _("How to ask, in English"),
    "category": lambda: _("Category"),
    "owner_id": lambda: _("Kept by"),
    "contact_mail": lambda: _("Mail"),
    "contact_phone": lambda: _("Telephone"),
    "support_hours_fr": lambda: _("Support hours in French"),
    "support_hours_en": lambda: _("Support hours in English"),
    "restored_hours": lambda: _("Restored within (working hours)"),
    "availability_percent": lambda: _("Availability promised (%)"),
    "url": lambda: _("Address"),
    "state": lambda: _("State of the service"),
    "state_note_fr": lambda: _("Note in French"),
    "state_note_en": lambda: _("Note in English"),
    "is_listed": lambda: _("In the public catalogue"),
    "can_be_asked": lambda: _("Can be asked for"),
    "needs_strong_sign_in": lambda: _("Second factor required"),
    "quota_unit": lambda: _("Unit of quotas"),
}


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One write: its fields before and after, by whom and why."""

    at: datetime
    what: str
    fields: list[tuple[str, str, str]]
    who: str
    why: str


def tell_history(service: Any) -> list[ToldChange]:
    """The last changes, the latest first. Three queries."""
    changes = history_of(service)[-MOST_TOLD:]
    names = _names(change.actor for change in changes)
    owners = {side.get("owner_id") for change in changes for side in (change.before, change.after)}
    structures = {row.pk: row.title_fr for row in Structure.objects.filter(pk__in=filter(None, owners))}
    return [_told(change, names, structures) for change in reversed(changes)]


def _told(change: Change, names: dict[str, str], structures: dict[int, str]) -> ToldChange:
    is_new = change.label == "insert"
    fields = (
        []
        if is_new
        else [
            (say(), _value(name, change.before[name], structures), _value(name, change.after[name], structures))
            for name, say in FIELDS.items()
            if name in change.after and name in change.before
        ]
    )
    what = _("Added to the catalogue") if is_new else _("Changed")
    return ToldChange(change.happened_at, what, fields, names.get(change.actor, change.actor), change.reason)


def _value(name: str, value: Any, structures: dict[int, str]) -> str:
    if value in (None, ""):
        return "–"
    if name == "owner_id":
        return structures.get(value, "–")
    if name == "category":
        return str(CATEGORIES.get(value, value))
    if name == "state":
        return str(STATES[value][1]) if value in STATES else str(value)
    said = plain(value)
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _names(actors: Iterable[str]) -> dict[str, str]:
    """The people behind the accounts; a process keeps its own name."""
    uuids = {actor for actor in actors if _is_uuid(actor)}
    accounts = Account.objects.filter(uuid__in=uuids).select_related("person")
    return {str(account.uuid): account.person.full_name for account in accounts}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
