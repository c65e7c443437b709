"""A week as a board: a row for each room or class, days and their hours from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cartable_timetable.drawing.axis import Axis
from cartable_timetable.drawing.canvas import INK, LINE, MUTED, SHADE, Canvas, colours_of, fit, text_width
from cartable_timetable.drawing.lanes import Laid, lay_side_by_side
from cartable_timetable.drawing.meetings import Meeting
from cartable_timetable.drawing.telling import Teller

_MARGIN, _TOP, _HEAD, _BETWEEN = 8.0, 36.0, 36.0, 10.0
_ROW, _LANE, _SMALL, _LABEL = 20.0, 14.0, 9.0, 11.0
_NARROWEST_GUTTER, _WIDEST_GUTTER = 28.0, 120.0
_LABEL_EVERY = 34.0
"""Pixels between two hours that are written."""
_TOLD_SHARE = 0.95
"""Bars whose text must fit; otherwise fewer days stand side by side."""

Rows = Mapping[str, Sequence[Meeting]]


def draw_board(canvas: Canvas, rows: Rows, days: Sequence[int], axis: Axis, teller: Teller) -> float:
    """Draws a row for each entry; returns the height of the picture.

    A bar tells the class or, in the row of a class, the room. Days stand side by side, and in several bands one below
    the other where bars would be too short for their text.
    """
    widest = max((text_width(name, _LABEL) for name in rows), default=0.0)
    gutter = _MARGIN + min(_WIDEST_GUTTER, max(_NARROWEST_GUTTER, widest + 10))
    canvas.text(_MARGIN, 24, fit(canvas.title, canvas.width - 2 * _MARGIN, 16), 16, is_bold=True)
    courses: dict[str, int] = {}
    y = _TOP
    for part in _split_days(rows, days, axis, canvas.width - gutter - _MARGIN):
        laid = {name: [_of_day(items, day) for day in part] for name, items in rows.items()}
        seen = {name: row for name, row in laid.items() if any(row)}
        y = _Band(canvas, part, axis, teller, gutter, courses).draw(seen, y) + _BETWEEN
    return y + 2


def _of_day(items: Sequence[Meeting], day: int) -> list[Laid]:
    return lay_side_by_side([item for item in items if item.day == day])


def _split_days(rows: Rows, days: Sequence[int], axis: Axis, width: float) -> Iterator[Sequence[int]]:
    """As many days in a band as leave nearly every bar its text."""
    bars = [(item.end - item.start, _tell(item, name)) for name, items in rows.items() for item in items]
    for bands in range(1, len(days) + 1):
        size = -(-len(days) // bands)
        per_slot = width / size / axis.length
        told = sum(text_width(text, _SMALL) <= length * per_slot - 3 for length, text in bars)
        if told >= _TOLD_SHARE * len(bars) or size == 1:
            return (days[low : low + size] for low in range(0, len(days), size))
    return iter([days])


def _tell(meeting: Meeting, row: str) -> str:
    return meeting.class_id if meeting.class_id != row else meeting.room or ""


@dataclass(frozen=True, slots=True)
class _Band:
    """Some days side by side."""

    canvas: Canvas
    days: Sequence[int]
    axis: Axis
    teller: Teller
    gutter: float
    courses: dict[str, int]

    @property
    def day_width(self) -> float:
        return (self.canvas.width - self.gutter - _MARGIN) / len(self.days)

    def draw(self, rows: Mapping[str, Sequence[Sequence[Laid]]], top: float) -> float:
        """Draws the rows below their head; returns where they end."""
        heights = {name: _height(row) for name, row in rows.items()}
        first, right = top + _HEAD, self.canvas.width - _MARGIN
        y = first
        for number, height in enumerate(heights.values()):
            if number % 2 == 0:
                self.canvas.rectangle(_MARGIN, y, right - _MARGIN, height, SHADE)
            y += height
        self._draw_hours(top, y)
        self.canvas.line(_MARGIN, y, right, y, MUTED)
        y = first
        for name, row in rows.items():
            self.canvas.text(_MARGIN + 4, y + 14, fit(name, self.gutter - _MARGIN - 8, _LABEL), _LABEL)
            for column, items in enumerate(row):
                for item in items:
                    self._draw_bar(item, name, column, y + 2, (heights[name] - 4) / _count_lanes(row))
            y += heights[name]
        return y

    def _draw_hours(self, top: float, bottom: float) -> None:
        width, every = self.day_width, 1
        while width * every * self.axis.step / self.axis.length < _LABEL_EVERY:
            every += 1
        for column, day in enumerate(self.days):
            x = self.gutter + width * column
            self.canvas.text(
                x + width / 2, top + 10, fit(self.teller.day(day), width, 12), 12, INK, "middle", is_bold=True
            )
            for tick in self.axis.ticks:
                at = x + width * self.axis.share(tick)
                if tick // self.axis.step % every == 0 and at + _LABEL_EVERY / 2 < x + width:
                    self.canvas.line(at, top + _HEAD - 4, at, bottom, LINE)
                    self.canvas.text(at + 1, top + _HEAD - 8, self.axis.tell(tick), _SMALL, MUTED)
            self.canvas.line(x, top, x, bottom, MUTED)
        end = self.canvas.width - _MARGIN
        self.canvas.line(end, top, end, bottom, MUTED)

    def _draw_bar(self, item: Laid, row: str, column: int, top: float, height: float) -> None:
        ground, border = colours_of(item.meeting.course, self.courses)
        share, y = self.axis.share, top + height * item.lane
        x = self.gutter + self.day_width * (column + share(item.meeting.start))
        width = self.day_width * (share(item.meeting.end) - share(item.meeting.start))
        self.canvas.open_group(self.teller.meeting(item.meeting))
        self.canvas.rectangle(x + 0.5, y + 0.5, max(2.0, width - 1), height - 1, ground, border, 2)
        shown = fit(_tell(item.meeting, row), width - 3, _SMALL)
        if shown:
            self.canvas.text(x + width / 2, y + height / 2 + 3, shown, _SMALL, anchor="middle")
        self.canvas.close_group()


def _height(row: Sequence[Sequence[Laid]]) -> float:
    return max(_ROW, _LANE * _count_lanes(row) + 4)


def _count_lanes(row: Sequence[Sequence[Laid]]) -> int:
    return max((item.lanes for items in row for item in items), default=1)
