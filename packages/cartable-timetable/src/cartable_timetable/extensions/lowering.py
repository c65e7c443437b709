"""Constraints of ours said in the competition's words, where that is exact, so that the solver keeps them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cartable_timetable.extensions.edge_hours import EdgeHours
from cartable_timetable.extensions.extension import Extension
from cartable_timetable.extensions.lowering_seats import lower_needs_section, lower_reserved_places, reads_limit
from cartable_timetable.extensions.needs_section import NeedsSection
from cartable_timetable.extensions.rebuilding import change_classes
from cartable_timetable.extensions.reserved_places import ReservedPlaces
from cartable_timetable.extensions.teacher_availability import TeacherAvailability
from cartable_timetable.extensions.teacher_max_days import TeacherMaxDays
from cartable_timetable.model import Class, Distribution, DistributionKind, Problem, Time, TimeOption


@dataclass(frozen=True, slots=True)
class Lowered:
    """``problem`` holds what could be translated; ``remaining`` (its ``extensions``) the solver doesn't look at."""

    problem: Problem
    remaining: tuple[Extension, ...]


def lower(problem: Problem) -> Lowered:
    """Translates the constraints that the competition's format can say exactly.

    For every solution that the lowered problem allows, its total and the extension total of ``remaining`` add up to
    the total and the extension total of ``problem``; every feasible solution of ``problem`` is feasible for it.

    - TeacherAvailability: times of its classes taken away (required) or dearer (when ``penalty`` is a multiple of the
      weight of time);
    - TeacherMaxDays: MaxDays (required, or when ``penalty`` is a multiple of the weight of distributions);
    - EdgeHours of attendees only: times taken away, or dearer by ``penalty × meetings ÷ nrWeeks`` when that is whole;
    - ReservedPlaces and NeedsSection, required: lower limits, when all or none of the course's students are concerned
      and no constraint that remains depends on these limits.
    """
    lowered, remaining = problem, list[Extension]()
    for extension in problem.extensions:
        changed = _lower_one(lowered, extension, problem)
        if changed is None:
            remaining.append(extension)
        else:
            lowered = changed
    return Lowered(replace(lowered, extensions=tuple(remaining)), tuple(remaining))


def _lower_one(problem: Problem, extension: Extension, original: Problem) -> Problem | None:
    """The problem with the constraint in it; None when no exact translation exists."""
    if isinstance(extension, TeacherAvailability):
        here = set(extension.classes)
        return _lower_times(problem, extension, lambda name, time: int(name in here and extension.is_away_at(time)), 1)
    if isinstance(extension, EdgeHours):
        return _lower_edge_hours(problem, extension)
    if isinstance(extension, TeacherMaxDays):
        return _lower_max_days(problem, extension)
    if isinstance(extension, ReservedPlaces):
        return _unless_read(problem, lower_reserved_places(problem, extension, original), original)
    if isinstance(extension, NeedsSection):
        return _unless_read(problem, lower_needs_section(problem, extension), original)
    return None


def _unless_read(before: Problem, after: Problem | None, original: Problem) -> Problem | None:
    """``after``, unless it changes a limit that decides what a constraint that remains costs."""
    if after is None or after is before:
        return after
    old = {item.id: item.limit for item in before.classes()}
    subparts = (part for course in after.courses for config in course.configs for part in config.subparts)
    changed = [(item, part.id) for part in subparts for item in part.classes if item.limit != old[item.id]]
    is_read = any(
        reads_limit(extension, item, part, original) for item, part in changed for extension in original.extensions
    )
    return None if is_read else after


def _lower_edge_hours(problem: Problem, extension: EdgeHours) -> Problem | None:
    who = extension.who
    if who.every_student or who.students:
        return None
    times: dict[str, int] = {}
    for attendee in who.attendees:
        for name in attendee.classes:
            times[name] = times.get(name, 0) + 1
    return _lower_times(
        problem, extension, lambda name, time: times.get(name, 0) * extension.count_meetings(time), problem.weeks
    )


def _lower_times(
    problem: Problem, extension: Extension, excess: Callable[[str, Time], int], divisor: int
) -> Problem | None:
    """Each class at each time adds ``excess`` alone: the time goes, or costs ``penalty × excess ÷ divisor`` more."""
    factor, changed = divisor * problem.weights.time, dict[str, Class]()
    for class_ in problem.classes():
        options = []
        for option in class_.times:
            amount = excess(class_.id, option.time)
            price = 0 if extension.required else extension.penalty * amount
            if price and (factor == 0 or price % factor):
                return None
            if not (extension.required and amount):
                options.append(TimeOption(option.time, option.penalty + (price // factor if price else 0)))
        if not options:
            return None
        if tuple(options) != class_.times:
            changed[class_.id] = replace(class_, times=tuple(options))
    return change_classes(problem, changed)


def _lower_max_days(problem: Problem, extension: TeacherMaxDays) -> Problem | None:
    weight, penalty = problem.weights.distribution, 0
    if not extension.required and extension.penalty:
        if weight == 0 or extension.penalty % weight:
            return None
        penalty = extension.penalty // weight
    days = Distribution(DistributionKind.MAX_DAYS, (extension.days,), extension.classes, extension.required, penalty)
    return replace(problem, distributions=(*problem.distributions, days))
