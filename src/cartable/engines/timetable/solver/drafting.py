"""An ITC-2019 file, as a description that the import turns into rows."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from django.utils.functional import lazy
from django.utils.translation import get_language

from cartable.engines.catalogue.api import ClassDraft, ConfigurationDraft, SubpartDraft
from cartable.engines.timetable.solver.guessing import guess_kinds
from cartable.engines.timetable.solver.limits import faults_of_size
from cartable.engines.timetable.types import (
    CourseDraft,
    DistributionDraft,
    RequirementDraft,
    RoomDraft,
    StudentDraft,
    TermDraft,
    Weights,
)
from cartable.kernel.problems import Fault, InputRefused
from cartable_timetable import Class, Config, Course, Distribution, Problem, ProblemFileError, Room, read_problem
from cartable_timetable import Fault as FileFault

Source = Path | bytes | BinaryIO


def read_draft(source: Source) -> TermDraft:
    """The problem of a file (XML, or gzip of it), checked.

    Raises InputRefused with every fault of the file, each with its line, and with those of a problem that Cartable
    can't hold (more than sixty weeks, a day that its slots don't divide…).
    """
    try:
        problem = read_problem(source)
    except ProblemFileError as error:
        raise InputRefused([_translate(fault) for fault in error.faults]) from None
    faults = faults_of_size(problem)
    if faults:
        raise InputRefused(faults)
    return _draft(problem)


def _translate(fault: FileFault) -> Fault:
    """A fault of the file, whose texts follow the reader's language."""
    return Fault(f"file.{fault.code}", _what(fault), fault.where, _mend(fault), fault.line)


def _say_what(fault: FileFault) -> str:
    return fault.what_in(get_language() or "en")


def _say_mend(fault: FileFault) -> str:
    return fault.mend_in(get_language() or "en")


_what, _mend = lazy(_say_what, str), lazy(_say_mend, str)


def _draft(problem: Problem) -> TermDraft:
    slot = 24 * 60 // problem.slots_per_day
    weights = problem.weights
    return TermDraft(
        name=problem.name,
        days_count=problem.days,
        weeks_count=problem.weeks,
        slot_minutes=slot,
        weights=Weights(weights.time, weights.room, weights.distribution, weights.student),
        rooms=tuple(_room(room, slot) for room in problem.rooms),
        courses=tuple(_course(course) for course in problem.courses),
        requirements=tuple(_requirement(class_) for class_ in problem.classes()),
        distributions=tuple(_distribution(distribution) for distribution in problem.distributions),
        students=tuple(StudentDraft(student.id, student.courses) for student in problem.students),
    )


def _room(room: Room, slot: int) -> RoomDraft:
    return RoomDraft(
        reference=room.id,
        capacity=room.capacity,
        travel={other: slots * slot for other, slots in room.travel.items() if slots},
        closures=tuple((time.days, time.weeks, time.start, time.length) for time in room.unavailable),
    )


def _course(course: Course) -> CourseDraft:
    return CourseDraft(course.id, tuple(_configuration(config) for config in course.configs))


def _configuration(config: Config) -> ConfigurationDraft:
    kinds = guess_kinds([[class_.limit for class_ in subpart.classes] for subpart in config.subparts])
    return ConfigurationDraft(
        reference=config.id,
        subparts=tuple(
            SubpartDraft(kind, tuple(_class(class_) for class_ in subpart.classes), reference=subpart.id)
            for kind, subpart in zip(kinds, config.subparts, strict=True)
        ),
    )


def _class(class_: Class) -> ClassDraft:
    return ClassDraft(
        key=class_.id, seats=class_.limit, needs_room=class_.needs_room, parent=class_.parent, reference=class_.id
    )


def _requirement(class_: Class) -> RequirementDraft:
    return RequirementDraft(
        class_key=class_.id,
        times=tuple(
            (option.time.days, option.time.weeks, option.time.start, option.time.length, option.penalty)
            for option in class_.times
        ),
        rooms=tuple((option.room, option.penalty) for option in class_.rooms),
    )


def _distribution(distribution: Distribution) -> DistributionDraft:
    return DistributionDraft(
        kind=distribution.kind.value,
        arguments=distribution.arguments,
        class_keys=distribution.classes,
        required=distribution.required,
        penalty=distribution.penalty,
    )
