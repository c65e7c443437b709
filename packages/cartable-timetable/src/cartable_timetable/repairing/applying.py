"""A problem after some changes. The given problem stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import singledispatch

from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.faults import FaultList, ProblemFileError
from cartable_timetable.model import Class, Config, Course, Problem, Subpart, Time
from cartable_timetable.repairing.adapting import adapt_extensions
from cartable_timetable.repairing.changes import (
    AddCourse,
    AddStudents,
    Change,
    ChangeChoices,
    ChangeLimit,
    ClassUnavailable,
    CloseRoom,
    DropCourse,
    DropStudents,
    FreezeClass,
    TeacherUnavailable,
)
from cartable_timetable.repairing.references import References
from cartable_timetable.solution_lengths import find_time_option
from cartable_timetable.validation import list_faults


class ChangesRefused(ProblemFileError):  # noqa: N818  # what happened, told like the package's other refusals
    """Changes that can't be applied; ``faults`` say everything that is wrong with them, and nothing was applied."""


def apply_changes(problem: Problem, changes: Iterable[Change]) -> Problem:
    """The problem after ``changes``, in their order, so that a student may choose a course added before.

    Constraints, ours among them, no longer name what is gone, and go when they have nobody left to look at
    (:func:`~cartable_timetable.repairing.adapting.adapt_extensions` tells which did).
    Raises ChangesRefused when a change names something unknown or takes away the last possible time of a class, and
    when the outcome is no sound problem (a course chosen by more students than it can hold, say).
    """
    faults, before = FaultList(), problem
    for position, change in enumerate(changes, start=1):
        references = References(problem, f"change[{position}]", faults)
        problem = _apply(change, problem, references)
    _raise_if_any(faults)
    if before.extensions:
        problem = replace(problem, extensions=adapt_extensions(before, problem).extensions)
    for fault in list_faults(problem):
        faults.extend([fault])
    _raise_if_any(faults)
    return problem


def _raise_if_any(faults: FaultList) -> None:
    listed = faults.sorted()
    if listed:
        raise ChangesRefused(listed)


@singledispatch
def _apply(change: Change, problem: Problem, references: References) -> Problem:
    raise TypeError(f"{type(change).__name__} is no change")


@_apply.register
def _close_room(change: CloseRoom, problem: Problem, references: References) -> Problem:
    if not references.has_room(change.room):
        return problem
    always = Time((1 << problem.days) - 1, (1 << problem.weeks) - 1, 0, problem.slots_per_day)
    times = change.times or (always,)
    rooms = tuple(
        replace(room, unavailable=room.unavailable + times) if room.id == change.room else room
        for room in problem.rooms
    )
    return replace(problem, rooms=rooms)


@_apply.register(ClassUnavailable)
@_apply.register(TeacherUnavailable)
def _forbid_times(change: ClassUnavailable | TeacherUnavailable, problem: Problem, references: References) -> Problem:
    if not references.has_classes(change.classes):
        return problem
    concerned = set(change.classes)

    def forbid(item: Class) -> Class:
        if item.id not in concerned:
            return item
        left = tuple(
            option for option in item.times if not any(overlap(option.time, closed) for closed in change.times)
        )
        if not left:
            references.note_no_time(item.id)
            return item
        return replace(item, times=left)

    return _with_classes(problem, forbid)


@_apply.register
def _add_course(change: AddCourse, problem: Problem, references: References) -> Problem:
    if not references.is_new_course(change.course.id):
        return problem
    return replace(
        problem,
        courses=(*problem.courses, change.course),
        distributions=(*problem.distributions, *change.distributions),
    )


@_apply.register
def _drop_course(change: DropCourse, problem: Problem, references: References) -> Problem:
    if not references.has_courses((change.course,)):
        return problem
    gone = {item.id for item in references.classes_of(change.course)}
    distributions = []
    for rule in problem.distributions:
        left = tuple(name for name in rule.classes if name not in gone)
        if left:
            distributions.append(rule if left == rule.classes else replace(rule, classes=left))
    students = tuple(
        replace(student, courses=tuple(course for course in student.courses if course != change.course))
        for student in problem.students
    )
    courses = tuple(course for course in problem.courses if course.id != change.course)
    return replace(problem, courses=courses, distributions=tuple(distributions), students=students)


@_apply.register
def _add_students(change: AddStudents, problem: Problem, references: References) -> Problem:
    new = [student for student in change.students if references.is_new_student(student.id)]
    for student in new:
        references.has_courses(student.courses)
    return replace(problem, students=(*problem.students, *new))


@_apply.register
def _drop_students(change: DropStudents, problem: Problem, references: References) -> Problem:
    for student in change.students:
        references.has_student(student)
    gone = set(change.students)
    return replace(problem, students=tuple(student for student in problem.students if student.id not in gone))


@_apply.register
def _change_choices(change: ChangeChoices, problem: Problem, references: References) -> Problem:
    if not references.has_student(change.student) or not references.has_courses(change.courses):
        return problem
    students = tuple(
        replace(student, courses=change.courses) if student.id == change.student else student
        for student in problem.students
    )
    return replace(problem, students=students)


@_apply.register
def _change_limit(change: ChangeLimit, problem: Problem, references: References) -> Problem:
    if not references.has_classes((change.class_,)) or not references.is_limit(change.class_, change.limit):
        return problem
    return _with_classes(problem, _only(change.class_, lambda item: replace(item, limit=change.limit)))


@_apply.register
def _freeze_class(change: FreezeClass, problem: Problem, references: References) -> Problem:
    if not references.has_classes((change.class_,)):
        return problem

    def freeze(item: Class) -> Class:
        times = tuple(option for option in [find_time_option(item, change.placement.time)] if option)
        rooms = tuple(option for option in item.rooms if option.room == change.placement.room)
        if not times or len(rooms) != item.needs_room:
            references.note_not_allowed(item.id)
            return item
        return replace(item, times=times, rooms=rooms)

    return _with_classes(problem, _only(change.class_, freeze))


def _only(identifier: str, act: Callable[[Class], Class]) -> Callable[[Class], Class]:
    return lambda item: act(item) if item.id == identifier else item


def _with_classes(problem: Problem, act: Callable[[Class], Class]) -> Problem:
    """The problem with ``act`` done to every class; courses in which nothing changes stay the same objects."""
    return replace(problem, courses=tuple(_in_course(course, act) for course in problem.courses))


def _in_course(course: Course, act: Callable[[Class], Class]) -> Course:
    configs = tuple(
        Config(
            config.id,
            tuple(Subpart(part.id, tuple(act(item) for item in part.classes)) for part in config.subparts),
        )
        for config in course.configs
    )
    return course if configs == course.configs else Course(course.id, configs)


def with_classes(problem: Problem, changed: Mapping[str, Class]) -> Problem:
    """The problem with some classes replaced, by identifier."""
    return _with_classes(problem, lambda item: changed.get(item.id, item))
