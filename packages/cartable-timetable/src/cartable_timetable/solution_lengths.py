"""Lengths of the placements of a solution, which its file does not give."""

from __future__ import annotations

from cartable_timetable.model import Class, Placement, Problem, Solution, Time, TimeOption


def find_time_option(class_: Class, time: Time) -> TimeOption | None:
    """The option of ``class_`` with these days, weeks and start, and this length unless it is 0 (unknown)."""
    for option in class_.times:
        allowed = option.time
        if (allowed.days, allowed.weeks, allowed.start) == (time.days, time.weeks, time.start) and time.length in {
            0,
            allowed.length,
        }:
            return option
    return None


def complete_lengths(solution: Solution, problem: Problem) -> Solution:
    """The solution with every unknown length taken from the time option that it matches; 0 stays where none does."""
    classes = {class_.id: class_ for class_ in problem.classes()}
    placements: dict[str, Placement] = {}
    for identifier, placement in solution.placements.items():
        class_ = classes.get(identifier)
        option = find_time_option(class_, placement.time) if class_ else None
        placements[identifier] = Placement(option.time, placement.room) if option else placement
    return Solution(solution.name, placements, solution.students)
