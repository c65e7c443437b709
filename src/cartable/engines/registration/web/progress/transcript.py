"""Results term by term, as pages tell them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from cartable.engines.registration.web.progress.words import ORIGIN_TITLES
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status


def told_results(rows: Iterable[Any], *, correctable: bool) -> list[dict[str, Any]]:
    """Groups of results, the latest term first; what has no term comes last."""
    groups: dict[Any, dict[str, Any]] = {}
    for row in rows:
        group = groups.setdefault(
            row.term_id,
            {
                "title": title_of(row.term) if row.term else gettext("Granted otherwise"),
                "begins": row.term.starts_on if row.term else None,
                "credits": 0,
                "lines": [],
            },
        )
        group["credits"] += row.credits
        group["lines"].append(_line(row, correctable))
    return sorted(groups.values(), key=lambda group: (group["begins"] is not None, group["begins"]), reverse=True)


def _line(row: Any, correctable: bool) -> dict[str, Any]:
    state = Status("ok", gettext("acquired")) if row.is_acquired else Status("no", gettext("not acquired"))
    return {
        "row": row,
        "code": row.unit.code if row.unit else "",
        "category": row.category,
        "title": title_of(row) if row.title_fr or not row.unit else title_of(row.unit),
        "origin": "" if row.origin == "unit" else ORIGIN_TITLES.get(row.origin, ""),
        "state": state,
        "url": reverse("registration:correct-result", args=[row.uuid]) if correctable else "",
    }
