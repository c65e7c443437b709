"""Preparations, for their teams, for those who build timetables, and as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from cartable.engines.catalogue.models import (
    CourseUnit,
    Preparation,
    PreparedKind,
    PreparedTeacher,
    Unavailability,
)


def find_preparation(*, unit: CourseUnit, term: Any) -> Preparation | None:
    """The unit's preparation for the term, with all that it says (six queries), or None."""
    return with_parts(Preparation.objects.filter(unit=unit, term=term)).first()


def with_parts(rows: QuerySet[Preparation]) -> QuerySet[Preparation]:
    """With kinds, rooms, teachers and rules, in as many queries whatever their number."""
    teachers = PreparedTeacher.objects.select_related("person").order_by("kind", "person__name_key")
    kinds = PreparedKind.objects.prefetch_related("rooms").order_by("kind")
    return rows.select_related("unit", "term", "handed_over_by").prefetch_related(
        Prefetch("kinds", kinds), Prefetch("teachers", teachers), "rules"
    )


def list_preparations() -> QuerySet[Preparation]:
    """All preparations, with how much each says."""
    return (
        with_parts(Preparation.objects.all())
        .annotate(rules_count=Count("rules", distinct=True))
        .order_by("-term__starts_on", "unit__code")
    )


def prepared_for(*, term: Any) -> QuerySet[Preparation]:
    """Every preparation of the term with all that it says, by the code of its unit."""
    return with_parts(Preparation.objects.filter(term=term)).order_by("unit__code")


def unavailabilities_of(*, person_ids: list[int], term: Any) -> QuerySet[Unavailability]:
    """When these people don't teach in a term."""
    rows = Unavailability.objects.filter(person_id__in=person_ids, term=term).select_related("person")
    return rows.order_by("person__name_key", "day", "starts")
