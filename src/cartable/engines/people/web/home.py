"""What the home page says to those to whom nothing else is open."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.rules import why_nothing_is_open
from cartable.kernel.registry import HomeCard


def closed_doors(request: HttpRequest) -> HomeCard | None:
    """Since when or until when nothing is open, and what stays; nothing for whoever is in standing."""
    reason = why_nothing_is_open(request.user)
    if reason is None:
        return None
    context = {"reason": reason, "link_url": reverse("people:me"), "link_label": _("See my page")}
    return HomeCard(_("Your affiliation"), "people/home/closed_doors.html", context, order=5)
