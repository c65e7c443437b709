"""Ask for a clearance, decide on it, take it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import (
    access_clearance,
    access_zone,
    ask_clearance,
    decide_clearance,
    withdraw_clearance,
)
from cartable.engines.access.models import Clearance
from cartable.engines.access.web.rights.fields import A_YEAR, PersonField, ReasonForm
from cartable.engines.access.web.rights.mine import reader_of
from cartable.engines.access.web.rights.words import say_last_day
from cartable.engines.access.web.rights.zones import clearance_state
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.periods import day_after
from cartable.ui.views import FormPage


class AskClearanceForm(ReasonForm):
    """For whom, and why."""

    def __init__(self, *given: Any, actor: Any, for_others: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["reason"].label = _("What brings the person into the zone")
        self.fields["reason"].help_text = _("Work, host, dates. Who decides reads this.")
        if for_others:
            self.fields["person"] = PersonField(
                actor=actor,
                label=_("For whom"),
                required=False,
                help_text=_("Campus number, mail or name. Empty: for yourself."),
            )
            self.order_fields(["person", "reason"])


class AskClearance(FormPage):
    """Ask to be cleared for a zone, or for somebody else."""

    form_class = AskClearanceForm
    submit_label = gettext_lazy("Send the request")

    def prepare(self) -> None:
        """The zone."""
        self.zone = access_zone(self.request.user, self.kwargs["code"])
        self.reader = reader_of(self.request)
        self.decides = is_allowed(self.request.user, "clearance.decide", self.zone)

    def page_title(self) -> Any:
        """Which zone."""
        return _("Ask for a clearance: %(zone)s") % {"zone": title_of(self.zone)}

    def lead_text(self) -> Any:
        """What it is."""
        return _("A restricted zone protects research. Its security officer decides, for a period, and tells you.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """Where one comes from."""
        if self.decides:
            return [(_("Restricted zones"), reverse("access:zones"))]
        return [(_("My rights"), reverse("access:my-rights"))]

    def form_arguments(self) -> dict[str, Any]:
        """Officers may ask for others."""
        return {"actor": self.request.user, "for_others": self.decides}

    def perform(self, form: AskClearanceForm) -> None:
        """Send it."""
        said = form.cleaned_data
        ask_clearance(
            person=said.get("person") or self.reader,
            zone=self.zone,
            reason=said["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Sent."""
        return _("The request is sent to the security officer.")

    def success_url(self) -> str:
        """Where one comes from."""
        return reverse("access:clearances") if self.decides else reverse("access:my-rights")


class DecideClearanceForm(forms.Form):
    """Cleared or not, until when, why."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("granted", gettext_lazy("Clear")), ("refused", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
    )
    valid_from = forms.DateField(label=gettext_lazy("First day"), required=False)
    valid_until = forms.DateField(label=gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Included."))
    reference = forms.CharField(
        label=gettext_lazy("Reference of the opinion"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Number of the ministry's opinion or of the file."),
    )
    decision = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person and the auditors read it."),
    )

    def clean(self) -> dict[str, Any]:
        """A clearance has both days."""
        found = super().clean() or self.cleaned_data
        if found.get("verdict") == "granted":
            for name in ("valid_from", "valid_until"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Write the day: a clearance is always for a period."))
            first, last = found.get("valid_from"), found.get("valid_until")
            if first and last and last < first:
                self.add_error("valid_until", _("The last day comes before the first. Correct one of the two."))
        return found


class OnClearance(FormPage):
    """An act on a clearance."""

    def prepare(self) -> None:
        """The clearance, through its door."""
        self.clearance = access_clearance(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "clearance.decide", self.clearance.zone)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Clearances"), reverse("access:clearances"))]

    def success_url(self) -> str:
        """The list."""
        return reverse("access:clearances")


class DecideClearance(OnClearance):
    """Clear somebody for a zone, or refuse."""

    form_class = DecideClearanceForm
    submit_label = gettext_lazy("Write the decision")
    template_name = "access/rights/clearance.html"

    def page_title(self) -> Any:
        """Who, where."""
        values = {"name": self.clearance.person.full_name, "zone": title_of(self.clearance.zone)}
        return _("%(name)s – %(zone)s") % values

    def initial(self) -> dict[str, Any]:
        """A year from today."""
        return {"valid_from": today(), "valid_until": today() + A_YEAR}

    def extra(self) -> dict[str, Any]:
        """The request, what was decided before."""
        row = self.clearance
        others = Clearance.objects.filter(person=row.person, zone=row.zone).exclude(pk=row.pk)
        others = others.select_related("decided_by", "zone", "person")
        return {
            "clearance": row,
            "state": clearance_state(row),
            "is_waiting": row.state == Clearance.State.REQUESTED,
            "is_granted": row.state == Clearance.State.GRANTED,
            "last_day": say_last_day(row.valid_until),
            "others": [(one, clearance_state(one), say_last_day(one.valid_until)) for one in others[:20]],
        }

    def perform(self, form: DecideClearanceForm) -> None:
        """Write it."""
        said = form.cleaned_data
        is_granted = said["verdict"] == "granted"
        decide_clearance(
            clearance=self.clearance,
            is_granted=is_granted,
            valid_from=said["valid_from"] if is_granted else None,
            valid_until=day_after(said["valid_until"]) if is_granted else None,
            decision=said["decision"],
            reference=said["reference"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The decision is written, and the rights of the person follow.")


class WithdrawClearance(OnClearance):
    """Take a clearance back: what it opened closes today."""

    title = gettext_lazy("Withdraw a clearance")
    form_class = ReasonForm
    submit_label = gettext_lazy("Withdraw the clearance")
    is_danger = True

    def lead_text(self) -> Any:
        """What follows."""
        values = {"name": self.clearance.person.full_name, "zone": title_of(self.clearance.zone)}
        return _("%(name)s, %(zone)s. Every right of theirs to this zone closes at once.") % values

    def perform(self, form: ReasonForm) -> None:
        """Withdraw it."""
        withdraw_clearance(
            clearance=self.clearance, actor=self.request.user, reason=form.cleaned_data["reason"], now=system_clock()
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The clearance is withdrawn.")
