"""Constraints of ours after some changes: they no longer name who left or what is no longer given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatch

from cartable_timetable.extensions import (
    BalancedSizes,
    Extension,
    KeptTogether,
    NeedsSection,
    ReservedPlaces,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
    list_places,
)
from cartable_timetable.extensions.person_extension import PersonExtension
from cartable_timetable.model import Class, Problem


@dataclass(frozen=True, slots=True)
class AdaptedExtensions:
    """The constraints that are left, and the places (such as ``keptTogether[2]``) of those that changed or went."""

    extensions: tuple[Extension, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]


def adapt_extensions(before: Problem, after: Problem) -> AdaptedExtensions:
    """The constraints of ``before`` as they are said of ``after``, the same problem after some changes.

    Students who left, or who left the course that a constraint is about, and classes that are no longer given are
    taken out of it; no more seats are reserved than a class has. One that is left with nobody or nothing to say is
    dropped: its course, class or subpart went, all whom it named did, or its class no longer has a limit. What was
    unknown before stays, for the verification of the problem to find.
    """
    gone = _Gone.between(before, after)
    left, changed, dropped = list[Extension](), list[str](), list[str]()
    for extension, place in zip(before.extensions, list_places(before.extensions), strict=True):
        adapted = _adapt(extension, gone)
        if adapted is None:
            dropped.append(place)
            continue
        if adapted != extension:
            changed.append(place)
        left.append(extension if adapted == extension else adapted)
    return AdaptedExtensions(tuple(left), tuple(changed), tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Gone:
    """What changes took away."""

    students: frozenset[str]
    choices: frozenset[tuple[str, str]]
    courses: frozenset[str]
    subparts: frozenset[str]
    classes: frozenset[str]
    now: dict[str, Class]

    @classmethod
    def between(cls, before: Problem, after: Problem) -> _Gone:
        now = {item.id: item for item in after.classes()}
        return cls(
            _lost((student.id for student in before.students), (student.id for student in after.students)),
            frozenset(_list_choices(before) - _list_choices(after)),
            _lost((course.id for course in before.courses), (course.id for course in after.courses)),
            _lost(_list_subparts(before), _list_subparts(after)),
            _lost((item.id for item in before.classes()), now),
            now,
        )

    def keep_students(self, students: tuple[str, ...], course: str | None = None) -> tuple[str, ...]:
        """Those who are still there and, when a course is named, still follow it."""
        return tuple(
            name
            for name in students
            if name not in self.students and (course is None or (name, course) not in self.choices)
        )

    def keep_classes(self, classes: tuple[str, ...]) -> tuple[str, ...]:
        """Those that are still given."""
        return tuple(name for name in classes if name not in self.classes)


def _lost(before: Iterable[str], after: Iterable[str]) -> frozenset[str]:
    return frozenset(before) - frozenset(after)


def _list_choices(problem: Problem) -> set[tuple[str, str]]:
    return {(student.id, course) for student in problem.students for course in student.courses}


def _list_subparts(problem: Problem) -> set[str]:
    return {part.id for course in problem.courses for config in course.configs for part in config.subparts}


@singledispatch
def _adapt(extension: Extension, gone: _Gone) -> Extension | None:
    raise TypeError(f"{type(extension).__name__} can't be adapted to changes")


@_adapt.register
def _adapt_sizes(extension: BalancedSizes, gone: _Gone) -> Extension | None:
    return None if extension.subpart in gone.subparts else extension


@_adapt.register
def _adapt_together(extension: KeptTogether, gone: _Gone) -> Extension | None:
    students = gone.keep_students(extension.students, extension.course)
    return replace(extension, students=students) if students and extension.course not in gone.courses else None


@_adapt.register
def _adapt_section(extension: NeedsSection, gone: _Gone) -> Extension | None:
    students = gone.keep_students(extension.students, extension.course)
    classes = gone.keep_classes(extension.classes)
    return replace(extension, students=students, classes=classes) if students and classes else None


@_adapt.register
def _adapt_places(extension: ReservedPlaces, gone: _Gone) -> Extension | None:
    if extension.class_ in gone.classes:
        return None
    count, class_ = extension.count, gone.now.get(extension.class_)
    if class_ is not None:
        if class_.limit is None:
            return None
        count = min(count, class_.limit)
    return replace(extension, count=count, students=gone.keep_students(extension.students))


@_adapt.register(TeacherAvailability)
@_adapt.register(TeacherMaxDays)
def _adapt_teacher(extension: TeacherAvailability | TeacherMaxDays, gone: _Gone) -> Extension | None:
    classes = gone.keep_classes(extension.classes)
    return replace(extension, classes=classes) if classes else None


@_adapt.register
def _adapt_people(extension: PersonExtension, gone: _Gone) -> Extension | None:
    who = extension.who
    attendees = (replace(item, classes=gone.keep_classes(item.classes)) for item in who.attendees)
    left = Who(who.every_student, gone.keep_students(who.students), tuple(item for item in attendees if item.classes))
    is_nobody = not (left.every_student or left.students or left.attendees)
    return None if is_nobody else replace(extension, who=left)
