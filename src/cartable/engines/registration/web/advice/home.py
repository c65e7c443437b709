"""The adviser's card on the home page: how many lists wait for them."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.registration.domain.advice.reaching import campaign_looked_at
from cartable.engines.registration.models import Derogation, WishList
from cartable.engines.registration.queries.progress import students_advised
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard


def present_advice(request: HttpRequest) -> HomeCard | None:
    """Lists to read and derogations to decide in the campaign under way; no card without students or campaign."""
    if not is_allowed(request.user, "advice.list"):
        return None
    campaign = campaign_looked_at("", system_clock())
    if campaign is None:
        return None
    students = students_advised(request.user.person, today()).order_by().values("pk")  # type: ignore[union-attr]
    sent = WishList.objects.filter(campaign=campaign, person__in=students, state=WishList.State.SENT).count()
    asked = Derogation.objects.filter(campaign=campaign, person__in=students, state=Derogation.State.ASKED).count()
    context = {
        "campaign": title_of(campaign),
        "lines": [
            ngettext("%(count)s list to read", "%(count)s lists to read", sent) % {"count": sent},
            ngettext("%(count)s derogation to decide", "%(count)s derogations to decide", asked) % {"count": asked},
        ],
        "link_url": reverse("registration:advice"),
        "link_label": _("See the students I advise"),
    }
    return HomeCard(_("Students I advise"), "registration/home/advice.html", context, order=21)
