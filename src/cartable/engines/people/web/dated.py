"""Rows with a period, as pages tell them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status
from cartable.ui.periods import last_day_of


def add_ends(actor: Any, items: list[dict[str, Any]], permission: str, name: str) -> None:
    """Give each dated row that isn't over the address where it is ended, when the actor may."""
    for item in items:
        if not item["is_over"] and is_allowed(actor, permission, item["row"].structure):
            item["end_url"] = reverse(name, args=[item["row"].uuid])


def tell_period(row: Any, day: date, label: Any) -> dict[str, Any]:
    """A dated row with its state in words."""
    if row.valid_from > day:
        state = Status("wait", _("To come"))
    elif row.valid_until is not None and row.valid_until <= day:
        state = Status("none", _("Ended"))
    else:
        state = Status("ok", _("In force"))
    structure = getattr(row, "structure", None)
    return {
        "row": row,
        "label": label,
        "state": state,
        "is_current": row.valid_from <= day and (row.valid_until is None or day < row.valid_until),
        "where": title_of(structure) if structure else "",
        "is_over": row.valid_until is not None and row.valid_until <= day,
        "last_day": last_day_of(row.valid_until),
    }
