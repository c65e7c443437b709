"""Who teaches which class."""

from __future__ import annotations

from collections.abc import Iterable

from cartable.engines.catalogue.models import ClassTeacher
from cartable.engines.catalogue.types import TeacherRow
from cartable.kernel.audit import insert_many


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
        deleted, _ = ClassTeacher.objects.filter(course_class_id=row.class_id, person_id=row.person_id).delete()
        count += deleted
    return count
