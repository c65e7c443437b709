"""The address that calendars read: no session, the token says whose."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cartable import __version__
from cartable.engines.timetable.api import note_calendar_read
from cartable.engines.timetable.queries.feed import AddressRow, FeedEvent, feed_events, find_address, last_change
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.calendar_file import write_calendar

READS_AN_HOUR = 120
HOUR = timedelta(hours=1)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The calendar of a subscription: 304 when nothing changed, 404 unknown, 410 revoked, 429 read too often."""
    with translation.override(_language(request)):
        now = moment.now()
        digest = hashlib.sha256(token.encode()).hexdigest()
        address = find_address(digest, moment.today())
        if address is None:
            return _plain(404, _("There is no calendar at this address. Copy it again from Cartable."))
        if address.revoked_at is not None:
            return _plain(410, _("This calendar address was revoked. Make another one in Cartable."))
        if reads_in_hour(digest, now) > READS_AN_HOUR:
            refusal = _plain(429, _("This calendar is read too often. Once an hour is enough."))
            refusal.headers["Retry-After"] = str(3600 - now.minute * 60 - now.second)
            return refusal
        if address.last_read_at is None or now - address.last_read_at >= HOUR:
            note_calendar_read(address=address.uuid, now=now)
        return _calendar(request, address, now)


def _calendar(request: HttpRequest, address: AddressRow, now: datetime) -> HttpResponseBase:
    on = now.date()
    events = feed_events(address.person_id, on)
    site = request.build_absolute_uri("/").rstrip("/")
    etag = _etag(request, events, site)
    changed = last_change(events)
    response = HttpResponse(content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="cartable.ics"'
    response.headers["Cache-Control"] = "private, max-age=900"
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = f"{changed:%a, %d %b %Y %H:%M:%S} GMT"
    stamp = int(changed.timestamp()) if changed is not None else None
    answer = get_conditional_response(request, etag=etag, last_modified=stamp, response=response)
    if answer is not None and answer is not response:
        return answer
    response.content = write_calendar(name=_("My classes"), events=events, site=site, on=on)
    return response


def _etag(request: HttpRequest, events: Sequence[FeedEvent], site: str) -> str:
    """What the file is made of: whoever has it already is told so before it is written again.

    Without events it says which clock changes are near, so the year counts then.
    """
    made_of = repr((__version__, _language(request), site, events or moment.today().year))
    return f'"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}"'


def reads_in_hour(digest: str, now: datetime) -> int:
    """Count this read; how many there were in the present hour, this one included."""
    key = f"timetable.feed.{digest[:32]}.{now:%Y%m%d%H}"
    if cache.add(key, 1, timeout=3600):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # forgotten between the two: begin again
        return 1


def _language(request: HttpRequest) -> str:
    """The language written in the address, else the campus's."""
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _plain(status: int, text: str) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
