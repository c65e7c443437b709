"""Who is in each group of a unit, for those who write to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from cartable.engines.catalogue.api import CourseUnit, group_name, mails
from cartable.engines.timetable.models import Placement, Publication, Seat

REMEMBERED = timedelta(weeks=40)
"""A group can be written to until this long after the first day of its term."""


class ClassAudience:
    """The students of one class of the timetables in force."""

    kind = "class"

    def audiences(self, unit: CourseUnit, on: date) -> Sequence[mails.Audience]:
        """One a class that holds somebody: lectures, tutorials, labs; of the latest term first. Two queries."""
        placed = Placement.objects.filter(
            solution__in=_in_force(on).values("solution"), course_class__offering__unit=unit, seats_count__gt=0
        )
        rows = placed.order_by(
            "-course_class__term__starts_on", "course_class__subpart__kind", "course_class__number"
        ).values_list(
            "course_class__uuid",
            "course_class__subpart__kind",
            "course_class__number",
            "course_class__term__code",
            "seats_count",
        )
        return [
            mails.Audience(f"class:{uuid}", f"{group_name(kind, number)}, {term}", count)
            for uuid, kind, number, term, count in rows
        ]

    def people_ids(self, unit: CourseUnit, what: str, on: date) -> list[int]:
        """Those who have a seat in it."""
        seats = Seat.objects.filter(solution__in=_in_force(on).values("solution"), course_class__offering__unit=unit)
        try:
            return list(seats.filter(course_class__uuid=what).order_by("person_id").values_list("person_id", flat=True))
        except ValidationError:  # not a UUID at all
            return []


def _in_force(on: date) -> QuerySet[Publication]:
    return Publication.objects.filter(withdrawn_at__isnull=True, term__starts_on__gt=on - REMEMBERED)
