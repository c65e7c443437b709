"""Fields that several forms of rights share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.queries.choices import door_groups, levels_of, pools_of, rows_by_code
from cartable.engines.access.queries.officers import MOST_PROPOSED, people_named
from cartable.kernel.languages import title_of
from cartable.ui import periods

NONE = ("", "–")
MOST_REASON = 300
A_YEAR = timedelta(days=365)


class PersonField(forms.CharField):
    """Somebody, by campus number, mail or name; refused with proposals when several answer. Cleans to a Person."""

    def __init__(self, *, actor: Any, **named: Any) -> None:
        named.setdefault("help_text", gettext_lazy("Campus number, mail or name."))
        super().__init__(max_length=200, **named)
        self.actor = actor

    def clean(self, value: Any) -> Any:
        """The person meant."""
        text = super().clean(value)
        if not text:
            return None
        found = people_named(self.actor, text)
        if not found:
            raise forms.ValidationError(_("Nobody answers to this. Check the number, or write the name otherwise."))
        if len(found) > 1:
            names = "; ".join(f"{person.sorted_name} ({person.code})" for person in found)
            said = ngettext("%(count)s person answers", "%(count)s people answer", len(found))
            count = f"{len(found)}{'+' if len(found) == MOST_PROPOSED else ''}"
            raise forms.ValidationError(
                _("%(said)s: %(names)s. Write the number of the right one.")
                % {"said": said % {"count": count}, "names": names}
            )
        return found[0]


def titles(rows: Iterable[Any]) -> list[tuple[str, str]]:
    """(code, title) pairs."""
    return [(row.code, title_of(row)) for row in rows]


class ReasonForm(forms.Form):
    """Why: read by the person and by the auditors."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person and the auditors read it."),
    )


class ServiceParts(forms.Form):
    """Level, quota, pool and doors of a service: those that it has. Cleans to rows."""

    level = forms.ChoiceField(label=gettext_lazy("Level"), required=False)
    quota = forms.IntegerField(label=gettext_lazy("Quota"), required=False, min_value=0, max_value=2_000_000_000)
    pool = forms.ChoiceField(label=gettext_lazy("Pool of seats"), required=False)
    door_group = forms.ChoiceField(label=gettext_lazy("Doors"), required=False)

    def __init__(self, *given: Any, service: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.service = service
        self._offer("level", list(levels_of(service)))
        self._offer("pool", list(pools_of(service)))
        self._offer("door_group", list(door_groups()) if service.category == "premises" else [])
        if service.quota_unit and "quota" in self.fields:
            self.fields["quota"].help_text = _("In %(unit)s.") % {"unit": service.quota_unit}
        else:
            self.fields.pop("quota", None)

    def _offer(self, name: str, rows: list[Any]) -> None:
        """The choices of a field, or no field when there is nothing to choose."""
        if name not in self.fields:
            return
        if rows:
            self.fields[name].choices = [NONE, *titles(rows)]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def parts(self) -> dict[str, Any]:
        """Rows, for the engine."""
        said = self.cleaned_data
        return {
            "level": rows_by_code(levels_of(self.service), said.get("level", "")),
            "quota": said.get("quota"),
            "pool": rows_by_code(pools_of(self.service), said.get("pool", "")),
            "door_group": rows_by_code(door_groups(), said.get("door_group", "")),
        }


class PeriodFields(periods.PeriodForm):
    """First and last days, both wanted."""

    valid_from = forms.DateField(label=gettext_lazy("First day"))
    valid_until = forms.DateField(label=gettext_lazy("Last day"), help_text=gettext_lazy("Included."))


class LastDayForm(periods.LastDayForm, ReasonForm):
    """A last day, and why."""

    valid_until = forms.DateField(label=gettext_lazy("Last day"), help_text=gettext_lazy("Included."))
    field_order = ("valid_until", "reason")
