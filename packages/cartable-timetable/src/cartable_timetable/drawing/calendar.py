"""A week as a calendar: days are columns, hours go down, meetings that overlap stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cartable_timetable.drawing.axis import Axis
from cartable_timetable.drawing.canvas import INK, LINE, MUTED, Canvas, colours_of, fit, text_width
from cartable_timetable.drawing.lanes import Laid, lay_side_by_side
from cartable_timetable.drawing.meetings import Meeting
from cartable_timetable.drawing.telling import Teller

_GUTTER, _MARGIN, _HEAD, _STEP = 46.0, 8.0, 58.0, 48.0
_NARROWEST = 56.0
"""Pixels that a lane needs to be read."""
_LEADING = 13.0


def lay_days(meetings: Sequence[Meeting], days: Sequence[int]) -> dict[int, list[Laid]]:
    """The meetings of each day, side by side."""
    return {day: lay_side_by_side([item for item in meetings if item.day == day]) for day in days}


def is_readable(laid: Mapping[int, Sequence[Laid]], width: float) -> bool:
    """Whether every lane is wide enough."""
    return sum(_count_lanes(day) for day in laid.values()) * _NARROWEST <= width - _GUTTER - _MARGIN


def draw_calendar(canvas: Canvas, laid: Mapping[int, Sequence[Laid]], axis: Axis, teller: Teller) -> float:
    """Draws the days; returns the height of the picture."""
    height = _STEP * (len(axis.ticks) - 1)
    canvas.text(_MARGIN, 24, fit(canvas.title, canvas.width - 2 * _MARGIN, 16), 16, is_bold=True)
    for tick in axis.ticks:
        y = _HEAD + height * axis.share(tick)
        canvas.line(_GUTTER, y, canvas.width - _MARGIN, y)
        canvas.text(_GUTTER - 6, y + 4, axis.tell(tick), 11, MUTED, "end")
    x, courses = _GUTTER, dict[str, int]()
    spare = canvas.width - _GUTTER - _MARGIN - _NARROWEST * sum(_count_lanes(day) for day in laid.values())
    for day, items in laid.items():
        width = _NARROWEST * _count_lanes(items) + spare / len(laid)
        canvas.line(x, _HEAD - 18, x, _HEAD + height, LINE)
        canvas.text(x + width / 2, _HEAD - 10, fit(teller.day(day), width, 12), 12, INK, "middle", is_bold=True)
        for item in items:
            top, end = (_HEAD + height * axis.share(slot) for slot in (item.meeting.start, item.meeting.end))
            lane = (width - 4) / item.lanes
            _draw_meeting(canvas, item.meeting, x + 2 + lane * item.lane, top, lane - 2, end - top, courses, teller)
        x += width
    canvas.line(x, _HEAD - 18, x, _HEAD + height, LINE)
    return _HEAD + height + 12


def _count_lanes(day: Sequence[Laid]) -> int:
    return max((item.lanes for item in day), default=1)


def _draw_meeting(
    canvas: Canvas,
    meeting: Meeting,
    x: float,
    y: float,
    width: float,
    height: float,
    courses: dict[str, int],
    teller: Teller,
) -> None:
    ground, border = colours_of(meeting.course, courses)
    canvas.open_group(teller.meeting(meeting))
    canvas.rectangle(x + 0.5, y + 1, width, max(3.0, height - 2), ground, border, 3)
    canvas.rectangle(x + 0.5, y + 1, 3, max(3.0, height - 2), border)
    lines = teller.label(meeting)
    if text_width(teller.hours(meeting), 11) <= width - 9:  # cut short they would mislead; the axis tells them too
        lines.append(teller.hours(meeting))
    for number, text in enumerate(lines[: max(0, int((height - 3) // _LEADING))]):
        shown = fit(text, width - 9, 11)
        canvas.text(x + 7, y + 13 + _LEADING * number, shown, 11, is_bold=number == 0)
    canvas.close_group()
