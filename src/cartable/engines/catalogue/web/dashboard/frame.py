"""What the pages of a unit's dashboard share: the way here, and the way from one to another."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.web.units import unit_address
from cartable.kernel.permissions import is_allowed

PAGES = (
    ("catalogue:dashboard", _("Overview"), "unit.dashboard"),
    ("catalogue:team", _("Team"), "unit.dashboard"),
    ("catalogue:unit-preparations", _("Preparation of the timetable"), "unit.dashboard"),
    ("registration:unit-students", _("Students"), "unit.dashboard"),
    ("registration:unit-photos", _("Photo roster"), "unit.dashboard"),
    ("catalogue:unit-mails", _("Mails"), "unit.mail"),
    ("catalogue:unit-history", _("History"), "unit.dashboard"),
    ("catalogue:unit-versions", _("Versions"), "unit.view"),
)


def dashboard_address(unit: Any) -> str:
    """The dashboard's first page."""
    return reverse("catalogue:dashboard", args=[unit.code])


def dashboard_crumbs(unit: Any) -> list[tuple[Any, str]]:
    """The unit, its dashboard."""
    return [(unit.code, unit_address(unit)), (_("Dashboard"), dashboard_address(unit))]


def dashboard_pages(actor: Any, unit: Any, path: str) -> list[dict[str, Any]]:
    """Those that the actor may open and that are installed, the present one marked."""
    found = []
    for name, title, permission in PAGES:
        try:
            url = reverse(name, args=[unit.code])
        except NoReverseMatch:
            continue
        if is_allowed(actor, permission, unit):
            is_current = path == url or (name != "catalogue:dashboard" and path.startswith(url))
            found.append({"title": title, "url": url, "is_current": is_current})
    return found
