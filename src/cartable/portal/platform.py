"""Whether the service works, for those who run it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.kernel import clock
from cartable.kernel.jobs import Job
from cartable.kernel.outbox.letters import dead_letters, list_pending
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard
from cartable.ui.moments import say_duration, say_number

SILENCE = timedelta(minutes=1)
DAY = timedelta(days=1)
LATE = timedelta(minutes=5)
LOW_DISK_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: a state (ok, wait, no), and what to do when it isn't well."""

    name: str | Promise
    kind: str
    text: str
    mend: str = ""


def platform_card(request: HttpRequest) -> HomeCard | None:
    """The card of those who may see every job. Five queries."""
    if not is_allowed(request.user, "job.see_any"):
        return None
    signs = look_around(clock.system_clock())
    bad = [sign for sign in signs if sign.kind != "ok"]
    context: dict[str, Any] = {
        "signs": signs,
        "sentence": "" if not bad else gettext("The service needs you: %(what)s.") % {"what": str(bad[0].name).lower()},
        "link_url": reverse("ui:jobs"),
        "link_label": _("Every long task"),
    }
    return HomeCard(_("The service"), "portal/platform_card.html", context, order=30)


def look_around(now: datetime) -> list[Sign]:
    """Database, worker, jobs, events, disk."""
    return [_database(), _worker(now), _jobs(now), _events(now), _disk()]


def _database() -> Sign:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
        version, size = cursor.fetchone()
    told = gettext("PostgreSQL %(version)s, %(size)s") % {"version": version.split()[0], "size": _bytes(size)}
    return Sign(_("Database"), "ok", told)


def _worker(now: datetime) -> Sign:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(last_heartbeat) FROM procrastinate_workers")
        number, last = cursor.fetchone()
    if last is not None and now - last < SILENCE:
        return Sign(_("Workers"), "ok", gettext("%(count)s at work") % {"count": say_number(number)})
    said = (
        gettext("no sign of life")
        if last is None
        else gettext("silent for %(time)s") % {"time": say_duration(now - last)}
    )
    return Sign(_("Workers"), "no", said, gettext("Long tasks wait. Start a worker: cartable worker."))


def _jobs(now: datetime) -> Sign:
    counted = Job.objects.aggregate(
        failed=Count("id", filter=Q(state="failed", finished_at__gte=now - DAY)),
        late=Count("id", filter=Q(state="waiting", created_at__lt=now - LATE)),
        active=Count("id", filter=Q(state__in=("waiting", "running"))),
    )
    told = gettext("%(active)s under way, %(failed)s failed since yesterday") % {
        "active": say_number(counted["active"]),
        "failed": say_number(counted["failed"]),
    }
    if counted["late"]:
        return Sign(_("Long tasks"), "wait", told, gettext("Some have waited for over five minutes."))
    if counted["failed"]:
        return Sign(_("Long tasks"), "wait", told, gettext("Open the list: each says why it failed."))
    return Sign(_("Long tasks"), "ok", told)


def _events(now: datetime) -> Sign:
    dead = dead_letters().count()
    if dead:
        told = gettext("%(count)s given up") % {"count": say_number(dead)}
        return Sign(_("Events"), "no", told, gettext("Each was tried many times; the log says why."))
    late = list_pending().filter(occurred_at__lt=now - LATE).count()
    if late:
        return Sign(_("Events"), "wait", gettext("%(count)s late") % {"count": say_number(late)})
    return Sign(_("Events"), "ok", gettext("all delivered"))


def _disk() -> Sign:
    free = shutil.disk_usage(settings.DATA_DIR if settings.DATA_DIR.exists() else "/").free
    told = gettext("%(size)s free") % {"size": _bytes(free)}
    if free < LOW_DISK_BYTES:
        return Sign(_("Disk"), "no", told, gettext("Make room where the data folder is."))
    return Sign(_("Disk"), "ok", told)


def _bytes(size: float) -> str:
    """« 12 Mo », “1.5 GB”: two figures are enough."""
    if size < 1_000_000_000:
        return gettext("%(size)s MB") % {"size": say_number(round(size / 1_000_000))}
    return gettext("%(size)s GB") % {"size": say_number(round(size / 1_000_000_000, 1))}
