"""Groups and who is in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, OuterRef, QuerySet, Subquery
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


def get_group(code: str) -> Group:
    """The group with this code. Raises NoSuchGroup."""
    group = Group.objects.select_related("structure").filter(code=code.replace("\0", "")).first()
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
