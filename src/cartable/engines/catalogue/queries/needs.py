"""What units need of software and equipment: a row for each thing that each unit in force needs."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Func, IntegerField, JSONField, Max, QuerySet, Sum, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from cartable.engines.catalogue.models import CourseClass, UnitVersion

WHATS = ("software", "equipment")


def versions_in_need(what: str) -> QuerySet[UnitVersion]:
    """The versions in force that need some ``what`` (``software`` or ``equipment``), with its text as ``said``."""
    rows = UnitVersion.objects.filter(in_force_of__isnull=False).exclude(**{what: []})
    return rows.annotate(said=Cast(what, TextField())).select_related("unit", "year")


def one_by_one(rows: QuerySet[UnitVersion], what: str) -> QuerySet[UnitVersion]:
    """A row for each thing, as ``thing``, ``thing_version`` and ``thing_note``."""
    spread: Any = Func(F(what), function="jsonb_array_elements", output_field=JSONField())
    return rows.annotate(
        item=spread,
        thing=KeyTextTransform("name", "item"),
        thing_version=KeyTextTransform("version", "item"),
        thing_note=KeyTextTransform("note", "item"),
    )


def count_things(rows: QuerySet[UnitVersion], what: str) -> int:
    """How many rows ``one_by_one`` gives."""
    length = Func(F(what), function="jsonb_array_length", output_field=IntegerField())
    counted = rows.order_by().values("pk").annotate(things=length).aggregate(total=Sum("things"))
    return int(counted["total"] or 0)


def groups_of(term_id: int) -> dict[int, list[tuple[str, int, int | None]]]:
    """The groups of the term by unit id: kind, number, places of the largest (None: no limit). One query."""
    rows = CourseClass.objects.filter(term_id=term_id).order_by()
    fields = ("offering__unit_id", "subpart__kind")
    counted = rows.values_list(*fields).annotate(number=Count("id"), largest=Max("seats")).order_by(*fields)
    found: dict[int, list[tuple[str, int, int | None]]] = {}
    for unit_id, kind, number, largest in counted:
        found.setdefault(unit_id, []).append((kind, number, largest))
    return found
