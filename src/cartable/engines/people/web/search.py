"""People in the portal's search."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import search_people
from cartable.kernel.registry import SearchHit


def find_people(actor: Any, query: str, limit: int) -> list[SearchHit]:
    """Those whose name the actor may read."""
    return [
        SearchHit(_("People"), person.full_name, person.mail, reverse("people:person", args=[person.uuid]))
        for person in search_people(actor, query, limit)
    ]
