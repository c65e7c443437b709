"""The classes that a solution places, with the students that it gives them."""

from __future__ import annotations

from django.db.models import F, QuerySet

from cartable.engines.timetable.models import Placement


def placed_classes(solution_id: int) -> QuerySet[Placement]:
    """One row a class, read with its unit and its room; ``seats_count`` are its students."""
    return Placement.objects.filter(solution_id=solution_id).select_related(
        "course_class__subpart", "course_class__offering__unit", "room__building"
    )


def filled(rows: QuerySet[Placement], how: str) -> QuerySet[Placement]:
    """``full``: no seat is left; ``free``: some are, or there is no limit; ``empty``: nobody attends."""
    if how == "full":
        return rows.filter(seats_count__gte=F("course_class__seats"))
    if how == "free":
        return rows.exclude(seats_count__gte=F("course_class__seats"), course_class__seats__isnull=False)
    return rows.filter(seats_count=0)
