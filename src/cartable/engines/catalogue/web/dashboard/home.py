"""One's units on the home page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.catalogue.queries.team import units_of
from cartable.engines.catalogue.web.dashboard.frame import dashboard_address
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard

SHOWN = 6


def my_units(request: HttpRequest) -> HomeCard | None:
    """The first of them, for who has some."""
    person = getattr(request.user, "person", None)
    if person is None or not is_allowed(request.user, "unit.mine"):
        return None
    units = list(units_of(person.pk, today())[: SHOWN + 1])
    if not units:
        return None
    context = {
        "units": [(unit, title_of(unit), dashboard_address(unit)) for unit in units[:SHOWN]],
        "link_url": reverse("catalogue:my-units"),
        "link_label": _("All my units") if len(units) > SHOWN else _("My units"),
    }
    return HomeCard(_("My units"), "catalogue/home/my_units.html", context, order=25)
