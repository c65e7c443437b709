"""Who answers for structures, and who is whose manager."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from cartable.engines.people.models import Affiliation, Person, RoleAssignment, Structure
from cartable.engines.people.rules import visible_people
from cartable.engines.people.types import Standing

ANSWERING = ("director", "deputy_director", "manager", "secretary", "programme_head")
"""Roles of those who answer for a structure, in the order in which they are shown."""
CHIEFS = ("manager", "director")
"""Whose word counts for the people of a structure: the nearest first."""
MAIN_KINDS = ("faculty", "staff", "temporary", "affiliate", "student")
"""Of several affiliations, the main one is the first of these."""


def answering_for(actor: Any, structure: Structure, on: date) -> QuerySet[RoleAssignment]:
    """Who answers for the structure on a day or later, by role; those whose name the account may read today."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    order = Case(*(When(role=role, then=Value(place)) for place, role in enumerate(ANSWERING)), default=Value(9))
    seen = Person.objects.filter(visible_people(actor))
    found: QuerySet[RoleAssignment] = RoleAssignment.objects.filter(
        lasting, structure=structure, role__in=ANSWERING, person__in=seen
    )
    return found.select_related("person").order_by(order, "valid_from", "person__name_key")


def manager_of(person: Person, on: date) -> Person | None:
    """Who answers for the person on a day: the manager, else the director, of the structure of their main affiliation.

    Never the person themself: who directs a structure answers to the one above, and so on up to the whole
    institution. None at the top, and for whoever has no affiliation on that day.
    """
    home = _home_of(person, on)
    if home is None:
        return None
    lineage = Standing(on, parents=dict(Structure.objects.order_by().values_list("pk", "parent_id"))).lineage(home)
    held: dict[int | None, list[RoleAssignment]] = {}
    roles: Any = RoleAssignment.objects.valid_on(on)
    above = Q(structure__in=lineage) | Q(structure__isnull=True)
    for role in roles.filter(above, role__in=CHIEFS).select_related("person").order_by("valid_from", "pk"):
        held.setdefault(role.structure_id, []).append(role)
    for node in (*lineage, None):
        found = _chief(held.get(node, []), person)
        if found is not None:
            return found
    return None


def members_of(structure: Structure, on: date, *, below: bool = False) -> QuerySet[Person]:
    """Everyone tied to the structure (and, ``below``, to those under it) on a day: for programs, whatever one may see.

    Protected people are among them: show names through ``people_of``, which asks who may read them.
    """
    return Person.objects.filter(pk__in=ties_of(structure, on, below=below).order_by().values("person"))


def ties_of(structure: Structure, on: date, *, below: bool = False) -> QuerySet[Affiliation]:
    """The affiliations in force on a day to the structure, and to those under it when asked."""
    inside = {structure.pk}
    if below:
        parents = dict(Structure.objects.order_by().values_list("pk", "parent_id"))
        inside |= Standing(on, parents=parents).under(structure.pk)
    ties: QuerySet[Affiliation] = Affiliation.objects.valid_on(on).filter(structure__in=inside)
    return ties


def _home_of(person: Person, on: date) -> int | None:
    """The structure of the main affiliation: by kind, then the oldest."""
    ties = sorted(
        (tie for tie in person.affiliations.valid_on(on) if tie.kind in MAIN_KINDS),
        key=lambda tie: (MAIN_KINDS.index(tie.kind), tie.valid_from, tie.pk),
    )
    return ties[0].structure_id if ties else None


def _chief(roles: list[RoleAssignment], person: Person) -> Person | None:
    """Of those who answer for a structure, whose word counts for the person; nobody there for its own director."""
    if any(role.person_id == person.pk and role.role == "director" for role in roles):
        return None
    others = [role for role in roles if role.person_id != person.pk]
    return min(others, key=lambda role: CHIEFS.index(role.role)).person if others else None
