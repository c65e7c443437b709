"""What the home page says of services that don't work today."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.access.queries.services import services_in_trouble
from cartable.engines.access.web.catalogue.words import icon_of, state_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.registry import HomeCard


def troubled_services(request: HttpRequest) -> HomeCard | None:
    """The services that the reader has and that are degraded or interrupted; nothing when all works. One query."""
    person = getattr(request.user, "person", None)
    rows = list(services_in_trouble(person, today())) if person is not None else []
    if not rows:
        return None
    count = ngettext(
        "%(count)d service of yours is in trouble.", "%(count)d services of yours are in trouble.", len(rows)
    )
    context = {
        "services": [
            (row, icon_of(row), title_of(row), title_of(row, "state_note"), state_of(row.state)) for row in rows
        ],
        "sentence": count % {"count": len(rows)},
        "link_url": reverse("access:services"),
        "link_label": _("Every service"),
    }
    return HomeCard(_("Services in trouble"), "access/catalogue/home_card.html", context, order=8)
