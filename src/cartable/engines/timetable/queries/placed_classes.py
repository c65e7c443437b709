"""The classes that a solution places, with the students that it gives them."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet, Value

from cartable.engines.catalogue.api import units_containing
from cartable.engines.places.api import Room
from cartable.engines.timetable.models import Placement
from cartable.kernel.search import Fold

MOST_WORDS = 8


def placed_classes(solution_id: int) -> QuerySet[Placement]:
    """One row a class, read with its unit and its room; ``seats_count`` are its students."""
    return Placement.objects.filter(solution_id=solution_id).select_related(
        "course_class__subpart", "course_class__offering__unit", "room__building"
    )


def about(rows: QuerySet[Placement], text: str) -> QuerySet[Placement]:
    """Those whose unit (code or title) or room (code) holds every word of the text."""
    for word in text.split()[:MOST_WORDS]:
        rooms = Room.objects.alias(folded=Fold("code")).filter(folded__contains=Fold(Value(word))).order_by()
        of_unit = Q(course_class__offering__unit__in=units_containing(word))
        rows = rows.filter(of_unit | Q(room__in=rooms))
    return rows


def filled(rows: QuerySet[Placement], how: str) -> QuerySet[Placement]:
    """``full``: no seat is left; ``free``: some are, or there is no limit; ``empty``: nobody attends."""
    if how == "full":
        return rows.filter(seats_count__gte=F("course_class__seats"))
    if how == "free":
        return rows.exclude(seats_count__gte=F("course_class__seats"), course_class__seats__isnull=False)
    return rows.filter(seats_count=0)
