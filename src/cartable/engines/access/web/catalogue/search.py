"""Services in the portal's search."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import search_services
from cartable.engines.access.web.catalogue.words import STATES
from cartable.kernel.languages import title_of
from cartable.kernel.registry import SearchHit


def find_services(actor: Any, query: str, limit: int) -> list[SearchHit]:
    """The services that answer; what doesn't work is said at once."""
    return [
        SearchHit(_("Services"), title_of(service), _subtitle(service), reverse("access:service", args=[service.code]))
        for service in search_services(actor, query, limit)
    ]


def _subtitle(service: Any) -> str:
    if service.state == "open":
        return title_of(service, "summary")
    return f"{STATES[service.state][1]} – {title_of(service, 'summary')}"
