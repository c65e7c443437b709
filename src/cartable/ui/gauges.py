"""The gauge: solid acquired, hatched under way, a tick for the threshold, the number beside."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cartable.ui.icons import known_category
from cartable.ui.moments import say_number


def share(value: float, total: float) -> float:
    """Percentage of the whole, from 0 to 100."""
    return round(max(0.0, min(1.0, value / total)) * 100, 2) if total > 0 else 0.0


def draw_gauge(
    value: float,
    total: float,
    *,
    coming: float = 0,
    threshold: float | None = None,
    category: str = "",
    label: str = "",
) -> SafeString:
    """The gauge of ``value`` out of ``total``, with ``coming`` under way and a tick at ``threshold``."""
    have = share(value, total)
    numbers = f"{say_number(value)} / {say_number(total)}"
    says = [label or numbers]
    if label:
        says.append(numbers)
    if coming:
        says.append(_("%(amount)s under way") % {"amount": say_number(coming)})
    if threshold is not None:
        says.append(_("threshold %(amount)s") % {"amount": say_number(threshold)})
    return render_to_string(
        "ui/parts/gauge.html",
        {
            "category": known_category(category) if category else "",
            "have": have,
            "coming": round(share(value + coming, total) - have, 2) if coming else 0,
            "threshold": None if threshold is None else share(threshold, total),
            "numbers": numbers,
            "says": ", ".join(says),
        },
    )
