"""The classes that a solution places, with the students that it gives them."""

from __future__ import annotations

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cartable.engines.timetable.models import Placement, Seat


def placed_classes(solution_id: int) -> QuerySet[Placement]:
    """One row a class, read with its unit and its room; ``taken`` counts its students."""
    seats = Seat.objects.filter(solution_id=solution_id, course_class=OuterRef("course_class")).order_by()
    counted = seats.values("course_class").annotate(number=Count("*")).values("number")
    return (
        Placement.objects.filter(solution_id=solution_id)
        .select_related("course_class__subpart", "course_class__offering__unit", "room__building")
        .annotate(taken=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
    )


def filled(rows: QuerySet[Placement], how: str) -> QuerySet[Placement]:
    """``full``: no seat is left; ``free``: some are, or there is no limit; ``empty``: nobody attends."""
    if how == "full":
        return rows.filter(taken__gte=F("course_class__seats"))
    if how == "free":
        return rows.exclude(taken__gte=F("course_class__seats"), course_class__seats__isnull=False)
    return rows.filter(taken=0)
