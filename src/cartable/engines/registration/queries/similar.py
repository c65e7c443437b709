"""What students with a similar record took: numbers only, never names."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count

from cartable.engines.registration.models import UnitResult
from cartable.engines.registration.suggesting import Similar

MOST_SIMILAR = 80
#: Who shares at least this part of the student's acquired units is similar.
SHARED = 0.5
#: With fewer units acquired, everybody would be similar.
FEWEST_UNITS = 3


def taken_by_similar(*, person_id: int, unit_ids: Collection[int]) -> dict[str, Similar]:
    """For each unit that they acquired beside ``unit_ids``, how many of the most similar students did. Two queries.

    ``unit_ids`` are the units that the student acquired.
    """
    if len(unit_ids) < FEWEST_UNITS:
        return {}
    least = max(FEWEST_UNITS, int(len(unit_ids) * SHARED))
    alike = (
        UnitResult.objects.filter(is_acquired=True, unit__in=unit_ids)
        .exclude(person=person_id)
        .order_by()
        .values("person")
        .annotate(common=Count("unit", distinct=True))
        .filter(common__gte=least)
        .order_by("-common", "person")[:MOST_SIMILAR]
    )
    people = [row["person"] for row in alike]
    taken = (
        UnitResult.objects.filter(is_acquired=True, person__in=people, unit__isnull=False)
        .exclude(unit__in=unit_ids)
        .order_by()
        .values_list("unit__code")
        .annotate(Count("person", distinct=True))
    )
    return {code: Similar(took, len(people)) for code, took in taken}
