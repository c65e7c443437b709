"""Reserved places and needed sections as limits, when all or none of the students of the course are concerned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cartable_timetable.extensions.balanced_sizes import BalancedSizes
from cartable_timetable.extensions.extension import Extension
from cartable_timetable.extensions.needs_section import NeedsSection
from cartable_timetable.extensions.rebuilding import change_classes
from cartable_timetable.extensions.reserved_places import ReservedPlaces
from cartable_timetable.model import Class, Config, Problem, Subpart


def reads_limit(extension: Extension, class_: Class, subpart: str, problem: Problem) -> bool:
    """Whether what a constraint that isn't lowered costs depends on the limit of a class of ``subpart``."""
    if isinstance(extension, BalancedSizes):
        return extension.subpart == subpart
    if isinstance(extension, ReservedPlaces) and extension.class_ == class_.id:
        return lower_reserved_places(problem, extension, problem) is None
    return False


def lower_reserved_places(problem: Problem, extension: ReservedPlaces, original: Problem) -> Problem | None:
    """Nothing when only they take the course; fewer seats when none of them does; otherwise None.

    Seats are counted from the limit in ``original``: two constraints on a class reserve the same seats.
    """
    if not extension.required:
        return None
    limit = next(item.limit for item in original.classes() if item.id == extension.class_)
    class_ = next(item for item in problem.classes() if item.id == extension.class_)
    course = next(
        course.id
        for course in problem.courses
        if any(class_ in subpart.classes for config in course.configs for subpart in config.subparts)
    )
    takers = _list_takers(problem, course)
    if limit is None or takers <= set(extension.students):
        return problem
    if takers & set(extension.students):
        return None
    left = max(0, limit - extension.count)
    return change_classes(
        problem, {class_.id: replace(class_, limit=left if class_.limit is None else min(left, class_.limit))}
    )


def lower_needs_section(problem: Problem, extension: NeedsSection) -> Problem | None:
    """No seat elsewhere, when all the course's students need the section and it is within one subpart; or None."""
    if not extension.required or not _list_takers(problem, extension.course) <= set(extension.students):
        return None
    course = next(course for course in problem.courses if course.id == extension.course)
    wanted, closed = set(extension.classes), set[str]()
    for config in course.configs:
        homes = _list_homes(config, wanted)
        if len(homes) > 1:
            return None
        for subpart in homes or config.subparts[:1]:
            closed.update(class_.id for class_ in subpart.classes if class_.id not in wanted)
    return change_classes(
        problem, {class_.id: replace(class_, limit=0) for class_ in problem.classes() if class_.id in closed}
    )


def _list_homes(config: Config, wanted: Iterable[str]) -> list[Subpart]:
    names = set(wanted)
    return [subpart for subpart in config.subparts if any(class_.id in names for class_ in subpart.classes)]


def _list_takers(problem: Problem, course: str) -> set[str]:
    return {student.id for student in problem.students if course in student.courses}
