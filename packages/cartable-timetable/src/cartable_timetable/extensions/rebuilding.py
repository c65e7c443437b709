"""A problem with some of its classes replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cartable_timetable.model import Class, Config, Problem, Subpart


def change_classes(problem: Problem, changed: Mapping[str, Class]) -> Problem:
    """The problem whose classes are those of ``changed`` where it has one of the same id."""
    if not changed:
        return problem
    courses = tuple(
        replace(course, configs=tuple(_change_config(config, changed) for config in course.configs))
        for course in problem.courses
    )
    return replace(problem, courses=courses)


def _change_config(config: Config, changed: Mapping[str, Class]) -> Config:
    return Config(
        config.id,
        tuple(
            Subpart(subpart.id, tuple(changed.get(class_.id, class_) for class_ in subpart.classes))
            for subpart in config.subparts
        ),
    )
