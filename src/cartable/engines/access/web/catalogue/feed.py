"""The changes of state as an Atom feed, for readers and screens in corridors."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cartable.engines.access.queries.service_changes import latest_state_changes
from cartable.engines.access.web.catalogue.words import STATES
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require

REACH = timedelta(days=90)


@require_safe
def service_feed(request: HttpRequest) -> HttpResponse:
    """What was said of the services in the last three months, the latest first. Open to everybody."""
    require(request.user, "service.view")
    feed = Atom1Feed(
        title=_("State of the services, %(campus)s") % {"campus": settings.CAMPUS_NAME},
        link=request.build_absolute_uri(reverse("access:services")),
        feed_url=request.build_absolute_uri(),
        description=None,
        language=(get_language() or "fr")[:2],
    )
    for change in latest_state_changes(system_clock() - REACH):
        address = request.build_absolute_uri(reverse("access:service", args=[change.service.code]))
        said = {"service": title_of(change.service), "state": STATES[change.state][1]}
        feed.add_item(
            title=_("%(service)s: %(state)s") % said,
            link=address,
            description=title_of(change, "note"),
            unique_id=f"{address}#{change.number}",
            pubdate=change.since,
            updateddate=change.told_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
