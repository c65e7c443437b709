"""Forecasts in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext

from cartable.ui.cells import Status
from cartable.ui.moments import say_number


def gap_status(said: Any, capacity: int | None) -> Status:
    """What the forecast means for the places."""
    if capacity is None:
        return Status("none", gettext("no limit"))
    over = round(said.expected) - capacity
    if said.low > capacity:
        text = ngettext("%(number)s place too few", "%(number)s places too few", over)
        return Status("no", text % {"number": say_number(over)})
    if said.high > capacity:
        return Status("wait", gettext("may be full"))
    left = capacity - round(said.expected)
    return Status(
        "ok", ngettext("%(number)s place left", "%(number)s places left", left) % {"number": say_number(left)}
    )


def error_sentence(foreseen: Any) -> str:
    """How far such forecasts fell from what happened, measured on past terms."""
    errors = foreseen.errors
    if errors is None:
        return gettext("No forecast error can be measured: results of two past terms at least are needed.")
    said = gettext(
        "Measured on %(terms)s past terms with %(share)s %% of the answers known: mean error %(mean)s %%, "
        "number within the range %(inside)s %% of the time, over %(count)s units of ten students or more."
    ) % {
        "terms": errors.terms,
        "share": round(100 * errors.share),
        "mean": say_number(round(errors.mean_percent, 1)),
        "inside": round(errors.inside_percent),
        "count": say_number(errors.count),
    }
    if foreseen.blind is not None and errors.share:
        more = gettext("Without any answer the mean error would be %(mean)s %%.")
        said = f"{said} {more % {'mean': say_number(round(foreseen.blind.mean_percent, 1))}}"
    return said
