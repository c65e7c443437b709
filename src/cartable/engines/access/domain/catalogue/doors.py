"""The doors of the catalogue: fetch and check at once."""

from __future__ import annotations

from typing import Any

from cartable.engines.access.models import Service
from cartable.engines.access.queries.services import NoSuchService, get_service, listed_services, services_with_text
from cartable.kernel.permissions import is_allowed, require


def access_service(actor: Any, code: str, *, permission: str = "service.view") -> Service:
    """The service with this code, if the actor holds the permission on it. Raises NoSuchService, NotAllowed.

    One that isn't listed is unknown to those who may not see it: a guessed code tells nothing.
    """
    service = get_service(code)
    if not is_allowed(actor, "service.view", service):
        raise NoSuchService
    require(actor, permission, service)
    return service


def search_services(actor: Any, text: str, limit: int = 20) -> list[Service]:
    """The listed services that answer the text, the nearest first; a blank text finds none."""
    if not text.strip() or not is_allowed(actor, "service.view"):
        return []
    return list(services_with_text(listed_services(), text)[:limit])
