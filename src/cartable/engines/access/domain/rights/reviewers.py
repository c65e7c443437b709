"""Who looks again at a right given by name: who gave it, else who answers for the person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from cartable.engines.access.models import Grant
from cartable.engines.people.api import Affiliation, Person, RoleAssignment

HEADS = ("manager", "director", "deputy_director", "programme_head")
"""Who answers for a structure, the nearest first."""


def reviewers_for(grants: Collection[Grant], *, opener: Person, on: date) -> dict[int, int]:
    """The reviewer (a person's number) of each grant, by the grant's number. Four queries whatever their number.

    The giver, if they are still anything to the institution; else a manager or director of a structure of the person;
    else who opens the review; never the person themself, unless nobody else administers the institution.
    """
    here = _still_here({grant.granted_by_id for grant in grants if grant.granted_by_id}, on)
    heads = _heads_of({grant.person_id for grant in grants}, on)
    others = _administrators(on)
    found = {}
    for grant in grants:
        giver = [grant.granted_by_id] if grant.granted_by_id in here else []
        wanted = [*giver, *heads.get(grant.person_id, ()), opener.pk, *others]
        found[grant.pk] = next((number for number in wanted if number != grant.person_id), opener.pk)
    return found


def _still_here(numbers: Collection[int], on: date) -> set[int]:
    """Those who have an affiliation or a role on the day."""
    tied = Affiliation.objects.valid_on(on).filter(person__in=numbers).values_list("person_id", flat=True)
    trusted = RoleAssignment.objects.valid_on(on).filter(person__in=numbers).values_list("person_id", flat=True)
    return {*tied, *trusted}


def _heads_of(numbers: Collection[int], on: date) -> dict[int, list[int]]:
    """Who answers for the structures of each person."""
    ties = Affiliation.objects.valid_on(on).filter(person__in=numbers).order_by("pk")
    structures = list(ties.values_list("person_id", "structure_id"))
    held = RoleAssignment.objects.valid_on(on).filter(role__in=HEADS, structure__in={one for _, one in structures})
    heads: dict[int, list[tuple[int, int]]] = {}
    for structure, role, person in held.values_list("structure_id", "role", "person_id").order_by("pk"):
        heads.setdefault(structure, []).append((HEADS.index(role), person))
    found: dict[int, list[int]] = {}
    for person, structure in structures:
        found.setdefault(person, []).extend(head for _, head in sorted(heads.get(structure, ())))
    return found


def _administrators(on: date) -> list[int]:
    held = RoleAssignment.objects.valid_on(on).filter(role="administrator", structure=None)
    return list(held.order_by("pk").values_list("person_id", flat=True))
