"""On a unit's dashboard: how many follow it, and the way to the lists."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cartable.engines.catalogue.api import mails
from cartable.engines.registration.queries.unit_students import TermAudience
from cartable.kernel.clock import today
from cartable.kernel.registry import HomeCard


def followers(request: HttpRequest, unit: Any) -> HomeCard | None:
    """A line for each term of now; None when nobody chose the unit."""
    terms: list[mails.Audience] = list(TermAudience().audiences(unit, today()))
    if not terms:
        return None
    rows = [(one.title, one.count, one.key.partition(":")[2]) for one in terms]
    return HomeCard(_("Students"), "registration/roster/panel.html", {"rows": rows, "unit": unit}, order=10)
