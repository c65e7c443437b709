"""Who has chosen, by programme and over time; what is wanted most. It keeps itself up to date."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cartable.engines.registration.api import (
    Campaign,
    access_campaign,
    board_of,
    foresee,
    offerings_with_places,
    phase_at,
)
from cartable.engines.registration.web.advice.words import LIST_STATES
from cartable.engines.registration.web.board.words import error_sentence, gap_status
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.charts import LineChart, line_chart
from cartable.ui.gauges import share
from cartable.ui.moments import say_day, say_number

POLL_SECONDS = 30
SHOWN = 12
ORDER = ("approved", "sent", "returned", "draft", "none")


@never_cache
@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """The page, or its body alone for HTMX."""
    campaign = access_campaign(request.user, code)
    now = system_clock()
    context = {
        "page_title": _("Live board"),
        "crumbs": [(title_of(campaign), reverse("registration:campaign", args=[campaign.code]))],
        "lead": title_of(campaign),
        "campaign": campaign,
        "poll_seconds": POLL_SECONDS,
        "at": now,
        "is_live": phase_at(campaign, now) not in ("before", "closed"),
        "may_remind": is_allowed(request.user, "campaign.manage"),
        **_figures(campaign),
    }
    is_fragment = request.headers.get("HX-Request-Type") == "partial"
    return render(request, "registration/board/body.html" if is_fragment else "registration/board/board.html", context)


def _figures(campaign: Campaign) -> dict[str, Any]:
    day = today()
    found = board_of(campaign, day)
    foreseen = foresee(campaign, day)
    return {
        "expected": found.expected,
        "answered": found.answered,
        "percent": round(share(found.answered, found.expected)),
        "states": [(key, LIST_STATES[key][1], found.by_state[key]) for key in ORDER],
        "programmes": [
            (title_of(programme) if programme else gettext("In no programme"), _row(counts), sum(counts.values()))
            for programme, counts in found.by_programme
        ],
        "headings": [LIST_STATES[key][1] for key in ORDER],
        "curve": _curve(found.sent_at, found.expected),
        "tight": _tight(campaign, foreseen),
        "error": error_sentence(foreseen),
        "missing_url": reverse("registration:board-missing", args=[campaign.code]),
    }


def _row(counts: Any) -> list[int]:
    return [counts[key] for key in ORDER]


def _curve(moments: tuple[datetime, ...], expected: int) -> LineChart | None:
    """Lists sent since the first one, in days."""
    if len(moments) < 2:
        return None
    first = timezone.localtime(moments[0]).replace(hour=0, minute=0, second=0, microsecond=0)
    points = [((moment - first) / timedelta(days=1), number) for number, moment in enumerate(moments, start=1)]
    step = max(1, len(points) // 200)
    return line_chart(
        [*points[::step], points[-1]],
        title=gettext("Students who have sent their list"),
        unit=gettext("students"),
        x_title=gettext("days"),
        reference=(expected, gettext("all students")),
        result=gettext("%(number)s lists sent since %(day)s.")
        % {"number": say_number(len(moments)), "day": say_day(moments[0].date(), "year")},
    )


def _tight(campaign: Campaign, foreseen: Any) -> list[dict[str, Any]]:
    """The units whose places the forecast exceeds most."""
    rows = []
    for offering in offerings_with_places(campaign).filter(capacity__isnull=False):
        said = foreseen.units.get(offering.unit.code)
        if said is not None and said.high > offering.capacity:
            gap = said.expected - offering.capacity
            rows.append(
                {
                    "unit": offering.unit,
                    "title": title_of(offering.unit),
                    "capacity": offering.capacity,
                    "wished": said.wished,
                    "expected": round(said.expected),
                    "low": said.low,
                    "high": said.high,
                    "status": gap_status(said, offering.capacity),
                    "gap": gap,
                }
            )
    return sorted(rows, key=lambda row: -row["gap"])[:SHOWN]
