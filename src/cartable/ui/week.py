"""The week as a grid: events rounded to quarter-hours, laid side by side where they overlap, placed by classes.

``.q1`` is the first quarter-hour shown, ``.n4`` lasts an hour, ``.l2-1`` is the first of two lanes
(``styles/70-week.css``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from cartable.ui.icons import known_category
from cartable.ui.moments import say_time, weekday_name

FIRST_HOUR, LAST_HOUR = 7, 22
USUAL_FIRST, USUAL_LAST = 8, 19
LANE_COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 12)
EDGES = {"td": "edge-td", "tp": "edge-tp"}


@dataclass(frozen=True, slots=True)
class WeekEvent:
    """One event of a day. ``category``: cs tm ec me ht st; ``kind``: cm td tp; ``alternation``: "", "A" or "B".

    ``lane`` (from 0), ``lanes``, ``q`` (first quarter-hour, from 1) and ``n`` (length) are set by ``lay_out``.
    """

    title: str
    code: str
    category: str
    kind: str
    start: time
    end: time
    place: str = ""
    url: str = ""
    lane: int = 0
    lanes: int = 1
    conflict: bool = False
    alternation: str = ""
    note: str = ""
    state: str = ""
    q: int = 1
    n: int = 1

    @property
    def classes(self) -> str:
        """Every class of the event: colour, position, edge, state ("over" and "now" of ``state``)."""
        parts = [known_category(self.category), f"q{self.q}", f"n{self.n}", EDGES.get(self.kind.lower(), "")]
        if self.lanes > 1:
            parts += [f"l{self.lanes}-{self.lane + 1}", f"lane-{self.lane + 1}", "in-lane"]
        parts += ["is-conflict" if self.conflict else "", f"is-{self.state}" if self.state else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A column of the week. ``off``: why nothing is taught that day."""

    date: date
    is_today: bool
    events: Sequence[WeekEvent]
    off: str = ""
    now_q: int = 0

    @property
    def label(self) -> str:
        """« lundi », “Monday”."""
        return weekday_name(self.date)


@dataclass(frozen=True, slots=True)
class Week:
    """All that ``ui/week_grid.html`` draws."""

    days: Sequence[WeekDay]
    first_hour: int
    last_hour: int
    categories: Sequence[str] = field(default_factory=tuple)
    kinds: Sequence[str] = field(default_factory=tuple)

    @property
    def hours(self) -> list[tuple[int, str]]:
        """Quarter and text of each full hour: (1, « 8 h »), (5, « 9 h »)…"""
        return hour_marks(self.first_hour, self.last_hour)

    @property
    def hour_count(self) -> int:
        """How many hours are shown."""
        return self.last_hour - self.first_hour

    @property
    def is_empty(self) -> bool:
        """Whether no day has an event."""
        return not any(day.events for day in self.days)


def hour_marks(first_hour: int, last_hour: int, step: int = 1) -> list[tuple[int, str]]:
    """The quarter and the text of every hour from first (included) to last (excluded)."""
    return [((hour - first_hour) * 4 + 1, say_time(time(hour))) for hour in range(first_hour, last_hour, step)]


def quarters(moment: time, *, up: bool = False) -> int:
    """Quarter-hours since midnight, rounded to the nearest (up: an end just after a quarter keeps its last minutes)."""
    minutes = moment.hour * 60 + moment.minute
    return -(-minutes // 15) if up else round(minutes / 15)


def hours_shown(events: Iterable[WeekEvent]) -> tuple[int, int]:
    """First and last hour to draw: 8 to 19, wider where events ask for it, never outside 7 to 22."""
    first, last = USUAL_FIRST, USUAL_LAST
    for event in events:
        first = min(first, event.start.hour)
        last = max(last, end_quarter(event) // 4 + (1 if end_quarter(event) % 4 else 0))
    return max(FIRST_HOUR, first), min(LAST_HOUR, last)


def end_quarter(event: WeekEvent) -> int:
    """Where the event ends; an end at or before the start means midnight."""
    end = quarters(event.end, up=True)
    return end if end > quarters(event.start) else 24 * 4


def lay_out(
    events: Iterable[WeekEvent], *, first_hour: int = USUAL_FIRST, last_hour: int = LAST_HOUR
) -> list[WeekEvent]:
    """The events of one day in order, placed in quarters and lanes. What lies outside the hours goes to their edge."""
    ordered = sorted(events, key=lambda event: (event.start, end_quarter(event), event.code))
    total = (last_hour - first_hour) * 4
    placed: list[WeekEvent] = []
    cluster: list[WeekEvent] = []
    cluster_end = 0
    for event in ordered:
        start = min(max(quarters(event.start) - first_hour * 4, 0), total - 1)
        end = min(max(end_quarter(event) - first_hour * 4, start + 1), total)
        if cluster and start >= cluster_end:
            placed += in_lanes(cluster)
            cluster = []
        cluster_end = max(cluster_end, end) if cluster else end
        cluster.append(replace(event, q=start + 1, n=end - start))
    return placed + in_lanes(cluster)


def in_lanes(cluster: Sequence[WeekEvent]) -> list[WeekEvent]:
    """Events that overlap one another in chains share the width: each takes the first lane free at its start."""
    free_at: list[int] = []
    lanes: list[int] = []
    for event in cluster:
        lane = next((index for index, end in enumerate(free_at) if end <= event.q), len(free_at))
        if lane == len(free_at):
            free_at.append(0)
        free_at[lane] = event.q + event.n
        lanes.append(lane)
    width = next((count for count in LANE_COUNTS if count >= len(free_at)), LANE_COUNTS[-1])
    return [replace(event, lane=min(lane, width - 1), lanes=width) for event, lane in zip(cluster, lanes, strict=True)]


def plan_week(
    monday: date,
    events: Mapping[date, Sequence[WeekEvent]],
    *,
    today: date | None = None,
    days: int = 6,
    days_off: Mapping[date, str] | None = None,
    now: datetime | None = None,
    shown: Callable[[Iterable[WeekEvent]], tuple[int, int]] = hours_shown,
) -> Week:
    """The week that begins on ``monday``: ``events`` by day, ``days_off`` with their names, ``now`` in campus time."""
    dates = [monday + timedelta(days=index) for index in range(days)]
    everything = [event for day in dates for event in events.get(day, ())]
    first, last = shown(everything)
    off = days_off or {}
    columns = []
    for day in dates:
        quarter = (quarters(now.time()) - first * 4 + 1) if now is not None and now.date() == day else 0
        laid = lay_out(events.get(day, ()), first_hour=first, last_hour=last)
        now_q = quarter if 1 <= quarter <= (last - first) * 4 else 0
        columns.append(WeekDay(day, day == today, laid, str(off.get(day, "")), now_q))
    return Week(
        columns,
        first,
        last,
        tuple(
            sorted(
                {known_category(event.category) for event in everything} - {"xx"},
                key=["cs", "tm", "ec", "me", "ht", "st"].index,
            )
        ),
        tuple(kind for kind in ("cm", "td", "tp") if kind in {event.kind.lower() for event in everything}),
    )


@dataclass(frozen=True, slots=True)
class Strip:
    """Today from left to right."""

    events: Sequence[WeekEvent]
    first_hour: int
    last_hour: int

    @property
    def hours(self) -> list[tuple[int, str]]:
        """Every other hour."""
        return hour_marks(self.first_hour, self.last_hour, 2)

    @property
    def hour_count(self) -> int:
        """How many hours are shown."""
        return self.last_hour - self.first_hour


def plan_strip(events: Sequence[WeekEvent], *, now: time | None = None) -> Strip:
    """The events of one day for ``{% day_strip %}``; with ``now``, those over and the one under way are marked."""
    first, last = hours_shown(events)
    laid = lay_out(events, first_hour=first, last_hour=last)
    return Strip([replace(event, state=state_at(event, now)) if now else event for event in laid], first, last)


def state_at(event: WeekEvent, now: time) -> str:
    """ "over", "now" or "" (still to come)."""
    if now >= event.end > event.start:
        return "over"
    return "now" if now >= event.start else ""
