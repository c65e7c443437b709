"""What pages of doors say: hours, states, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.queries.doors.hours import MIDNIGHT, closing_time
from cartable.kernel.languages import reader_language, title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Linked, Status
from cartable.ui.moments import say_day, say_time
from cartable.ui.periods import last_day_of

DAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
ORDER_STATES = {
    "waiting": ("wait", gettext_lazy("Waiting to be sent")),
    "failed": ("no", gettext_lazy("Refused by the controller")),
    "sent": ("ok", gettext_lazy("Taken by the controller")),
}


def door_state(door: Any) -> Status:
    """In service or not."""
    if door.is_in_service:
        return Status("ok", gettext_lazy("In service"))
    return Status("no", gettext_lazy("Out of service"))


def say_hours(rule: Any) -> str:
    """« du lundi au vendredi, 7 h – 22 h, hors vacances et jours fériés »."""
    parts = [say_days(rule.weekdays), say_span(rule.opens_at, closing_time(rule))]
    if rule.teaching_weeks_only:
        parts.append(_("breaks and public holidays left out"))
    return ", ".join(parts)


def say_days(weekdays: int) -> str:
    """« tous les jours », « du lundi au vendredi », « lundi, mercredi »."""
    days = [number for number in range(7) if weekdays & 1 << number]
    if len(days) == 7:
        return _("every day")
    names = [_small(DAYS[number]) for number in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)


def say_span(opens_at: time, closes_at: time) -> str:
    """« 7 h – 22 h », « jour et nuit »."""
    if opens_at == time.min and closes_at == MIDNIGHT:
        return _("day and night")
    ending = _("midnight") if closes_at == MIDNIGHT else say_time(closes_at)
    return f"{say_time(opens_at)} – {ending}"


def say_group_hours(rules: Sequence[Any]) -> str:
    """All hours of a group in a sentence."""
    return "; ".join(say_hours(rule) for rule in rules) or _("at any time")


def say_reason(row: Any, actor: Any = None) -> Any:
    """Why a right is held: the reason of its rule or of its decision, with a link for those who may open it."""
    if row.rule is not None:
        said = _("By rule: %(reason)s") % {"reason": row.rule.reason or row.rule.code}
        if actor is not None and is_allowed(actor, "entitlement.manage", row.service):
            return Linked(said, reverse("access:rule", args=[row.rule.code]))
        return said
    by = row.grant.granted_by.full_name if row.grant.granted_by else ""
    return _("Given by %(name)s: %(reason)s") % {"name": by, "reason": row.grant.reason}


def say_until(until: Any) -> str:
    """The last day, or that none is written."""
    if until is None:
        return _("no end written")
    return say_day(last_day_of(until), "year")


def name_of(row: Any) -> str:
    """The title of a door, group, zone or structure for the reader."""
    return title_of(row)


def _small(name: Any) -> str:
    """The name of a day within a sentence: without capital in French."""
    text = str(name)
    return text if reader_language() == "en" else text.lower()
