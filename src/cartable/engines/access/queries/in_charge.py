"""Of what an account is in charge: the services it manages, what it may grant by delegation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cartable.engines.access.models import Clearance, Delegation, Grant, Review, ReviewItem, Service, Zone
from cartable.engines.people.api import Affiliation, Structure, has_role, has_role_somewhere, list_people, standing_of
from cartable.engines.people.api import Standing as Held
from cartable.kernel.permissions import is_allowed

MANAGERS = ("service_manager", "administrator")


def covered_by(actor: Any, *roles: str) -> Q | None:
    """Condition on a structure's id (``pk``): what the roles cover; None: everything."""
    if any(has_role(actor, role) for role in roles):
        return None
    return Q(pk__in=standing_of(actor).covered(*roles))


def managed_services(actor: Any) -> QuerySet[Service]:
    """The services whose owner the actor's roles cover."""
    covered = covered_by(actor, *MANAGERS)
    services = Service.objects.all()
    return services if covered is None else services.filter(owner__in=Structure.objects.filter(covered))


def secured_zones(actor: Any) -> QuerySet[Zone]:
    """The zones over which the actor decides clearances."""
    covered = covered_by(actor, "security_officer")
    zones = Zone.objects.select_related("structure")
    return zones if covered is None else zones.filter(structure__in=Structure.objects.filter(covered))


def delegations_in_force(actor: Any, on: date) -> list[Delegation]:
    """What was delegated to the actor, for the day."""
    person = getattr(actor, "person", None)
    if person is None:
        return []
    held: QuerySet[Delegation] = Delegation.objects.valid_on(on).filter(holder=person)
    return list(held.select_related("structure", "given_by").prefetch_related("services", "door_groups"))


def below(structure_id: int, on: date) -> set[int]:
    """The structure and all that is under it."""
    parents = dict(Structure.objects.values_list("pk", "parent_id"))
    return Held(on, parents=parents).under(structure_id)


def decided_grants(actor: Any, on: date) -> QuerySet[Grant]:
    """The requests and grants on which the actor may decide: the same as ``grant.give`` says of each, in one query.

    Nobody decides on their own.
    """
    condition = _by_role(actor)
    for one in delegations_in_force(actor, on):
        condition |= _by_delegation(one, on)
    return grants_told().filter(condition).exclude(person=getattr(actor, "person", None))


def _by_role(actor: Any) -> Q:
    """Services managed; with a group of doors, its structure too; of premises, whoever keeps the doors."""
    managed, kept = _within(actor, *MANAGERS), _within(actor, "room_manager", "administrator")
    in_charge = Q(service__in=managed_services(actor))
    either = Q(door_group__structure__in=managed) | Q(door_group__structure__in=kept)
    doors = Q(door_group__isnull=False)
    of_premises = Q(service__category=Service.Category.PREMISES, door_group__structure__in=kept)
    return in_charge & (~doors | either) | of_premises


def _by_delegation(one: Delegation, on: date) -> Q:
    services = [service.pk for service in one.services.all()]
    groups = [group.pk for group in one.door_groups.all()]
    of_doors = Q(door_group__in=groups) & (Q(service__in=services) | Q(service__category=Service.Category.PREMISES))
    within = Q(service__in=services, door_group__isnull=True) | of_doors
    if one.structure_id is None:
        return within
    ties = Affiliation.objects.valid_on(on).filter(structure__in=below(one.structure_id, on))
    return within & Q(Exists(ties.filter(person=OuterRef("person"))))


def _within(actor: Any, *roles: str) -> QuerySet[Structure]:
    covered = covered_by(actor, *roles)
    return Structure.objects.all() if covered is None else Structure.objects.filter(covered)


def services_to_give(actor: Any, on: date) -> QuerySet[Service]:
    """The services of which the actor may give something by name: managed, kept doors of, or delegated."""
    found = Q(pk__in=managed_services(actor).values("pk"))
    held = delegations_in_force(actor, on)
    found |= Q(pk__in=[service.pk for one in held for service in one.services.all()])
    if has_role_somewhere(actor, "room_manager") or any(one.door_groups.all() for one in held):
        found |= Q(category=Service.Category.PREMISES)
    return Service.objects.filter(found).exclude(state=Service.State.CLOSED)


def grants_told() -> QuerySet[Grant]:
    """Grants with all that a line of a list reads."""
    return Grant.objects.select_related(
        "person", "service", "level", "door_group", "pool", "granted_by", "requested_by", "delegation"
    )


def waiting_requests(actor: Any, on: date) -> QuerySet[Grant]:
    """The requests on which the actor may decide, the oldest first."""
    return decided_grants(actor, on).filter(state=Grant.State.REQUESTED).order_by("requested_at", "pk")


def grants_of(person: Any) -> QuerySet[Grant]:
    """What a person asked for or was given by name, the latest first."""
    return grants_told().filter(person=person).order_by("-pk")


def waiting_clearances(actor: Any) -> QuerySet[Clearance]:
    """The clearances asked for in the actor's zones, the oldest first."""
    return clearances_of_zones(actor).filter(state=Clearance.State.REQUESTED).order_by("requested_at", "pk")


def clearances_of_zones(actor: Any) -> QuerySet[Clearance]:
    """All clearances of the actor's zones."""
    rows = Clearance.objects.select_related("person", "zone", "requested_by", "decided_by")
    return rows.filter(zone__in=secured_zones(actor))


def items_to_review(actor: Any) -> QuerySet[ReviewItem]:
    """What waits for the actor in the reviews that are open."""
    person = getattr(actor, "person", None)
    if person is None:
        return ReviewItem.objects.none()
    return ReviewItem.objects.filter(reviewer=person, decision="", review__closed_at__isnull=True)


def open_reviews() -> QuerySet[Review]:
    """The campaigns under way."""
    return Review.objects.filter(closed_at__isnull=True)


def open_people(actor: Any) -> Q:
    """Condition on rows with a ``person``: everyone, save the protected people whom the actor doesn't see."""
    return Q(person__is_protected=False) | Q(person__in=list_people(actor))


def decides_on_rights(actor: Any) -> bool:
    """Whether something of rights may wait for the actor: a service, a delegation, a clearance, a review."""
    if not getattr(actor, "is_authenticated", False):
        return False
    names = ("holding.view", "clearance.decide", "grant.give", "review.decide")
    return has_role_somewhere(actor, "room_manager") or any(is_allowed(actor, name) for name in names)
