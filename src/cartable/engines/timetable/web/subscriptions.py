"""A person's calendar addresses: make, copy, revoke."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cartable.engines.timetable.api import open_calendar_address, revoke_calendar_address
from cartable.engines.timetable.queries.feed import list_addresses
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.reader import own_person
from cartable.kernel.problems import NotFound

SHOWN_FOR = timedelta(minutes=10)
KEPT = "timetable_new_address"


@require_http_methods(["GET", "HEAD", "POST"])
def subscriptions(request: HttpRequest) -> HttpResponse:
    """The list of addresses; a POST makes one, shown for ten minutes to the session that made it."""
    person = own_person(request.user)
    now = moment.now()
    if request.method == "POST":
        address, token = open_calendar_address(person=person, now=now)
        request.session[KEPT] = {"uuid": str(address.uuid), "token": token, "until": (now + SHOWN_FOR).isoformat()}
        return HttpResponseRedirect(f"{reverse('timetable:subscriptions')}#new")
    new = _new_address(request, now)
    rows = list_addresses(person.pk)
    context = {"addresses": rows, "new": new if any(str(row.uuid) == new.get("uuid") for row in rows) else {}}
    response = render(request, "timetable/subscriptions.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke(request: HttpRequest, key: UUID) -> HttpResponse:
    """Close an address for good."""
    person = own_person(request.user)
    revoke_calendar_address(person=person, address=key, now=moment.now())
    kept = request.session.get(KEPT, {})
    if kept.get("uuid") == str(key):
        del request.session[KEPT]
    messages.success(request, _("The address is revoked. Calendars that read it get nothing more."))
    return redirect("timetable:subscriptions")


@require_safe
def qr_code(request: HttpRequest, key: UUID) -> HttpResponse:
    """The QR code of the address just made."""
    own_person(request.user)
    new = _new_address(request, moment.now())
    if new.get("uuid") != str(key):
        raise NotFound(
            _("This code is no longer shown."), _("Make another address: its code is shown for ten minutes.")
        )
    drawing = io.BytesIO()
    code = segno.make(new["webcal"], error="m", micro=False)
    code.save(drawing, kind="svg", scale=5, border=3, light="#fff", dark="#000", svgclass=None, lineclass=None)
    response = HttpResponse(drawing.getvalue(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "no-store"
    return response


def _new_address(request: HttpRequest, now: datetime) -> dict[str, Any]:
    """What was made less than ten minutes ago in this session: its uuid and the three forms of its address."""
    kept = request.session.get(KEPT)
    if not kept:
        return {}
    if datetime.fromisoformat(kept["until"]) < now:
        del request.session[KEPT]
        return {}
    url = request.build_absolute_uri(reverse("timetable:feed", args=[kept["token"]]))
    language = get_language()
    if language and language != settings.LANGUAGE_CODE:
        url = f"{url}?lang={language}"
    return {"uuid": kept["uuid"], "url": url, "webcal": f"webcal://{url.partition('://')[2]}"}
