"""Words shown for the values of rights, and small sentences that several pages say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cartable.kernel.languages import title_of
from cartable.ui.cells import Status
from cartable.ui.moments import say_day, say_number
from cartable.ui.periods import last_day_of

SOON = timedelta(days=30)
"""What ends within this is said to end soon."""

HOLDING_STATES = {
    "held": ("ok", gettext_lazy("Open")),
    "grace": ("wait", gettext_lazy("In grace")),
    "waiting": ("wait", gettext_lazy("On the waiting list")),
    "not_cleared": ("no", gettext_lazy("Clearance missing")),
    "conflicting": ("no", gettext_lazy("Incompatible with another right")),
}
GRANT_STATES = {
    "requested": ("wait", gettext_lazy("Waiting for a decision")),
    "granted": ("ok", gettext_lazy("Given")),
    "refused": ("no", gettext_lazy("Refused")),
    "ended": ("none", pgettext_lazy("right", "Ended early")),
}
RULE_STATES = {
    "draft": ("none", gettext_lazy("Draft")),
    "active": ("ok", pgettext_lazy("rule", "In force")),
    "stopped": ("no", pgettext_lazy("rule", "Stopped")),
}
CLEARANCE_STATES = {
    "requested": ("wait", gettext_lazy("Waiting for a decision")),
    "granted": ("ok", pgettext_lazy("clearance", "Cleared")),
    "refused": ("no", pgettext_lazy("clearance", "Refused")),
    "withdrawn": ("no", pgettext_lazy("clearance", "Withdrawn")),
}
HELD_CHANGE_STATES = {
    "waiting": ("wait", gettext_lazy("Waiting for a decision")),
    "applied": ("ok", pgettext_lazy("change", "Applied")),
    "refused": ("no", pgettext_lazy("change", "Set aside")),
}
CATEGORIES = {
    "teaching": gettext_lazy("Teaching and studies"),
    "communication": gettext_lazy("Communication"),
    "storage": gettext_lazy("Storage and sharing"),
    "software": gettext_lazy("Software"),
    "research": gettext_lazy("Research"),
    "administration": gettext_lazy("Administration"),
    "premises": gettext_lazy("Premises"),
    "network": gettext_lazy("Network and sign-in"),
}
TIES = {
    "student": gettext_lazy("Student"),
    "faculty": gettext_lazy("Teacher"),
    "staff": gettext_lazy("Staff"),
    "affiliate": gettext_lazy("Hosted"),
    "temporary": gettext_lazy("Temporary teacher"),
    "applicant": gettext_lazy("Applicant"),
    "alumnus": gettext_lazy("Alumnus"),
}


def status_of(states: dict[str, tuple[str, Any]], state: str, *, fill: bool = False) -> Status:
    """The pastille of a state."""
    kind, text = states[state]
    return Status(kind, text, fill)


def say_last_day(until: date | None) -> str:
    """« 31 août 2027 » for a period that ends on 1 September; "" without end."""
    return say_day(last_day_of(until), "year")


def say_quota(quota: int | None, unit: str) -> str:
    """« 50 Go »."""
    return "" if quota is None else f"{say_number(quota)} {unit}".strip()


def say_days_left(until: date, on: date) -> str:
    """How long something is still open, counted from ``on``."""
    days = (until - on).days
    if days <= 1:
        return _("It is the last day.")
    return ngettext("%(count)d day left.", "%(count)d days left.", days) % {"count": days}


def say_people(number: int) -> str:
    """« 1 204 personnes »."""
    return ngettext("%(count)s person", "%(count)s people", number) % {"count": say_number(number)}


def title_with_doors(service: Any, door_group: Any) -> str:
    """The service, and for which doors if it is a matter of doors."""
    if door_group is None:
        return title_of(service)
    return _("%(service)s – %(doors)s") % {"service": title_of(service), "doors": title_of(door_group)}


def what_of(row: Any) -> str:
    """The service of a grant or holding, its doors, its level."""
    title = title_with_doors(row.service, row.door_group)
    return title if row.level is None else f"{title}, {title_of(row.level).lower()}"


def word_of_tie(kind: str) -> Any:
    """« Étudiant » for ``student``; the kind itself when it has no word here."""
    return TIES.get(kind, kind)


def say_tie(tie: Any) -> str:
    """« Étudiant, Génie informatique, S3 »."""
    parts = [str(word_of_tie(tie.kind)), title_of(tie.structure), tie.level]
    return ", ".join(part for part in parts if part)
