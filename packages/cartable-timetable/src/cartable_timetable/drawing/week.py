"""A week of a timetable, drawn or told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cartable_timetable.drawing.axis import Axis
from cartable_timetable.drawing.board import draw_board
from cartable_timetable.drawing.calendar import draw_calendar, is_readable, lay_days
from cartable_timetable.drawing.canvas import Canvas
from cartable_timetable.drawing.meetings import Meeting, list_meetings
from cartable_timetable.drawing.selection import Selection
from cartable_timetable.drawing.telling import Teller
from cartable_timetable.drawing.words import words_of
from cartable_timetable.model import Problem, Solution

_WORKING_DAYS = 5
_MOST_TOLD = 40
"""Meetings that the description of a picture lists; beyond, it counts them."""


def draw_week(
    problem: Problem,
    solution: Solution,
    *,
    room: str | None = None,
    student: str | None = None,
    course: str | None = None,
    class_ids: Iterable[str] | None = None,
    week: int | None = None,
    language: str = "en",
    width: int = 800,
) -> str:
    """A picture of a week, in SVG: of one room, student or course, of some classes, or of the whole problem.

    ``week`` counts from 0; without it all weeks lie on one another, and classes that don't meet in all of them say
    when they do. Overlapping classes stand side by side in a calendar; where one ``width`` pixels wide couldn't be
    read, a board has a row for each room (the whole problem) or class instead. Each course has a colour, every meeting
    a title, the picture a title and a description; it has no script, no style sheet and no reference to anything.
    Classes without a place are left out. ``language`` is 'en' or 'fr'.

    Raises NotInProblem, a ValueError, for a name or week that the problem doesn't have, and ValueError for more than
    one selection.
    """
    drawn = _Week.of(problem, solution, Selection.of_request(room, student, course, class_ids), week, language)
    canvas = Canvas(width, drawn.title)
    laid = lay_days(drawn.meetings, drawn.days)
    if is_readable(laid, width):
        height = draw_calendar(canvas, laid, drawn.teller.axis, drawn.teller)
    else:
        height = draw_board(canvas, drawn.list_rows(), drawn.days, drawn.teller.axis, drawn.teller)
    return canvas.finish(height, drawn.describe())


def week_as_text(
    problem: Problem,
    solution: Solution,
    *,
    room: str | None = None,
    student: str | None = None,
    course: str | None = None,
    class_ids: Iterable[str] | None = None,
    week: int | None = None,
    language: str = "en",
) -> str:
    """The same week as :func:`draw_week` in lines of text: a title, then the meetings of each day, aligned."""
    drawn = _Week.of(problem, solution, Selection.of_request(room, student, course, class_ids), week, language)
    return drawn.as_text()


@dataclass(frozen=True, slots=True)
class _Week:
    """What is to be shown."""

    title: str
    meetings: Sequence[Meeting]
    days: Sequence[int]
    rooms: Sequence[str]
    teller: Teller

    @classmethod
    def of(cls, problem: Problem, solution: Solution, selection: Selection, week: int | None, language: str) -> _Week:
        meetings = list_meetings(problem, solution, selection.list_classes(problem, solution), week)
        used = {item.day for item in meetings}
        days = [day for day in range(problem.days) if day < _WORKING_DAYS or day in used]
        title = selection.title(problem, language)
        if week is not None:
            title = words_of(language)["week"].format(title=title, week=week + 1)
        elif not all(item.weeks == item.usual for item in meetings):
            title = words_of(language)["term"].format(title=title)
        axis = Axis.of_meetings(meetings, problem.slots_per_day)
        teller = Teller(language, axis, week is None, selection.kind)
        return cls(title, meetings, days, [room.id for room in problem.rooms], teller)

    def list_rows(self) -> dict[str, list[Meeting]]:
        """Meetings by room, in the order of the problem, those without room at the end; or by class."""
        if self.teller.kind != "all":
            rows: dict[str, list[Meeting]] = {}
            for item in self.meetings:
                rows.setdefault(item.class_id, []).append(item)
            return dict(sorted(rows.items(), key=lambda row: (row[1][0].day, row[1][0].start)))
        rows = {room: [] for room in self.rooms}
        nowhere = words_of(self.teller.language)["no_room"]
        for item in self.meetings:
            rows.setdefault(nowhere if item.room is None else item.room, []).append(item)
        return {name: items for name, items in rows.items() if items}

    def describe(self) -> str:
        words = words_of(self.teller.language)
        if not self.meetings:
            return words["nothing"]
        told = words["count"].format(count=len(self.meetings))
        if len(self.meetings) <= _MOST_TOLD:
            told += " " + "; ".join(self.teller.meeting(item) for item in self.meetings) + "."
        return told

    def as_text(self) -> str:
        lines, teller = [self.title], self.teller
        columns = (teller.hours, lambda item: item.class_id, teller.room, teller.course, teller.weeks)
        rows = [[column(item) for column in columns] for item in self.meetings]
        widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
        for item, row in zip(self.meetings, rows, strict=True):
            if (heading := teller.day(item.day)) not in lines:
                lines += ["", heading]
            told = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
            lines.append(f"  {'  '.join(told)}".rstrip())
        if not self.meetings:
            lines += ["", words_of(teller.language)["nothing"]]
        return "\n".join(lines) + "\n"
