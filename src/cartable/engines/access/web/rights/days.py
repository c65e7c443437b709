"""The day of a page, from its address: past, today or to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cartable.kernel.clock import today

FIRST, LAST = date(1990, 1, 1), date(2999, 12, 31)


class DayForm(forms.Form):
    """``on``, and ``with`` to compare."""

    on = forms.DateField(label=_("On which day"), required=False)
    other = forms.DateField(label=_("Compare with"), required=False)


def day_asked(request: Any, name: str = "on") -> date | None:
    """The day that the address asks for; None when it asks for none, or for what is no day."""
    try:
        day = date.fromisoformat(request.GET.get(name, "").strip())
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def day_or_today(request: Any) -> date:
    """The day of ``?on=``, today unless told."""
    return day_asked(request) or today()
