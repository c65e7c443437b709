"""Permissions of the access engine."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere
from cartable.kernel.clock import today
from cartable.kernel.permissions import add_rule

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


NEEDS_MANAGER = _("Service managers and administrators may, over the services of their structures.")

add_rule("service.view", sees_service, reason=_("This service isn't in the public catalogue."), anonymous=True)
add_rule("service.manage", manages_service, reason=NEEDS_MANAGER)
