"""Groups and who is in them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Group, GroupMembership, Person
from cartable.engines.people.queries.directory import list_people
from cartable.kernel.problems import NotFound


class NoSuchGroup(NotFound, ObjectDoesNotExist):
    """No group has this code."""

    code = "group.unknown"

    def __init__(self) -> None:
        super().__init__(_("No group has this code."), _("Look it up in the list of groups."))


class NoSuchMembership(NotFound, ObjectDoesNotExist):
    """Nobody is in the group by this membership."""

    code = "membership.unknown"

    def __init__(self) -> None:
        super().__init__(_("This person isn't in the group."), _("Open it again from the group's page."))


def get_membership(group: Group, uuid: UUID | str, on: date) -> GroupMembership:
    """The membership of a person (by their address) in the group, in force or to come. Raises NoSuchMembership."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    found: GroupMembership | None = (
        GroupMembership.objects.filter(lasting, group=group, person__uuid=uuid)
        .select_related("group", "person")
        .order_by("valid_from")
        .first()
    )
    if found is None:
        raise NoSuchMembership
    return found


def memberships_seen(actor: Any, group: Group, on: date) -> QuerySet[GroupMembership]:
    """The memberships in force on a day of those whose name the account may read, by name."""
    inside: QuerySet[GroupMembership] = GroupMembership.objects.valid_on(on).filter(group=group)
    return inside.filter(person__in=list_people(actor, on)).select_related("person").order_by("person__name_key")


def get_group(code: str) -> Group:
    """The group with this code. Raises NoSuchGroup."""
    group = Group.objects.select_related("structure").filter(code=code).first()
    if group is None:
        raise NoSuchGroup
    return group


def list_groups() -> QuerySet[Group]:
    """All groups, by code."""
    return Group.objects.order_by("code")


def counted_groups(on: date) -> QuerySet[Group]:
    """All groups with their structure, each with ``people``: how many are in it on a day."""
    inside = GroupMembership.objects.valid_on(on).filter(group=OuterRef("pk")).order_by().values("group")
    counted = Subquery(inside.annotate(people=Count("pk")).values("people"))
    return Group.objects.select_related("structure").annotate(people=Coalesce(counted, 0))


def count_members(group: Group, on: date) -> int:
    """How many people are in the group on a day, seen or not."""
    return int(GroupMembership.objects.valid_on(on).filter(group=group).count())


def members_seen(actor: Any, group: Group, on: date) -> QuerySet[Person]:
    """Those of the group's people on a day whose name the account may read."""
    inside = GroupMembership.objects.valid_on(on).filter(group=group).values("person")
    return list_people(actor, on).filter(pk__in=inside)
