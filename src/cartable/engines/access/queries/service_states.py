"""How a service has been: its states as periods, the share of time it was there, its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from cartable.engines.access.models import Service
from cartable.kernel.audit import history_of
from cartable.kernel.clock import campus_zone

ONE_DAY = timedelta(days=1)
WATCHED = timedelta(days=90)
"""How far back availability is told."""
RUNNING = ("open", "degraded", "interrupted")
"""States in which people may expect the service; a planned or closed one is neither there nor missing."""
_BADNESS = {"": 0, "planned": 1, "closed": 2, "open": 3, "degraded": 4, "interrupted": 5}


@dataclass(frozen=True, slots=True)
class StateSpan:
    """A state from ``since`` to ``until`` (None: still so), with the last note it was given."""

    state: str
    since: datetime
    until: datetime | None
    note_fr: str
    note_en: str

    def within(self, start: datetime, end: datetime) -> timedelta:
        """How much of it lies between two instants."""
        first, last = max(self.since, start), min(self.until or end, end)
        return max(last - first, timedelta())


@dataclass(frozen=True, slots=True)
class Availability:
    """The share of time the service was there, over the time it should have been.

    A degraded service is there, an interrupted one isn't; the time when it was planned or closed isn't counted.
    ``percent`` is rounded down to one decimal (a breakdown never reads as 100 %), None when nothing was to be counted.
    """

    percent: Decimal | None
    counted: timedelta
    interrupted: timedelta
    degraded: timedelta


@dataclass(frozen=True, slots=True)
class DayState:
    """The worst of a civil day; "" before the service was known."""

    day: date
    state: str


def state_spans(service: Service) -> list[StateSpan]:
    """All the states that a service has been in, oldest first. One query, of its history."""
    spans: list[StateSpan] = []
    row: dict[str, Any] = {}
    for change in history_of(service):
        row |= change.after
        begun = row.get("state_since") or change.happened_at
        span = StateSpan(row["state"], begun, None, row.get("state_note_fr", ""), row.get("state_note_en", ""))
        if spans and spans[-1].state == span.state:
            span = StateSpan(span.state, spans[-1].since, None, span.note_fr, span.note_en)
            spans[-1] = span
        else:
            if spans:
                spans[-1] = _ended(spans[-1], begun)
            spans.append(span)
    return spans


def availability(spans: Sequence[StateSpan], now: datetime, length: timedelta = WATCHED) -> Availability:
    """Over the time ``length`` before ``now``."""
    start = now - length
    spent = {
        state: sum((span.within(start, now) for span in spans if span.state == state), timedelta()) for state in RUNNING
    }
    counted = sum(spent.values(), timedelta())
    down = spent["interrupted"]
    percent = None
    if counted:
        share = Decimal((counted - down) // timedelta(seconds=1)) / Decimal(counted // timedelta(seconds=1) or 1) * 100
        percent = share.quantize(Decimal("0.1"), ROUND_FLOOR)
    return Availability(percent, counted, down, spent["degraded"])


def day_states(spans: Sequence[StateSpan], now: datetime, days: int = WATCHED.days) -> list[DayState]:
    """The worst state of each of the last days, today last."""
    last = now.astimezone(campus_zone()).date()
    return [_worst(spans, last - ONE_DAY * back, now) for back in range(days - 1, -1, -1)]


def _worst(spans: Sequence[StateSpan], day: date, now: datetime) -> DayState:
    start = datetime.combine(day, time(), campus_zone())
    end = min(datetime.combine(day + ONE_DAY, time(), campus_zone()), now)
    met = [span.state for span in _touching(spans, start, end)]
    return DayState(day, max(met, key=lambda state: _BADNESS[state], default=""))


def _touching(spans: Sequence[StateSpan], start: datetime, end: datetime) -> Iterator[StateSpan]:
    return (span for span in spans if span.since < end and (span.until is None or span.until > start))


def _ended(span: StateSpan, until: datetime) -> StateSpan:
    return StateSpan(span.state, span.since, max(until, span.since), span.note_fr, span.note_en)
