"""Who changed a version, when, and which fields."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.catalogue.web.versions.words import FIELDS, STATES
from cartable.engines.people.api import Account
from cartable.kernel.audit import history_of
from cartable.ui.cells import Status

MOST_TOLD = 30
MOST_FIELDS = 4


def tell_history(version: UnitVersion) -> list[dict[str, Any]]:
    """The last changes, the latest first. Two queries."""
    changes = history_of(version)[-MOST_TOLD:]
    uuids = {change.actor for change in changes if len(change.actor) == 36}
    accounts = Account.objects.select_related("person").filter(uuid__in=uuids)
    names = {str(account.uuid): account.person.full_name for account in accounts}
    return [
        {"at": change.happened_at, "what": _told(change), "who": names.get(change.actor, _("Cartable"))}
        for change in reversed(changes)
    ]


def _told(change: Any) -> Any:
    if change.label == "insert" and change.after.get("state") == "draft":
        return _("Draft begun")
    if "state" in change.after:
        kind, text = STATES[change.after["state"]]
        return Status(kind, text)
    named = [str(FIELDS[name]) for name in FIELDS if name in change.after]
    if not named:
        return _("Saved")
    shown = ", ".join(named[:MOST_FIELDS])
    more = len(named) - MOST_FIELDS
    if more <= 0:
        return shown
    said = ngettext("%(fields)s and %(count)d other field", "%(fields)s and %(count)d other fields", more)
    return said % {"fields": shown, "count": more}
