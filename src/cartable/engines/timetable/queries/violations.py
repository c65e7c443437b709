"""What a solution doesn't keep, with the classes concerned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Sum

from cartable.engines.timetable.models import Placement, Violation
from cartable.engines.timetable.queries.meetings import ClassLabel, label_of


@dataclass(frozen=True, slots=True)
class ViolationKind:
    """How many times a kind of constraint isn't kept, and what it costs in all (unweighted)."""

    code: str
    distribution: str
    is_hard: bool
    number: int
    cost: int


def violation_kinds(solution_id: int) -> list[ViolationKind]:
    """The kinds not kept, the dearest first. One query."""
    rows = (
        Violation.objects.filter(solution_id=solution_id)
        .order_by()
        .values_list("code", "distribution__kind", "is_hard")
        .annotate(number=Count("id"), cost=Sum("cost"))
    )
    kinds = [ViolationKind(code, kind or "", hard, number, cost) for code, kind, hard, number, cost in rows]
    return sorted(kinds, key=lambda kind: (not kind.is_hard, -kind.cost, -kind.number, kind.code, kind.distribution))


def class_labels(class_ids: Iterable[int], solution_id: int) -> dict[int, ClassLabel]:
    """Labels of the classes that the solution places, by id. One query."""
    ids = set(class_ids)
    placed = Placement.objects.filter(solution_id=solution_id, course_class_id__in=ids)
    found = placed.select_related("course_class__subpart", "course_class__offering__unit")
    return {row.course_class_id: label_of(row.course_class) for row in found}
