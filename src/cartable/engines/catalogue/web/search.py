"""Units in the portal's search."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cartable.engines.catalogue.api import search_units
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.engines.catalogue.web.units import unit_address
from cartable.kernel.languages import title_of
from cartable.kernel.registry import SearchHit


def find_units(actor: Any, query: str, limit: int) -> list[SearchHit]:
    """The units that answer the words. One query."""
    return [
        SearchHit(
            _("Course units"), f"{unit.code} – {title_of(unit)}", str(CATEGORIES[unit.category]), unit_address(unit)
        )
        for unit in search_units(actor, query, limit)
    ]
