"""How a service has run, drawn: a strip of days, the share of time, the last changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cartable.engines.access.queries.service_states import (
    WATCHED,
    Availability,
    StateSpan,
    availability,
    day_states,
    state_spans,
)
from cartable.engines.access.web.catalogue.words import say_lengths, say_percent, state_of
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status
from cartable.ui.moments import say_day

STEP, BAR, HEIGHT = 8, 6, 40
TALL = {"open": 40, "degraded": 26, "interrupted": 12, "planned": 4, "closed": 4, "": 2}
MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class DayBar:
    """A day of the strip: full height when all was well, shorter the worse it was."""

    x: int
    y: int
    height: int
    css: str
    title: str


@dataclass(frozen=True, slots=True)
class ToldSpan:
    """A state in the list of the last changes."""

    state: Status
    since: datetime
    length: str
    note: str


@dataclass(frozen=True, slots=True)
class Running:
    """All that the page says of how the service has run."""

    bars: list[DayBar]
    width: int
    height: int
    first: str
    percent: str
    sentence: str
    promise_kept: bool | None
    spans: list[ToldSpan]


def tell_running(service: Any, now: datetime) -> Running:
    """The last ninety days. One query."""
    spans = state_spans(service)
    measured = availability(spans, now)
    days = day_states(spans, now)
    bars = [_bar(place, one) for place, one in enumerate(days)]
    promise = service.availability_percent
    kept = None if promise is None or measured.percent is None else measured.percent >= promise
    return Running(
        bars=bars,
        width=len(bars) * STEP - (STEP - BAR),
        height=HEIGHT,
        first=say_day(days[0].day),
        percent=say_percent(measured.percent),
        sentence=_sentence(measured, (now - spans[0].since).days if spans else 0),
        promise_kept=kept,
        spans=[_told(span, now) for span in reversed(spans[-MOST_TOLD:])],
    )


def _sentence(measured: Availability, known_days: int) -> str:
    if measured.percent is None:
        return _("It hasn't been open in the last %(days)d days.") % {"days": WATCHED.days}
    days = min(WATCHED.days, max(known_days, 1))
    said = _("Available %(percent)s of the last %(days)d days.") % {
        "percent": say_percent(measured.percent),
        "days": days,
    }
    parts = [
        _("interrupted for %(time)s") % {"time": say_lengths(measured.interrupted)} if measured.interrupted else "",
        _("disturbed for %(time)s") % {"time": say_lengths(measured.degraded)} if measured.degraded else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{said} {told[:1].upper()}{told[1:]}." if told else said


def _bar(place: int, one: Any) -> DayBar:
    tall = TALL[one.state]
    title = say_day(one.day)
    said = f"{title} – {state_of(one.state)}" if one.state else f"{title} – {_('not known yet')}"
    return DayBar(place * STEP, HEIGHT - tall, tall, f"day-{one.state or 'unknown'}", said)


def _told(span: StateSpan, now: datetime) -> ToldSpan:
    return ToldSpan(
        state_of(span.state), span.since, say_lengths((span.until or now) - span.since), title_of(span, "note")
    )
