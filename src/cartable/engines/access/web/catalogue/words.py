"""Words and drawings of the catalogue."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.web.rights.words import CATEGORIES
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status
from cartable.ui.moments import say_duration, say_number

__all__ = [
    "AUDIENCES",
    "CATEGORIES",
    "ICONS",
    "MARKS",
    "STATES",
    "icon_of",
    "say_given",
    "say_percent",
    "state_of",
]

STATES = {
    "planned": ("none", gettext_lazy("Coming")),
    "open": ("ok", gettext_lazy("In service")),
    "degraded": ("wait", gettext_lazy("Disturbed")),
    "interrupted": ("no", gettext_lazy("Interrupted")),
    "closed": ("none", gettext_lazy("Withdrawn from service")),
}
STATE_ICONS = {"degraded": "activity", "closed": "archive"}
CATEGORY_ICONS = {
    "teaching": "graduation-cap",
    "communication": "message-square",
    "storage": "folder-open",
    "software": "package",
    "research": "flask-conical",
    "administration": "clipboard-list",
    "premises": "door-open",
    "network": "network",
}
ICONS = {
    "mail": gettext_lazy("Letter"),
    "message-square": gettext_lazy("Speech bubble"),
    "phone": gettext_lazy("Telephone"),
    "video": gettext_lazy("Camera"),
    "megaphone": gettext_lazy("Megaphone"),
    "calendar-days": gettext_lazy("Calendar"),
    "folder-open": gettext_lazy("Folder"),
    "cloud-upload": gettext_lazy("Cloud"),
    "database": gettext_lazy("Database"),
    "file-text": gettext_lazy("Document"),
    "signature": gettext_lazy("Signature"),
    "package": gettext_lazy("Parcel"),
    "code": gettext_lazy("Code"),
    "git-branch": gettext_lazy("Branch"),
    "cpu": gettext_lazy("Processor"),
    "monitor": gettext_lazy("Screen"),
    "laptop": gettext_lazy("Laptop"),
    "printer": gettext_lazy("Printer"),
    "globe": gettext_lazy("Globe"),
    "network": gettext_lazy("Network"),
    "lock": gettext_lazy("Padlock"),
    "key-round": gettext_lazy("Door key"),
    "shield-check": gettext_lazy("Shield"),
    "id-card": gettext_lazy("Card"),
    "door-open": gettext_lazy("Door"),
    "book-open": gettext_lazy("Book"),
    "library": gettext_lazy("Bookshelf"),
    "graduation-cap": gettext_lazy("Graduation cap"),
    "presentation": gettext_lazy("Board"),
    "clipboard-check": gettext_lazy("Ticked list"),
    "chart-column": gettext_lazy("Chart"),
    "flask-conical": gettext_lazy("Flask"),
    "microscope": gettext_lazy("Microscope"),
    "life-buoy": gettext_lazy("Life buoy"),
    "wallet": gettext_lazy("Wallet"),
    "utensils": gettext_lazy("Cutlery"),
}
AUDIENCES = {
    "student": gettext_lazy("Students"),
    "teacher": gettext_lazy("Teachers"),
    "temporary": gettext_lazy("Temporary teachers"),
    "staff": gettext_lazy("Members of staff"),
    "hosted": gettext_lazy("Hosted people"),
    "applicant": gettext_lazy("Applicants"),
    "alumnus": gettext_lazy("Former students"),
}
MARKS = {
    "held": ("ok", gettext_lazy("You have it")),
    "grace": ("wait", gettext_lazy("You have it for some time yet")),
    "waiting": ("wait", gettext_lazy("You are on the waiting list")),
    "not_cleared": ("no", gettext_lazy("A clearance is missing")),
    "conflicting": ("no", gettext_lazy("Incompatible with another right")),
    "ask": ("info", gettext_lazy("You can ask for it")),
}


def state_of(state: str, *, fill: bool = False) -> Status:
    """The pastille of a service's state."""
    kind, text = STATES[state]
    return Status(kind, text, fill, STATE_ICONS.get(state, ""))


def icon_of(service: Any) -> str:
    """The service's icon, else that of its category."""
    return service.icon or CATEGORY_ICONS[service.category]


def say_percent(percent: Decimal | float | None) -> str:
    """« 99,4 % »."""
    if percent is None:
        return ""
    shown = f"{Decimal(percent).normalize():f}"
    return _("%(number)s%%") % {"number": say_number(Decimal(shown))}


def say_lengths(span: timedelta) -> str:
    """« 3 h 20 »; "" for none."""
    return say_duration(span) if span else ""


def say_given(rule: Any, quota_unit: str) -> list[str]:
    """What a rule gives: level, doors, quota, pool, grace."""
    found = []
    if rule.level is not None:
        found.append(_("Level: %(level)s") % {"level": title_of(rule.level)})
    if rule.door_group is not None:
        found.append(_("Doors: %(doors)s") % {"doors": title_of(rule.door_group)})
    if rule.quota is not None:
        quota = f"{say_number(rule.quota)} {quota_unit}".strip()
        found.append(_("Quota: %(quota)s") % {"quota": quota})
    if rule.pool is not None:
        seats = ngettext("%(count)s seat", "%(count)s seats", rule.pool.size) % {"count": say_number(rule.pool.size)}
        found.append(_("Within %(seats)s, then a waiting list") % {"seats": seats})
    if rule.grace_days:
        days = ngettext("%(count)d day", "%(count)d days", rule.grace_days) % {"count": rule.grace_days}
        found.append(_("Kept %(days)s after it ends") % {"days": days})
    return found
