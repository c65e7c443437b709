"""The week in small: one possible arrangement of the groups, and where units clash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from cartable.engines.registration.api import JudgedChoice
from cartable.engines.registration.web.semester.words import weekday
from cartable.ui.moments import say_times

TOP, HEIGHT = 18.0, 132.0
LEFT, COLUMN, GAP = 8.0, 276.0, 4.0
FIRST_HOUR, LAST_HOUR = 8, 20


@dataclass(frozen=True, slots=True)
class Meeting:
    """A class in the week: minutes from midnight, weeks as a mask."""

    day: int
    start: int
    end: int
    weeks: int
    code: str
    category: str
    group: str

    @property
    def times(self) -> str:
        """« 8 h – 10 h »."""
        return say_times(_clock(self.start), _clock(self.end))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in the drawing's units."""

    x: str
    y: str
    width: str
    height: str
    category: str = ""
    is_clash: bool = False


@dataclass(frozen=True)
class Drawing:
    """Columns of days, classes, and the same in words."""

    days: tuple[tuple[str, str, str, str], ...]
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, tuple[Meeting, ...]], ...]
    has_clash: bool


def draw_week(judged: JudgedChoice) -> Drawing | None:
    """The example of the judgement, else the first group of each part, so that the clash shows; None without times."""
    meetings = sorted(_meetings(judged), key=lambda one: (one.day, one.start, one.code))
    if not meetings:
        return None
    days = max(5, max(one.day for one in meetings) + 1)
    width = (COLUMN - GAP * (days - 1)) / days
    clashing = {one for one in meetings for other in meetings if one is not other and _overlap(one, other)}
    columns = tuple(
        (
            weekday(day)[:1].upper(),
            _said(LEFT + day * (width + GAP) + width / 2),
            _said(LEFT + day * (width + GAP)),
            _said(width),
        )
        for day in range(days)
    )
    boxes = tuple(_box(one, meetings, width, one in clashing) for one in meetings)
    lines = tuple(
        (weekday(day), tuple(one for one in meetings if one.day == day))
        for day in range(days)
        if any(one.day == day for one in meetings)
    )
    return Drawing(columns, boxes, lines, bool(clashing))


def _column(day: int, width: float) -> tuple[str, str, str, str]:
    """Its letter, where that is written, where the column begins, how wide it is."""
    left = LEFT + day * (width + GAP)
    return weekday(day)[:1].upper(), _said(left + width / 2), _said(left), _said(width)


def _meetings(judged: JudgedChoice) -> Iterator[Meeting]:
    ground, slot = judged.ground, judged.plan.slot_minutes
    for one in judged.chosen:
        offering = ground.offered.get(one.unit)
        if one.kind == "reserve" or offering is None or offering not in judged.tree.offerings:
            continue
        category = ground.cards[one.unit].category
        for class_id, group in _taken(judged, offering):
            for times in judged.plan.classes.get(class_id, ()):
                start, end = times.start * slot, (times.start + times.length) * slot
                for day in range(7):
                    if times.days >> day & 1:
                        yield Meeting(day, start, end, times.weeks, one.unit, category, group)


def _taken(judged: JudgedChoice, offering: int) -> Iterator[tuple[int, str]]:
    """The classes of the example with their names, or the first of each part."""
    example = set(judged.week.example.get(offering, ()))
    unit = judged.tree.offerings[offering]
    for way in unit.ways:
        parts = [
            (group.id, f"{part.kind.upper()} {group.number}")
            for part in way.parts
            for group in ([one for one in part.groups if one.id in example] if example else part.groups[:1])
        ]
        yield from parts
        if not example:
            return


def _overlap(one: Meeting, other: Meeting) -> bool:
    together = one.day == other.day and one.weeks & other.weeks
    return bool(together) and one.start < other.end and other.start < one.end


def _box(one: Meeting, meetings: list[Meeting], width: float, is_clash: bool) -> Box:
    """Side by side with those of the same time, whatever the weeks."""
    beside = [other for other in meetings if other.day == one.day and one.start < other.end and other.start < one.end]
    lane, lanes = beside.index(one), len(beside)
    scale = HEIGHT / ((LAST_HOUR - FIRST_HOUR) * 60)
    top = max(one.start - FIRST_HOUR * 60, 0) * scale
    bottom = min(one.end - FIRST_HOUR * 60, (LAST_HOUR - FIRST_HOUR) * 60) * scale
    inner = width - 4
    x = LEFT + one.day * (width + GAP) + 2 + lane * inner / lanes
    return Box(
        _said(x), _said(TOP + top), _said(inner / lanes - 1), _said(max(bottom - top - 1, 3)), one.category, is_clash
    )


def _said(value: float) -> str:
    """With a dot whatever the language."""
    return f"{value:.1f}"


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
