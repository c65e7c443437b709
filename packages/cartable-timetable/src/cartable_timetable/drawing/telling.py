"""Days and meetings in words."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.drawing.axis import Axis
from cartable_timetable.drawing.meetings import Meeting
from cartable_timetable.drawing.words import words_of
from cartable_timetable.masks import mask_to_runs
from cartable_timetable.weekdays import name_day


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells in ``language`` what a week holds; with ``tells_weeks``, in which weeks what isn't in all of them is.

    ``kind`` is that of the selection: labels don't repeat its room or its course.
    """

    language: str
    axis: Axis
    tells_weeks: bool
    kind: str

    def day(self, day: int) -> str:
        """Its name, with a capital."""
        name = name_day(day, self.language)
        return name[:1].upper() + name[1:]

    def hours(self, meeting: Meeting) -> str:
        """``8:00–9:30``."""
        return f"{self.axis.tell(meeting.start)}–{self.axis.tell(meeting.end)}"

    def room(self, meeting: Meeting) -> str:
        """``room B12``, or that there is none."""
        words = words_of(self.language)
        return words["no_room"] if meeting.room is None else words["in_room"].format(room=meeting.room)

    def weeks(self, meeting: Meeting, *, is_short: bool = False) -> str:
        """``weeks 1-6`` (``wk 1-6`` when short) or ``odd weeks``; nothing for a class of every week."""
        if meeting.weeks == meeting.usual or not self.tells_weeks:
            return ""
        words, runs = words_of(self.language), mask_to_runs(meeting.weeks)
        if meeting.weeks.bit_count() == 1:
            return words["short_weeks" if is_short else "one_week"].format(weeks=runs)
        odd = sum(1 << week for week in range(0, meeting.usual.bit_length(), 2))
        for code, mask in (("odd", meeting.usual & odd), ("even", meeting.usual & ~odd)):
            if meeting.weeks == mask:
                return words[code]
        return words["short_weeks" if is_short else "weeks"].format(weeks=runs)

    def course(self, meeting: Meeting) -> str:
        """``course MATH1``."""
        return words_of(self.language)["of_course"].format(course=meeting.course)

    def label(self, meeting: Meeting) -> list[str]:
        """Lines of the box of a meeting, the most important first."""
        room = "" if self.kind == "room" else self.room(meeting)
        course = "" if self.kind == "course" else self.course(meeting)
        return [line for line in (meeting.class_id, room, self.weeks(meeting, is_short=True), course) if line]

    def meeting(self, meeting: Meeting) -> str:
        """All of it, in a line."""
        parts = [
            meeting.class_id,
            f"{self.day(meeting.day)} {self.hours(meeting)}",
            self.room(meeting),
            self.course(meeting),
            self.weeks(meeting),
        ]
        return ", ".join(part for part in parts if part)
