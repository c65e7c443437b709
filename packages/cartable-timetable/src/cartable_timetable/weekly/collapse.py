"""A problem of a whole term as one of its typical week, or of its two alternating weeks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cartable_timetable.model import (
    Class,
    Course,
    Distribution,
    Placement,
    Problem,
    Room,
    Solution,
    Time,
    TimeOption,
)
from cartable_timetable.solution_lengths import complete_lengths
from cartable_timetable.weekly.ours import fold_extensions
from cartable_timetable.weekly.pattern import Pattern, find_pattern
from cartable_timetable.weekly.pricing import fold_penalty, is_divided_by_weeks
from cartable_timetable.weekly.refusals import CannotCollapse, Refusal


@dataclass(frozen=True, slots=True)
class Collapsed:
    """``problem`` has one week (or two: A is week 0), and every timetable of it costs what it does expanded."""

    problem: Problem
    original: Problem
    pattern: Pattern

    def expand(self, solution: Solution) -> Solution:
        """The timetable of the whole term that stands for one of ``problem``."""
        return self._map(complete_lengths(solution, self.problem), self.pattern.unfold)

    def fold(self, solution: Solution) -> Solution:
        """The timetable of ``problem`` that stands for one of the whole term, to start a solver from it."""
        return self._map(complete_lengths(solution, self.original), self.pattern.fold)

    @staticmethod
    def _map(solution: Solution, act: Callable[[int], int]) -> Solution:
        placements = {
            name: Placement(replace(place.time, weeks=act(place.time.weeks)), place.room)
            for name, place in solution.placements.items()
        }
        return replace(solution, placements=placements)


def collapse(problem: Problem) -> Collapsed:
    """The equivalent problem of one week or two: same verdicts, same cost by criterion, for every timetable.

    Raises CannotCollapse, with every reason, when the classes need more than two kinds of week, or when a soft
    constraint that is priced by the week, one of ours included, would not cost the same (see
    :mod:`cartable_timetable.weekly.pricing` and :mod:`cartable_timetable.weekly.ours`).
    """
    masks = {class_.id: {option.time.weeks for option in class_.times} for class_ in problem.classes()}
    pattern = find_pattern(sorted({mask for own in masks.values() for mask in own}))
    if pattern is None:
        raise CannotCollapse([_blame_classes(problem)])
    if not pattern.parts:
        return Collapsed(problem, problem, Pattern(tuple(1 << week for week in range(problem.weeks))))
    distributions, refused = _fold_distributions(problem, masks, pattern)
    extensions, also_refused = fold_extensions(problem, masks, pattern)
    if refused or also_refused:
        raise CannotCollapse([*refused, *also_refused])
    folded = replace(
        problem,
        weeks=len(pattern.parts),
        rooms=tuple(_fold_room(room, pattern) for room in problem.rooms),
        courses=tuple(_fold_course(course, pattern) for course in problem.courses),
        distributions=distributions,
        extensions=extensions,
    )
    return Collapsed(folded, problem, pattern)


def _blame_classes(problem: Problem) -> Refusal:
    """The first class with which two kinds of week no longer do."""
    seen: set[int] = set()
    for class_ in problem.classes():
        seen |= {option.time.weeks for option in class_.times}
        if find_pattern(sorted(seen)) is None:
            return Refusal("more_than_two_weeks", {"id": class_.id})
    raise AssertionError("every class fits")


def _fold_time(time: Time, pattern: Pattern) -> Time:
    return replace(time, weeks=pattern.fold(time.weeks))


def _fold_room(room: Room, pattern: Pattern) -> Room:
    """Closures meet a part or not; those of weeks without classes go."""
    closed = (_fold_time(time, pattern) for time in room.unavailable)
    return replace(room, unavailable=tuple(time for time in dict.fromkeys(closed) if time.weeks))


def _fold_course(course: Course, pattern: Pattern) -> Course:
    configs = tuple(
        replace(
            config,
            subparts=tuple(
                replace(part, classes=tuple(_fold_class(item, pattern) for item in part.classes))
                for part in config.subparts
            ),
        )
        for config in course.configs
    )
    return replace(course, configs=configs)


def _fold_class(class_: Class, pattern: Pattern) -> Class:
    times = tuple(TimeOption(_fold_time(option.time, pattern), option.penalty) for option in class_.times)
    return replace(class_, times=times)


def _fold_distributions(
    problem: Problem, masks: dict[str, set[int]], pattern: Pattern
) -> tuple[tuple[Distribution, ...], list[Refusal]]:
    folded: list[Distribution] = []
    refusals: list[Refusal] = []
    for position, item in enumerate(problem.distributions, start=1):
        if not is_divided_by_weeks(item):
            folded.append(item)
            continue
        met = set[int]().union(*(masks[name] for name in item.classes))
        penalty = fold_penalty(item.penalty, met, pattern, problem.weeks)
        if penalty is None:
            refusals.append(Refusal("price_differs", {"position": position, "kind": item.kind.value}))
        else:
            folded.append(replace(item, penalty=penalty))
    return tuple(folded), refusals
