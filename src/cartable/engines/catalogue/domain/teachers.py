"""Who teaches which class."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.events import TeachersChanged
from cartable.engines.catalogue.models import ClassTeacher, CourseClass
from cartable.engines.catalogue.types import TeacherRow
from cartable.engines.people.api import Person, affiliations_of, tell_facts_changed
from cartable.kernel.audit import because, insert_many
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused

TEACHING_KINDS = ("faculty", "staff", "temporary", "affiliate")


def assign_teachers(*, rows: Iterable[TeacherRow]) -> int:
    """Put persons at the head of classes; a pair that exists already is left alone. Returns how many were given."""
    wanted = sorted({(row.class_id, row.person_id) for row in rows})
    heads = (ClassTeacher(course_class_id=class_id, person_id=person_id) for class_id, person_id in wanted)
    insert_many(ClassTeacher, heads, ignore_conflicts=True)
    return len(wanted)


def withdraw_teachers(*, rows: Iterable[TeacherRow]) -> int:
    """Take persons off classes. Returns how many assignments there were."""
    count = 0
    for row in rows:
        deleted, _models = ClassTeacher.objects.filter(course_class_id=row.class_id, person_id=row.person_id).delete()
        count += deleted
    return count


def change_teachers(
    *, course_class: CourseClass, add: Iterable[Person] = (), remove: Iterable[Person] = (), actor: Any, on: date
) -> tuple[int, int]:
    """Give a class teachers and take others off it, in one transaction; returns how many came and how many went.

    Who teaches it already stays as they are, who doesn't can be taken off without harm; the others are told when
    something changed. Raises InputRefused when someone to add is neither faculty, staff nor affiliate on that day.
    """
    wanted, leaving = list(add), list(remove)
    faults = [_not_teaching(person) for person in wanted if not _may_teach(person, on)]
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason="teachers of a class"):
        CourseClass.objects.select_for_update(of=("self",)).get(pk=course_class.pk)
        present = set(ClassTeacher.objects.filter(course_class=course_class).values_list("person_id", flat=True))
        new = {person.pk for person in wanted} - present
        came = assign_teachers(rows=[TeacherRow(course_class.pk, person_id) for person_id in new])
        went = withdraw_teachers(rows=[TeacherRow(course_class.pk, person.pk) for person in leaving])
        if came or went:
            emit(TeachersChanged(aggregate=f"class:{course_class.uuid}", class_uuid=str(course_class.uuid)))
            tell_facts_changed(person_ids=new | {person.pk for person in leaving}, facts=["catalogue.teaching"])
    return came, went


def _may_teach(person: Person, on: date) -> bool:
    ties = affiliations_of(person).filter(kind__in=TEACHING_KINDS, valid_from__lte=on)
    return ties.exclude(valid_until__lte=on).exists()


def _not_teaching(person: Person) -> Fault:
    return Fault(
        "teacher.affiliation",
        format_lazy(_("{name} is neither faculty, staff nor affiliate here today."), name=person.full_name),
        "person",
        _("Record what ties them to the institution first, or choose someone else."),
    )
