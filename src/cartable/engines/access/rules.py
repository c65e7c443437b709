"""Permissions of the access engine."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import (
    Standing,
    has_role,
    has_role_somewhere,
    is_in_situation,
    is_member,
    register_situation,
)
from cartable.kernel.clock import today
from cartable.kernel.permissions import add_rule, is_allowed

OPENING = ("held", "grace")
DELEGATE, REVIEWER = "grant.delegate", "review.name"


def _delegations(person_id: int, day: date) -> list[QuerySet[Any]]:
    return [apps.get_model("access.Delegation").objects.valid_on(day).filter(holder=person_id)]


def _reviews(person_id: int, day: date) -> list[QuerySet[Any]]:
    return [apps.get_model("access.ReviewItem").objects.filter(reviewer=person_id)]


register_situation(DELEGATE, _delegations)
register_situation(REVIEWER, _reviews)


def manages_service(actor: Any, obj: Any = None) -> bool:
    """Service manager or administrator over the structure that owns the service; without service, over any structure.

    ``obj`` may be the structure itself, for a service that isn't there yet.
    """
    if obj is None:
        return has_role_somewhere(actor, "service_manager", "administrator")
    owner = getattr(obj, "owner", obj)
    return has_role(actor, "service_manager", owner) or has_role(actor, "administrator", owner)


def sees_service(actor: Any, service: Any = None) -> bool:
    """Anybody, signed in or not, if it is listed; otherwise those who manage it and those who hold it."""
    if service is None or service.is_listed:
        return True
    return manages_service(actor, service) or _holds_now(actor, service)


def _holds_now(actor: Any, service: Any) -> bool:
    person_id = getattr(actor, "person_id", None)
    held = service.holdings.valid_on(today()).filter(person_id=person_id, state__in=OPENING)
    return bool(person_id is not None and actor.is_active and held.exists())


def manages_account(actor: Any, account: Any = None) -> bool:
    """Whoever keeps the person's record. The accounts of those who hold authority are the administrators' alone:
    otherwise a code issued to an administrator's account would make an administrator of whoever issues it."""
    if account is None:
        return is_allowed(actor, "person.edit")
    if has_role(actor, "administrator"):
        return True
    held = account.person.roles.valid_on(today()).filter(role__in=AUTHORITY)
    return is_allowed(actor, "person.edit", account.person) and not held.exists()


def governs_accounts(actor: Any, obj: Any = None) -> bool:
    """Administrator or security officer of the whole institution."""
    return has_role(actor, "administrator") or has_role(actor, "security_officer")


AUTHORITY = ("administrator", "registrar", "security_officer", "data_protection_officer", "service_manager")
NEEDS_MANAGER = _("Service managers and administrators may, over the services of their structures.")

add_rule("service.view", sees_service, reason=_("This service isn't in the public catalogue."), anonymous=True)
add_rule("service.manage", manages_service, reason=NEEDS_MANAGER)
add_rule(
    "account.manage",
    manages_account,
    reason=_("Administrators may, and registrars for the people of their structures who hold no authority."),
)
add_rule(
    "account.govern", governs_accounts, reason=_("Administrators and security officers of the whole institution may.")
)

DOOR_KEEPERS = ("room_manager", "administrator")


def keeps_doors(actor: Any, group: Any = None) -> bool:
    """Room manager or administrator over the group's structure; without group, of the whole institution."""
    structure = group.structure if group is not None else None
    return any(has_role(actor, role, structure) for role in DOOR_KEEPERS)


def sees_doors(actor: Any, obj: Any = None) -> bool:
    """Room managers, administrators and security officers, wherever."""
    return has_role_somewhere(actor, *DOOR_KEEPERS, "security_officer")


def sees_door_group(actor: Any, group: Any = None) -> bool:
    """Those who see doors; service managers; those who may give the group by name (without group: any group)."""
    if sees_doors(actor) or has_role_somewhere(actor, "service_manager"):
        return True
    given = actor.person.delegations.valid_on(today())
    return bool(given.filter(door_groups__isnull=False, **({} if group is None else {"door_groups": group})).exists())


def sets_zone(actor: Any, group: Any = None) -> bool:
    """Security officer or administrator over the group's structure; without group, of the whole institution."""
    structure = group.structure if group is not None else None
    return has_role(actor, "security_officer", structure) or has_role(actor, "administrator", structure)


def keeps_controllers(actor: Any, obj: Any = None) -> bool:
    """Administrator of the whole institution: a controller's address is where card numbers are sent."""
    return has_role(actor, "administrator")


KEEP_DOORS = _("Room managers and administrators may, within their structures.")
SEE_DOORS = _("Room managers, administrators and security officers may.")

add_rule("door.view", sees_doors, reason=SEE_DOORS)
add_rule("door.manage", keeps_doors, reason=KEEP_DOORS)
add_rule(
    "door_group.view",
    sees_door_group,
    reason=_("Those who keep doors or services may, and those to whom the giving of a group was delegated."),
)
add_rule("door.set_zone", sets_zone, reason=_("Security officers and administrators may, within their structures."))
add_rule("controller.view", sees_doors, reason=SEE_DOORS)
add_rule("controller.send", keeps_doors, reason=_("Room managers and administrators of the whole institution may."))
add_rule("controller.manage", keeps_controllers, reason=_("Administrators of the whole institution may."))


MANAGERS = ("service_manager", "administrator")
OFFICERS = ("service_manager", "administrator", "security_officer", "data_protection_officer")


def sees_holdings(actor: Any, person: Any = None) -> bool:
    """One's own; everyone's for those who manage services, security or data protection, if they may see the person."""
    if person is not None and person.pk == getattr(actor, "person_id", None):
        return True
    if not has_role_somewhere(actor, *OFFICERS):
        return False
    return person is None or not person.is_protected or is_allowed(actor, "person.view", person)


def gives_by_name(actor: Any, obj: Any = None) -> bool:
    """Whoever manages the service; or holds a delegation that covers the service, the doors and the person today.

    ``obj`` is ``(service, person, door_group)``; the last two may be None. Without it: whoever may give anything.
    """
    if obj is None:
        return manages_service(actor) or is_in_situation(actor, DELEGATE)
    service, person, door_group = obj
    if gives_by_role(actor, service, door_group):
        return True
    return covering_delegation(actor, service, person, door_group) is not None


def gives_by_role(actor: Any, service: Any, door_group: Any) -> bool:
    """Whoever manages the service, and with a group of doors its structure too; premises, who keeps the doors."""
    if door_group is None:
        return manages_service(actor, service)
    if service.category == "premises" and keeps_doors(actor, door_group):
        return True
    return manages_service(actor, service) and (
        manages_service(actor, door_group.structure) or keeps_doors(actor, door_group)
    )


def covering_delegation(actor: Any, service: Any, person: Any, door_group: Any, on: date | None = None) -> Any:
    """The delegation by which the actor may give this, the longest in days first; None when there is none.

    A group of doors is covered by its name in the delegation, with the service or for a service of premises; no name of
    a group never opens doors.
    """
    day = on or today()
    held = (
        actor.person.delegations.valid_on(day).order_by("-max_days", "pk").prefetch_related("services", "door_groups")
    )
    return next((one for one in held if _covers(one, service, person, door_group, day)), None)


def _covers(delegation: Any, service: Any, person: Any, door_group: Any, day: date) -> bool:
    in_services = any(one.pk == service.pk for one in delegation.services.all())
    if door_group is None:
        is_covered = in_services
    else:
        in_groups = any(one.pk == door_group.pk for one in delegation.door_groups.all())
        is_covered = in_groups and (in_services or service.category == "premises")
    if not is_covered or person is None or delegation.structure_id is None:
        return is_covered
    return _is_below(person, delegation.structure, day)


def _is_below(person: Any, structure: Any, day: date) -> bool:
    """Whether the person is tied, today, to the structure or to what is below it."""
    parents = dict(type(structure)._default_manager.values_list("pk", "parent_id"))
    wanted = Standing(day, parents=parents).under(structure.pk)
    return bool(person.affiliations.valid_on(day).filter(structure__in=wanted).exists())


def asks(actor: Any, obj: Any = None) -> bool:
    """Members of the campus."""
    return is_member(actor)


def decides_clearances(actor: Any, zone: Any = None) -> bool:
    """Security officer over the zone's structure; without a zone, over any."""
    if zone is None:
        return has_role_somewhere(actor, "security_officer")
    return has_role(actor, "security_officer", zone.structure)


def manages_reviews(actor: Any, review: Any = None) -> bool:
    """Whoever manages the service under review; for all services, managers and administrators of the institution."""
    if review is None:
        return manages_service(actor)
    if getattr(review, "service", None) is not None:
        return manages_service(actor, review.service)
    return has_role(actor, "service_manager") or has_role(actor, "administrator")


def decides_item(actor: Any, item: Any = None) -> bool:
    """The reviewer named, and whoever manages the review; never on a right of one's own."""
    if item is None:
        return manages_reviews(actor) or is_in_situation(actor, REVIEWER)
    if item.grant.person_id == actor.person_id:
        return False
    return item.reviewer_id == actor.person_id or manages_reviews(actor, item.review)


NEEDS_LEAVE = _("Those who manage the service may, and those to whom they delegated it, within what was delegated.")

add_rule("entitlement.manage", manages_service, reason=NEEDS_MANAGER)
add_rule("grant.give", gives_by_name, reason=NEEDS_LEAVE)
add_rule(
    "grant.ask", asks, reason=_("People with a current affiliation may ask. The registrar's office can renew yours.")
)
add_rule(
    "holding.view",
    sees_holdings,
    reason=_("You see your own rights. Those who manage services, security and data protection see everyone's."),
)
add_rule("clearance.decide", decides_clearances, reason=_("Security officers may, over the zones of their structures."))
add_rule("review.manage", manages_reviews, reason=NEEDS_MANAGER)
add_rule(
    "review.decide",
    decides_item,
    reason=_("The reviewer named may, and those who manage the review; nobody reviews a right of their own."),
)
