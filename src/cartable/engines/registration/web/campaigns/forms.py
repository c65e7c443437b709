"""Forms of campaigns. What they hold is judged by the engine."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import list_terms
from cartable.engines.registration.api import PHASE_TITLES
from cartable.kernel.languages import title_of


def _terms() -> list[tuple[str, str]]:
    return [(term.code, title_of(term)) for term in list_terms()]


class CampaignForm(forms.Form):
    """What a campaign says of itself."""

    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Letters, digits, dots and dashes: CHOIX-P27. It never changes.")
    )
    term = forms.ChoiceField(label=_("Term"), choices=_terms)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    population = forms.CharField(label=_("For whom"), max_length=4000, widget=forms.Textarea)
    units_at_most = forms.IntegerField(label=_("Units at most"), min_value=1, max_value=20, initial=8)
    reminder_days = forms.CharField(
        label=_("Reminders, in days before the wishes close"),
        required=False,
        initial="7, 2",
        max_length=60,
        help_text=_("Days separated by commas. Whoever has sent nothing is written to, once for each."),
    )

    def __init__(self, *given: Any, is_new: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        if not is_new:
            del self.fields["code"], self.fields["term"]

    def clean_reminder_days(self) -> list[int]:
        """Whole numbers."""
        text = self.cleaned_data["reminder_days"]
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if any(not (part.isascii() and part.isdigit() and len(part) < 4) for part in parts):
            raise forms.ValidationError(_("Write days separated by commas: 7, 2."))
        return [int(part) for part in parts]


class PhasesForm(forms.Form):
    """An opening and a closing for each phase; both empty: the campaign has no such phase."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for kind, title in PHASE_TITLES.items():
            self.fields[f"{kind}_opens"] = _moment(title, _("opens on"))
            self.fields[f"{kind}_closes"] = _moment(title, _("closes on"))

    def clean(self) -> dict[str, Any]:
        """A phase has both ends, or none."""
        given = super().clean() or {}
        for kind in PHASE_TITLES:
            ends = [given.get(f"{kind}_{end}") for end in ("opens", "closes")]
            if any(ends) and not all(ends) and not any(self.has_error(f"{kind}_{end}") for end in ("opens", "closes")):
                missing = "opens" if ends[0] is None else "closes"
                self.add_error(f"{kind}_{missing}", _("Give both ends of the phase, or none."))
        return given


def _moment(title: Any, end: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=format_lazy("{phase}, {end}", phase=title, end=end),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
