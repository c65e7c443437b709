"""What may change after a timetable was published. Each is applied by :func:`apply_changes`."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.model import Course, Distribution, Placement, Student, Time


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """A room can't be used at ``times``; at no time at all when empty."""

    room: str
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassUnavailable:
    """Classes can't meet at ``times``: their possible times that overlap them are taken away."""

    classes: tuple[str, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class TeacherUnavailable:
    """A teacher can't teach their ``classes`` at ``times``; ``teacher`` is a name for the reader only."""

    teacher: str
    classes: tuple[str, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class AddCourse:
    """A new course, with the constraints that come with it."""

    course: Course
    distributions: tuple[Distribution, ...] = ()


@dataclass(frozen=True, slots=True)
class DropCourse:
    """A course is no longer given: its classes leave every constraint, and students drop it."""

    course: str


@dataclass(frozen=True, slots=True)
class AddStudents:
    """New students with their courses."""

    students: tuple[Student, ...]


@dataclass(frozen=True, slots=True)
class DropStudents:
    """Students who leave."""

    students: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeChoices:
    """A student's courses are now these."""

    student: str
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeLimit:
    """A class has more seats, or fewer; None: no limit."""

    class_: str
    limit: int | None


@dataclass(frozen=True, slots=True)
class FreezeClass:
    """A class stays where it is said to be: its other possible times and rooms are taken away."""

    class_: str
    placement: Placement


Change = (
    CloseRoom
    | ClassUnavailable
    | TeacherUnavailable
    | AddCourse
    | DropCourse
    | AddStudents
    | DropStudents
    | ChangeChoices
    | ChangeLimit
    | FreezeClass
)
