"""Teams of units, and the units of a person."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from cartable.engines.catalogue.models import ClassTeacher, CourseUnit, TeamMember
from cartable.engines.catalogue.rules import REMEMBERED

PART_ORDER = ("lead", "deputy", "teacher", "assistant", "secretary")


def team_of(unit: CourseUnit) -> QuerySet[TeamMember]:
    """Every part in the team, past and to come too: those in charge first, then by name."""
    ranks = Case(*(When(part=part, then=Value(rank)) for rank, part in enumerate(PART_ORDER)), default=Value(9))
    rows = TeamMember.objects.filter(unit=unit).select_related("person").annotate(rank=ranks)
    ordered: QuerySet[TeamMember] = rows.order_by("rank", "person__name_key", "valid_from")
    return ordered


def taught_now(person_id: int, on: date) -> QuerySet[ClassTeacher]:
    """The classes that a person teaches in the terms begun less than ``REMEMBERED`` ago, or to come."""
    return ClassTeacher.objects.filter(person_id=person_id, course_class__term__starts_on__gt=on - REMEMBERED)


def units_of(person_id: int, on: date) -> QuerySet[CourseUnit]:
    """The units in which a person has a part on the day, that they are in charge of, or of which they teach a class."""
    parts = TeamMember.objects.valid_on(on).filter(person_id=person_id, unit=OuterRef("pk"))
    taught = taught_now(person_id, on).filter(course_class__offering__unit=OuterRef("pk"))
    condition = Q(in_charge_id=person_id) | Exists(parts) | Exists(taught)
    return CourseUnit.objects.filter(condition).order_by("code")
