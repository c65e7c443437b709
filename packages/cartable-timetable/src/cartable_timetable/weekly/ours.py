"""Constraints of ours once weeks are folded.

Those about seats don't know weeks; CampusTravel and TeacherAvailability only ask whether weeks are shared, and
TeacherMaxDays counts days of the week: they fold as they are, but for the weeks of absences. LunchBreak, EdgeHours and
CompactDays are counted week by week, like MaxDayLoad: a required one folds as it is, and the penalty of another as
:mod:`cartable_timetable.weekly.pricing` says, over the classes that its people may have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cartable_timetable.extensions import Extension, TeacherAvailability, list_places
from cartable_timetable.extensions.person_extension import PersonExtension
from cartable_timetable.model import Problem
from cartable_timetable.weekly.pattern import Pattern
from cartable_timetable.weekly.pricing import fold_penalty
from cartable_timetable.weekly.refusals import Refusal


def fold_extensions(
    problem: Problem, masks: Mapping[str, set[int]], pattern: Pattern
) -> tuple[tuple[Extension, ...], list[Refusal]]:
    """The constraints of the folded problem, and why some can't be folded exactly.

    A TeacherAvailability whose absences are all in weeks without classes is left out: it costs nothing.
    """
    folded: list[Extension] = []
    refusals: list[Refusal] = []
    for extension, place in zip(problem.extensions, list_places(problem.extensions), strict=True):
        if isinstance(extension, TeacherAvailability):
            folded += _fold_absences(extension, pattern)
        elif not extension.is_by_week or extension.required or not extension.penalty:
            folded.append(extension)
        else:
            met = set[int]().union(*(masks[name] for name in _list_concerned(problem, extension)))
            penalty = fold_penalty(extension.penalty, met, pattern, problem.weeks) if met else extension.penalty
            if penalty is None:
                refusals.append(Refusal("extension_differs", {"where": place}))
            else:
                folded.append(replace(extension, penalty=penalty))
    return tuple(folded), refusals


def _fold_absences(extension: TeacherAvailability, pattern: Pattern) -> Iterator[TeacherAvailability]:
    times = (replace(time, weeks=pattern.fold(time.weeks)) for time in extension.unavailable)
    left = tuple(time for time in dict.fromkeys(times) if time.weeks)
    if left:
        yield replace(extension, unavailable=left)


def _list_concerned(problem: Problem, extension: Extension) -> set[str]:
    """Classes that the people of a constraint may have."""
    assert isinstance(extension, PersonExtension)
    who = extension.who
    named = set(who.students)
    courses = {
        course for student in problem.students if who.every_student or student.id in named for course in student.courses
    }
    taken = {
        item.id
        for course in problem.courses
        if course.id in courses
        for config in course.configs
        for part in config.subparts
        for item in part.classes
    }
    return taken.union(*(attendee.classes for attendee in who.attendees))
