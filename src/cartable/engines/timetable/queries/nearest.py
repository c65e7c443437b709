"""Where a person's classes are, seen from an empty week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Q

from cartable.engines.timetable.models import Meeting
from cartable.engines.timetable.queries.person_week import classes_of_person
from cartable.engines.timetable.queries.publications import in_force_during

AROUND = timedelta(days=500)


@dataclass(frozen=True, slots=True)
class NearestWeeks:
    """Days of class in force: the first and last of all, the last before a Monday, the first after its week."""

    first: date | None = None
    last: date | None = None
    before: date | None = None
    after: date | None = None


def nearest_weeks(person_id: int, monday: date) -> NearestWeeks:
    """Where to find this person's classes, within 500 days. Four queries."""
    publications = in_force_during(monday - AROUND, monday + AROUND)
    if not publications:
        return NearestWeeks()
    attended, taught = classes_of_person(person_id, publications)
    found = Meeting.objects.filter(
        publication_id__in=[row.id for row in publications], course_class_id__in=attended | taught
    ).aggregate(
        first=Min("day"),
        last=Max("day"),
        before=Max("day", filter=Q(day__lt=monday)),
        after=Min("day", filter=Q(day__gte=monday + timedelta(days=7))),
    )
    return NearestWeeks(**found)
