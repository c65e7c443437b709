"""Permissions of the access engine."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere
from cartable.kernel.clock import today
from cartable.kernel.permissions import add_rule, is_allowed

OPENING = ("held", "grace")


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
