"""Classes in the portal's search: « IF28 », « IF28 td 2 »."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cartable.engines.timetable.queries.class_search import classes_named
from cartable.engines.timetable.web.labels import KINDS, named
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import SearchHit


def find_classes(actor: Any, query: str, limit: int) -> list[SearchHit]:
    """The classes of the timetables in force that the words name. One query."""
    if not is_allowed(actor, "unit.view"):
        return []
    hits = []
    for label in classes_named(query, limit=limit):
        shown = named(label)
        hits.append(SearchHit(_("Classes"), shown.name, f"{label.title}, {KINDS.get(label.kind, '')}", shown.url))
    return hits
