"""Demand: no course chosen by more students than its classes can hold, whatever the timetable.

A configuration holds no more students than its narrowest subpart (the sum of its class limits), and a course no more
than its configurations together.
"""

from __future__ import annotations

from collections import Counter

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Config, Course, Problem, Subpart
from cartable_timetable.validation.lines import LineBook


def note_demand_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``demand_exceeds_places`` once for each course that cannot hold its students."""
    demand = Counter(course for student in problem.students for course in set(student.courses))
    for course in problem.courses:
        places = count_course_places(course)
        if places is None or demand[course.id] <= places:
            continue
        faults.add(
            "demand_exceeds_places",
            f"course[id={course.id}]",
            lines.find_line(course),
            id=course.id,
            demand=demand[course.id],
            places=places,
            missing=demand[course.id] - places,
            subparts=", ".join(_describe_narrowest(config) for config in course.configs),
        )


def count_course_places(course: Course) -> int | None:
    """Most students that the course can hold; None when nothing limits it."""
    total = 0
    for config in course.configs:
        places = _count_config_places(config)
        if places is None:
            return None
        total += places
    return total


def _count_config_places(config: Config) -> int | None:
    sums = [places for subpart in config.subparts if (places := _count_subpart_places(subpart)) is not None]
    return min(sums, default=None)


def _count_subpart_places(subpart: Subpart) -> int | None:
    """None also when it holds no class: that is another fault, told elsewhere."""
    if not subpart.classes:
        return None
    total = 0
    for class_ in subpart.classes:
        if class_.limit is None:
            return None
        total += class_.limit
    return total


def _describe_narrowest(config: Config) -> str:
    places = {subpart.id: _count_subpart_places(subpart) for subpart in config.subparts}
    narrowest, identifier = min((count, name) for name, count in places.items() if count is not None)
    return f"{identifier} ({narrowest})"
