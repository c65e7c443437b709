"""Who decides on the proposals of a unit: the nearest to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.catalogue.rules import DECIDERS
from cartable.engines.people.api import RoleAssignment, Structure


def reviewers_of(version: UnitVersion, *, on: date) -> list[Any]:
    """The people whose decision a proposal waits for, in the order of their names, its author apart.

    Those who answer for studies over the unit's own structure; when nobody does, over the one above it, and so on up
    to those who do for the whole institution: a proposal doesn't ring at every door at once.
    """
    roles = RoleAssignment.objects.valid_on(on).filter(role__in=DECIDERS).exclude(person=version.written_by_id)
    by_structure: dict[int | None, dict[int, Any]] = {}
    for row in roles.select_related("person"):
        by_structure.setdefault(row.structure_id, {})[row.person_id] = row.person
    parents = dict(Structure.objects.values_list("pk", "parent_id")) if by_structure else {}
    place, seen = version.unit.structure_id, set[int]()
    while place is not None and place not in seen:
        if found := by_structure.get(place):
            return _by_name(found)
        seen.add(place)
        place = parents.get(place)
    return _by_name(by_structure.get(None, {}))


def _by_name(people: dict[int, Any]) -> list[Any]:
    return sorted(people.values(), key=lambda person: (person.sorted_name, person.pk))
