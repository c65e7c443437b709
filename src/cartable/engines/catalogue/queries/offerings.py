"""A unit's offerings with all that hangs below them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from cartable.engines.calendar.api import list_terms
from cartable.engines.catalogue.models import ClassTeacher, Configuration, CourseClass, CourseUnit, Offering, Subpart


def offerings_of(unit: CourseUnit) -> QuerySet[Offering]:
    """The unit's offerings, latest term first, with configurations, subparts, classes and teachers (five queries)."""
    teachers = ClassTeacher.objects.select_related("person").order_by("person__name_key")
    classes = (
        CourseClass.objects.select_related("parent", "parent__subpart")
        .prefetch_related(Prefetch("teachers", queryset=teachers))
        .order_by("number")
    )
    subparts = Subpart.objects.prefetch_related(Prefetch("classes", queryset=classes)).order_by("rank")
    configurations = Configuration.objects.prefetch_related(Prefetch("subparts", queryset=subparts)).order_by("rank")
    return (
        Offering.objects.filter(unit=unit)
        .select_related("term")
        .prefetch_related(Prefetch("configurations", queryset=configurations))
        .order_by("-term__starts_on", "term__code")
    )


def offering_ids(*, term_id: int) -> dict[str, int]:
    """Offering ids of a term by unit code."""
    return dict(Offering.objects.filter(term_id=term_id).order_by().values_list("unit__code", "id"))


def taught_terms(on: date) -> dict[int, list[tuple[str, Any]]]:
    """By unit id, the offerings (their uuid) and terms of the academic years that aren't over on the day. One query."""
    rows = Offering.objects.filter(term__year__ends_on__gt=on).select_related("term__year")
    found: dict[int, list[tuple[str, Any]]] = defaultdict(list)
    for row in rows.order_by("term__starts_on", "term__code"):
        found[row.unit_id].append((str(row.uuid), row.term))
    return dict(found)


def places_in_year() -> dict[int, tuple[int, int]]:
    """Of each term, by id: its number in its academic year, and how many the year has. One query."""
    by_year: dict[int, list[int]] = defaultdict(list)
    for pk, year in list_terms().order_by("starts_on", "code").values_list("pk", "year_id"):
        by_year[year].append(pk)
    return {pk: (number, len(terms)) for terms in by_year.values() for number, pk in enumerate(terms, start=1)}
