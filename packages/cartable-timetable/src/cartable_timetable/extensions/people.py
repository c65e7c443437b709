"""Whose days a constraint looks at: students by what they attend, others by the classes that they are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cartable_timetable.extensions.facts import Facts


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who attends all of ``classes`` whoever else does: a teacher, a technician, a cohort."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The people of a constraint: every student of the problem, or those named, and attendees."""

    every_student: bool = False
    students: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()

    def list_students(self, facts: Facts) -> Iterator[str]:
        """The students, each once, in the order of the problem or of the constraint."""
        yield from facts.index.students if self.every_student else dict.fromkeys(self.students)

    def list_people(self, facts: Facts) -> Iterator[tuple[str, Iterable[str]]]:
        """Each person with the classes that they attend."""
        for student in self.list_students(facts):
            yield student, facts.attendance.get(student, ())
        for attendee in self.attendees:
            yield attendee.name, attendee.classes


EVERY_STUDENT = Who(every_student=True)
"""All the students of the problem, and nobody else."""
