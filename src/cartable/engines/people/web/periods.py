"""The period in a form: people write the last day, the engine keeps the first day without it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ONE_DAY = timedelta(days=1)


class PeriodForm(forms.Form):
    """``cleaned_data["valid_until"]`` is the first day without it, or None."""

    valid_from = forms.DateField(label=pgettext_lazy("day", "From"))
    valid_until = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Included. Leave it empty when no end is known.")
    )

    def clean_valid_until(self) -> date | None:
        """The day after the last one."""
        return day_after(self.cleaned_data["valid_until"])

    def clean(self) -> dict[str, Any]:
        """The last day isn't before the first."""
        found = super().clean() or self.cleaned_data
        first, end = found.get("valid_from"), found.get("valid_until")
        if first is not None and end is not None and end <= first:
            self.add_error("valid_until", _("The last day comes before the first. Correct one of the two."))
        return found


class EndForm(forms.Form):
    """When something ends, and why."""

    valid_until = forms.DateField(label=_("Last day"), help_text=_("Included."))
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the history: the person and the auditors read it.")
    )

    def clean_valid_until(self) -> date | None:
        """The day after the last one."""
        return day_after(self.cleaned_data["valid_until"])


def day_after(last_day: date | None) -> date | None:
    """The first day without, of a last day."""
    return None if last_day is None else last_day + ONE_DAY


def last_day_of(valid_until: date | None) -> date | None:
    """The last day, of the first day without."""
    return None if valid_until is None else valid_until - ONE_DAY
