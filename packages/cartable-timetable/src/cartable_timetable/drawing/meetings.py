"""Meetings of classes on the days of a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cartable_timetable.drawing.selection import NotInProblem
from cartable_timetable.model import Problem, Solution
from cartable_timetable.solution_lengths import complete_lengths


@dataclass(frozen=True, slots=True)
class Meeting:
    """A class on one day, slots ``[start, end)``; ``usual`` are the weeks in which any class of the problem meets."""

    class_id: str
    course: str
    room: str | None
    day: int
    start: int
    end: int
    weeks: int
    usual: int


def list_meetings(problem: Problem, solution: Solution, classes: Iterable[str], week: int | None) -> list[Meeting]:
    """In order of day, start and class; those of ``week`` (0 = first) or, when it is None, of any. Classes without
    placement have none. Raises NotInProblem for a week beyond the term.
    """
    if week is not None and not 0 <= week < problem.weeks:
        raise NotInProblem(f"problem {problem.name} has no week {week + 1}: it has {problem.weeks}")
    placements = complete_lengths(solution, problem).placements
    usual = 0
    for placement in placements.values():
        usual |= placement.time.weeks
    course_of = _list_courses(problem)
    meetings = []
    for name in classes:
        place = placements.get(name)
        if place is None or (week is not None and not place.time.weeks >> week & 1):
            continue
        time = place.time
        for day in range(problem.days):
            if time.days >> day & 1:
                meetings.append(
                    Meeting(name, course_of[name], place.room, day, time.start, time.end, time.weeks, usual)
                )
    return sorted(meetings, key=lambda item: (item.day, item.start, item.end))


def _list_courses(problem: Problem) -> dict[str, str]:
    return {
        item.id: course.id
        for course in problem.courses
        for config in course.configs
        for part in config.subparts
        for item in part.classes
    }
