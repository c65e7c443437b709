"""The tree of structures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Affiliation, Person, Structure
from cartable.engines.people.queries.chiefs import ties_of
from cartable.engines.people.queries.directory import list_people
from cartable.kernel.problems import NotFound


class NoSuchStructure(NotFound, ObjectDoesNotExist):
    """No structure has this code."""

    code = "structure.unknown"

    def __init__(self) -> None:
        super().__init__(_("No structure has this code."), _("Look it up in the tree of structures."))


@dataclass(slots=True)
class StructureNode:
    """A structure with those below it; ``people`` counts the ties to it in force, not those below."""

    structure: Structure
    people: int
    below: list[StructureNode] = field(default_factory=list)


def get_structure(code: str) -> Structure:
    """The structure with this code, with its parent. Raises NoSuchStructure."""
    structure: Structure | None = Structure.objects.select_related("parent").filter(code=code).first()
    if structure is None:
        raise NoSuchStructure
    return structure


def structure_forest(on: date) -> list[StructureNode]:
    """The structures in force on a day as trees, in order of code; two queries whatever their number."""
    counted: QuerySet[Any] = Structure.objects.valid_on(on).annotate(people=Coalesce(Subquery(_count(on)), 0))
    nodes = {row.pk: StructureNode(row, row.people) for row in counted.order_by("code")}
    below: defaultdict[int | None, list[StructureNode]] = defaultdict(list)
    for node in nodes.values():
        parent = node.structure.parent_id
        below[parent if parent in nodes else None].append(node)
    for key, node in nodes.items():
        node.below = below[key]
    return below[None]


def _count(on: date) -> QuerySet[Any]:
    ties: QuerySet[Any] = _ties(on).filter(structure=OuterRef("pk")).order_by()
    counted: QuerySet[Any] = ties.values("structure").annotate(people=Count("person", distinct=True))
    return counted.values("people")


def _ties(on: date) -> QuerySet[Any]:
    """The ties in force on a day, but for those left with a record that was merged into another one."""
    ties: QuerySet[Any] = Affiliation.objects.valid_on(on)
    return ties.exclude(person__in=Person.objects.filter(merged_into__isnull=False).values("pk"))


def counted_structures(on: date) -> QuerySet[Any]:
    """The structures in force on a day with their parents, each with ``people``: how many are tied to it; by code."""
    return list_structures(on).annotate(people=Coalesce(Subquery(_count(on)), 0))


def count_people(structure: Structure, on: date) -> int:
    """How many are tied to the structure on a day, not counting those below it."""
    ties: QuerySet[Any] = _ties(on).filter(structure=structure)
    return ties.values("person").distinct().count()


def people_of(
    actor: Any, structure: Structure, on: date, *, kind: str | None = None, below: bool = False
) -> QuerySet[Person]:
    """Those tied to the structure (``below``: or to those under it) on a day, whose name the account may read today."""
    ties = ties_of(structure, on, below=below)
    ties = ties.filter(kind=kind) if kind else ties
    return list_people(actor).filter(pk__in=ties.values("person"))


def structures_below(structure: Structure, on: date) -> QuerySet[Structure]:
    """The structures in force on a day that stand right below this one, by code."""
    return list_structures(on).filter(parent=structure)


def list_structures(on: date) -> QuerySet[Structure]:
    """The structures in force on a day with their parents, by code."""
    return Structure.objects.valid_on(on).select_related("parent").order_by("code")
