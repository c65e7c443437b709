"""The student's card on the home page: « Votre choix ferme dans 4 jours »."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.registration.api import campaign_open_to, list_of
from cartable.engines.registration.web.semester.composing import closing_status, list_status
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard


def present_semester(request: HttpRequest) -> HomeCard | None:
    """The campaign under way for the reader, where their choice stands and until when; no card without campaign."""
    if not is_allowed(request.user, "campaign.choose"):
        return None
    now = system_clock()
    person = request.user.person  # type: ignore[union-attr]
    campaign = campaign_open_to(person=person, at=now)
    if campaign is None:
        return None
    closing = closing_status(campaign, now)
    context = {
        "term_title": title_of(campaign.term),
        "state": list_status(list_of(campaign=campaign, person=person)),
        "closing": closing.text if closing is not None else "",
        "link_url": reverse("registration:my-semester"),
        "link_label": _("Choose my semester"),
    }
    return HomeCard(_("My next semester"), "registration/home/semester.html", context, order=15)
