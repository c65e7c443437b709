"""Who advises whom on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from cartable.engines.people.api import Person
from cartable.engines.registration.models import Advising


def adviser_of(person: Person, on: date) -> Person | None:
    """The student's adviser on a day."""
    found = Advising.objects.valid_on(on).filter(student=person).select_related("adviser").first()
    return found.adviser if found is not None else None


def advisers_by_student(student_ids: Iterable[int], on: date) -> dict[int, Person]:
    """The adviser of each of these students, by the student's row id. One query."""
    rows = Advising.objects.valid_on(on).filter(student__in=list(student_ids)).select_related("adviser")
    return {row.student_id: row.adviser for row in rows}


def students_advised(person: Person, on: date) -> QuerySet[Person]:
    """The students whom somebody advises on a day, by name."""
    advised = Advising.objects.valid_on(on).filter(adviser=person)
    return Person.objects.filter(pk__in=advised.values("student")).order_by("name_key", "id")
