"""The forms of what lasts: a period, an end and its reason."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.ui import periods


class PeriodForm(periods.PeriodForm):
    """From a day on, perhaps until another."""

    valid_from = forms.DateField(label=pgettext_lazy("day", "From"))
    valid_until = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Included. Leave it empty when no end is known.")
    )


class EndForm(periods.LastDayForm):
    """When something ends, and why."""

    valid_until = forms.DateField(label=_("Last day"), help_text=_("Included."))
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the history: the person and the auditors read it.")
    )
