"""A term's whole offer as a light tree of ids, in four queries: what timetabling reads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cartable.engines.catalogue.models import Configuration, CourseClass, Offering, Subpart


@dataclass(frozen=True, slots=True)
class ClassNode:
    """A class; ``seats`` None means no limit."""

    id: int
    seats: int | None
    needs_room: bool
    parent_id: int | None
    reference: str


@dataclass(frozen=True, slots=True)
class SubpartNode:
    """Parallel classes."""

    id: int
    kind: str
    reference: str
    classes: tuple[ClassNode, ...]


@dataclass(frozen=True, slots=True)
class ConfigurationNode:
    """One way of following an offering."""

    id: int
    reference: str
    subparts: tuple[SubpartNode, ...]


@dataclass(frozen=True, slots=True)
class OfferingNode:
    """A unit taught in the term."""

    id: int
    unit_id: int
    reference: str
    configurations: tuple[ConfigurationNode, ...]


def term_tree(*, term_id: int) -> list[OfferingNode]:
    """Every offering of the term in the order of creation, parts by rank, classes by number."""
    classes: dict[int, list[ClassNode]] = defaultdict(list)
    rows = CourseClass.objects.filter(term_id=term_id).order_by("subpart_id", "number")
    facts = rows.values_list("subpart_id", "id", "seats", "needs_room", "parent_id", "reference")
    for subpart_id, id_, seats, needs_room, parent_id, reference in facts:
        classes[subpart_id].append(ClassNode(id_, seats, needs_room, parent_id, reference))
    subparts: dict[int, list[SubpartNode]] = defaultdict(list)
    parts = Subpart.objects.filter(configuration__offering__term_id=term_id).order_by("configuration_id", "rank")
    for configuration_id, id_, kind, reference in parts.values_list("configuration_id", "id", "kind", "reference"):
        subparts[configuration_id].append(SubpartNode(id_, kind, reference, tuple(classes.get(id_, ()))))
    configurations: dict[int, list[ConfigurationNode]] = defaultdict(list)
    ways = Configuration.objects.filter(offering__term_id=term_id).order_by("offering_id", "rank")
    for offering_id, id_, reference in ways.values_list("offering_id", "id", "reference"):
        configurations[offering_id].append(ConfigurationNode(id_, reference, tuple(subparts.get(id_, ()))))
    return [
        OfferingNode(id_, unit_id, reference, tuple(configurations.get(id_, ())))
        for id_, unit_id, reference in Offering.objects.filter(term_id=term_id)
        .order_by("id")
        .values_list("id", "unit_id", "reference")
    ]
