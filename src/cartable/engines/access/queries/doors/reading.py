"""Doors, groups and controllers, found."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.models import Delegation, Door, DoorController, DoorGroup, DoorOrder, TimeRule
from cartable.engines.people.api import Person, has_role_somewhere
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotFound


class NoSuchDoor(NotFound, ObjectDoesNotExist):
    """No door has this code."""

    code = "door.unknown"

    def __init__(self) -> None:
        super().__init__(_("No door has this code."), _("Look it up in the list of doors."))


class NoSuchDoorGroup(NotFound, ObjectDoesNotExist):
    """No group of doors has this code."""

    code = "door_group.unknown"

    def __init__(self) -> None:
        super().__init__(_("No group of doors has this code."), _("Look it up in the list of groups of doors."))


class NoSuchController(NotFound, ObjectDoesNotExist):
    """No controller has this code."""

    code = "controller.unknown"

    def __init__(self) -> None:
        super().__init__(_("No controller has this code."), _("Look it up in the list of controllers."))


class NoSuchTimeRule(NotFound, ObjectDoesNotExist):
    """No hours answer to this address."""

    code = "time_rule.unknown"

    def __init__(self) -> None:
        super().__init__(_("These hours aren't there."), _("See the hours of the group."))


def list_doors() -> QuerySet[Door]:
    """All doors with their building, room and controller, by code; ``groups`` prefetched."""
    groups = Prefetch("groups", queryset=DoorGroup.objects.select_related("zone").order_by("code"))
    return Door.objects.select_related("building__campus", "room", "controller").prefetch_related(groups)


def get_door(code: str) -> Door:
    """The door with this code. Raises NoSuchDoor."""
    found = list_doors().filter(code=code).first()
    if found is None:
        raise NoSuchDoor
    return found


def list_door_groups() -> QuerySet[DoorGroup]:
    """All groups with structure and zone, by code, each with ``doors_count``."""
    groups = DoorGroup.objects.select_related("structure", "zone")
    return groups.annotate(doors_count=Count("memberships", distinct=True)).order_by("code")


def get_door_group(code: str) -> DoorGroup:
    """The group with this code. Raises NoSuchDoorGroup."""
    found = list_door_groups().filter(code=code).first()
    if found is None:
        raise NoSuchDoorGroup
    return found


def doors_in(group: DoorGroup) -> list[Door]:
    """The doors of a group with their building, by code."""
    return list(Door.objects.filter(groups=group).select_related("building", "room", "controller").order_by("code"))


def hours_of(group: DoorGroup) -> list[TimeRule]:
    """The time rules of a group in order."""
    return list(group.time_rules.order_by("valid_from", "opens_at", "id"))


def get_time_rule(uuid: Any) -> TimeRule:
    """The rule at this address, with its group. Raises NoSuchTimeRule."""
    found: TimeRule | None = TimeRule.objects.select_related("group__structure").filter(uuid=uuid).first()
    if found is None:
        raise NoSuchTimeRule
    return found


def list_controllers() -> QuerySet[DoorController]:
    """All controllers, by code, each with ``doors_count``, and how many orders wait, are refused, were taken."""
    orders = DoorOrder.objects.filter(controller=OuterRef("pk")).order_by().values("controller")
    doors = Door.objects.filter(controller=OuterRef("pk")).order_by().values("controller")

    def counted(rows: QuerySet[Any]) -> Coalesce:
        return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), Value(0))

    states = DoorOrder.State
    return DoorController.objects.annotate(
        doors_count=counted(doors),
        waiting=counted(orders.filter(state=states.WAITING)),
        refused=counted(orders.filter(state=states.FAILED)),
        taken=counted(orders.filter(state=states.SENT)),
    ).order_by("code")


def get_controller(code: str) -> DoorController:
    """The controller with this code, with its counts. Raises NoSuchController."""
    found = list_controllers().filter(code=code).first()
    if found is None:
        raise NoSuchController
    return found


def orders_waiting(controller: DoorController) -> QuerySet[DoorOrder]:
    """What the controller hasn't taken yet, in the order in which it is sent: what takes away comes first."""
    left = Q(state=DoorOrder.State.WAITING) | Q(state=DoorOrder.State.FAILED)
    return controller.orders.filter(left).select_related("person").order_by("-takes_away", "made_at", "id")


def delegations_over(group: DoorGroup, on: Any) -> QuerySet[Any]:
    """The leaves in force to give this group by name."""
    return Delegation.objects.valid_on(on).filter(door_groups=group).select_related("holder", "structure")


def groups_given_by(actor: Any, groups: QuerySet[DoorGroup], on: Any) -> QuerySet[DoorGroup]:
    """Those that the actor may look at: all, or those whose giving was delegated to them."""
    if is_allowed(actor, "door.view") or has_role_somewhere(actor, "service_manager"):
        return groups
    given = Delegation.objects.valid_on(on).filter(holder=actor.person)
    return groups.filter(Exists(given.filter(door_groups=OuterRef("pk"))))


def cards_of(person_ids: Any) -> dict[int, list[str]]:
    """The numbers of the cards of people, in order; those without card are left out. One query."""
    rows = Person.objects.filter(pk__in=person_ids, identifiers__kind="card").order_by("pk", "identifiers__value")
    found: dict[int, list[str]] = {}
    for person_id, value in rows.values_list("pk", "identifiers__value"):
        found.setdefault(person_id, []).append(value)
    return found
