"""Periods in forms: people write the last day, the engines keep the first day without."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ONE_DAY = timedelta(days=1)


def day_after(last_day: date | None) -> date | None:
    """The first day without, of a last day."""
    return None if last_day is None else last_day + ONE_DAY


def last_day_of(valid_until: date | None) -> date | None:
    """The last day, of the first day without."""
    return None if valid_until is None else valid_until - ONE_DAY


class LastDayForm(forms.Form):
    """A form whose field ``valid_until`` is a last day: cleaned, it is the first day without (None when left empty)."""

    def clean_valid_until(self) -> date | None:
        """The day after the last one."""
        return day_after(self.cleaned_data["valid_until"])


class PeriodForm(LastDayForm):
    """The same with a first day, ``valid_from``; what is written in between must be at least a day."""

    def clean(self) -> dict[str, Any]:
        """The last day isn't before the first."""
        found = super().clean() or self.cleaned_data
        first, end = found.get("valid_from"), found.get("valid_until")
        if first is not None and end is not None and end <= first:
            self.add_error("valid_until", _("The last day comes before the first. Correct one of the two."))
        return found
