"""Proposals of units that wait for the reader, on the home page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.api import versions
from cartable.engines.catalogue.web.versions.pages import version_address
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard
from cartable.ui.moments import say_number

SHOWN = 5


def waiting_proposals(request: HttpRequest) -> HomeCard | None:
    """How many, and those that wait longest; for who decides on some. The reader's own are left out."""
    person = getattr(request.user, "person", None)
    if person is None or not is_allowed(request.user, "unit.adopt"):
        return None
    found = versions.proposals_for(request.user).exclude(written_by=person)
    count = found.count()
    if not count:
        return None
    words = ngettext("%(count)s proposal waits for you", "%(count)s proposals wait for you", count)
    context = {
        "rows": [(row.unit, title_of(row), version_address(row)) for row in found[:SHOWN]],
        "said": words % {"count": say_number(count)},
        "link_url": reverse("catalogue:proposals"),
        "link_label": _("All proposals"),
    }
    return HomeCard(_("Proposals of units"), "catalogue/home/proposals.html", context, order=15)
