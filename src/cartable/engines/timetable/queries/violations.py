"""What a solution doesn't keep, with the classes concerned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from cartable.engines.timetable.models import Distribution, Placement, Violation
from cartable.engines.timetable.queries.meetings import ClassLabel, label_of


@dataclass(frozen=True, slots=True)
class ViolationRow:
    """A constraint not kept; ``distribution`` is its published ITC-2019 name, "" for a class's own rule."""

    id: int
    code: str
    is_hard: bool
    cost: int
    distribution: str
    arguments: tuple[int, ...]
    params: dict[str, Any]
    detail: str
    classes: tuple[ClassLabel, ...]


@dataclass(frozen=True, slots=True)
class ViolationKind:
    """How many times a kind of constraint isn't kept, and what it costs in all (unweighted)."""

    code: str
    distribution: str
    is_hard: bool
    number: int
    cost: int


def list_violations(solution_id: int, *, limit: int, code: str = "", distribution: str = "") -> list[ViolationRow]:
    """The worst first: hard ones, then by cost. Two queries."""
    found = Violation.objects.filter(solution_id=solution_id).select_related("distribution")
    if code:
        found = found.filter(code=code)
    if distribution:
        found = found.filter(distribution__kind=distribution)
    rows = list(found.order_by("-is_hard", "-cost", "id")[:limit])
    labels = class_labels({class_id for row in rows for class_id in row.class_ids}, solution_id)
    return [_row(row, labels) for row in rows]


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


def hard_distributions(term_id: int) -> tuple[int, int]:
    """How many constraints of a term are required, and how many have a price. One query."""
    counted = Distribution.objects.filter(term_id=term_id).aggregate(
        hard=Count("id", filter=Q(required=True)), soft=Count("id", filter=Q(required=False))
    )
    return counted["hard"], counted["soft"]


def _row(row: Violation, labels: dict[int, ClassLabel]) -> ViolationRow:
    rule = row.distribution
    return ViolationRow(
        id=row.pk,
        code=row.code,
        is_hard=row.is_hard,
        cost=row.cost,
        distribution=rule.kind if rule else "",
        arguments=tuple(rule.arguments) if rule else (),
        params=row.params,
        detail=row.detail,
        classes=tuple(labels[class_id] for class_id in row.class_ids if class_id in labels),
    )
