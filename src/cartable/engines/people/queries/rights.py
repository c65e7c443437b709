"""What a person is and may do, with why and until when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Affiliation, GroupMembership, Person, RoleAssignment
from cartable.kernel.problems import NotFound


class NoSuchRole(NotFound, ObjectDoesNotExist):
    """No grant of a role has this address."""

    code = "role.unknown_grant"

    def __init__(self) -> None:
        super().__init__(_("No role was granted under this address."), _("Open it again from the person's page."))


class NoSuchAffiliation(NotFound, ObjectDoesNotExist):
    """No affiliation has this address."""

    code = "affiliation.unknown"

    def __init__(self) -> None:
        super().__init__(_("No affiliation has this address."), _("Open it again from the person's page."))


def get_role(uuid: UUID | str) -> RoleAssignment:
    """The grant of a role at this address, with its person and structure. Raises NoSuchRole."""
    found: RoleAssignment | None = (
        RoleAssignment.objects.select_related("person", "structure", "granted_by").filter(uuid=uuid).first()
    )
    if found is None:
        raise NoSuchRole
    return found


def get_affiliation(uuid: UUID | str) -> Affiliation:
    """The affiliation at this address, with its person and structure. Raises NoSuchAffiliation."""
    found: Affiliation | None = Affiliation.objects.select_related("person", "structure").filter(uuid=uuid).first()
    if found is None:
        raise NoSuchAffiliation
    return found


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
    return person.memberships.select_related("group__structure").order_by("-valid_from", "group__code")
