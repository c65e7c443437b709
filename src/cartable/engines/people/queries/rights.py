"""What a person is and may do, with why and until when."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from cartable.engines.people.models import Affiliation, GroupMembership, Person, RoleAssignment


def explained_roles(person: Person) -> QuerySet[RoleAssignment]:
    """All roles, past and to come too, each with its structure and who granted it; the latest first."""
    return person.roles.select_related("structure", "granted_by").order_by("-valid_from", "role")


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """All ties, past and to come too, the latest first."""
    return person.affiliations.select_related("structure").order_by("-valid_from", "kind")


def affiliations_in_force(person: Person, on: date) -> QuerySet[Affiliation]:
    """The ties in force on a day, the latest first."""
    ties: QuerySet[Affiliation] = person.affiliations.valid_on(on).select_related("structure")
    return ties.order_by("-valid_from", "kind")


def groups_of(person: Person) -> QuerySet[GroupMembership]:
    """All memberships, the latest first."""
    return person.memberships.select_related("group").order_by("-valid_from", "group__code")
