"""Ask for a guest, and see what became of one's requests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_structure, arriving
from cartable.engines.people.queries import list_structures
from cartable.engines.people.web.sources.labels import status_of
from cartable.engines.people.web.sources.queue import name_of_record
from cartable.engines.people.web.sources.source_pages import people_crumb
from cartable.engines.people.web.structure_choices import structure_choices
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.ui.lists import Action, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

ONE_DAY = timedelta(days=1)
STATES = {
    "to_decide": ("wait", _("Waits for a decision")),
    "same": ("ok", _("Accepted")),
    "new": ("ok", _("Accepted")),
    "set_aside": ("no", _("Not accepted")),
}


def _structure(record: Any) -> str:
    ties = arriving.row_of(record.key, record.payload).ties
    return ties[0].structure if ties else ""


def _period(record: Any) -> Any:
    ties = arriving.row_of(record.key, record.payload).ties
    return ties[0].valid_from if ties else None


class GuestList(ListPage):
    """The reader's own requests."""

    title = _("My requests for guests")
    lead = _("Those who keep records decide; what they answer is shown here.")
    permission = "guest.request"
    search_fields = ("key",)
    search_label = _("Name of the guest")
    export_name = "guests"
    empty_title = _("No request yet")
    empty_text = _("Ask for a colleague of another institution, a visitor, an intern: those who keep records decide.")
    columns = (
        Column("name", _("Guest"), value=name_of_record),
        Column("structure", _("Structure"), value=_structure),
        Column("from", _("From the"), value=_period),
        Column("asked", _("Asked on"), value="arrived_at", order_by="arrived_at"),
        Column("state", _("State"), value=lambda record: status_of(STATES, record.state)),
        Column("answer", _("Answer"), value="decision_reason"),
    )

    def queryset(self) -> QuerySet[Any]:
        """The latest first."""
        return arriving.requests_of(self.request.user)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """By the names."""
        found = Q()
        for word in text.split():
            found &= Q(payload__family_name__icontains=word) | Q(payload__given_name__icontains=word)
        return rows.filter(found)

    def count_text(self, count: int) -> str:
        """« 2 demandes »."""
        return ngettext("%(count)s request", "%(count)s requests", count) % {"count": say_number(count)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [people_crumb()]

    def actions(self) -> list[Action]:
        """Another one."""
        return [Action(_("Ask for a guest"), reverse("people:new-guest"), icon="user-plus", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The same."""
        return (reverse("people:new-guest"), _("Ask for a guest"))


class GuestForm(forms.Form):
    """Who, where, when and why."""

    family_name = forms.CharField(label=_("Family name"), max_length=120)
    given_name = forms.CharField(label=_("Given name"), max_length=120)
    birth_on = forms.DateField(
        label=_("Born on"), help_text=_("With the names, it tells whether we know the person already.")
    )
    personal_mail = forms.EmailField(label=_("Mail of the guest"), required=False)
    nationality = forms.CharField(
        label=_("Nationality"), max_length=2, required=False, help_text=_("Two letters (ISO 3166): FR, DE, MA…")
    )
    structure = forms.ChoiceField(label=_("Structure that welcomes"))
    valid_from = forms.DateField(label=_("First day"))
    valid_until = forms.DateField(label=_("Last day"))
    reason = forms.CharField(label=_("What the guest comes for"), max_length=300)

    def __init__(self, *given: Any, choices: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["structure"].choices = choices  # type: ignore[attr-defined]


class NewGuest(FormPage):
    """Ask for a guest."""

    title = _("Ask for a guest")
    lead = _("Nothing is created before those who keep records have decided.")
    permission = "guest.request"
    form_class = GuestForm
    submit_label = _("Send the request")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The reader's requests."""
        return [people_crumb(), (_("My requests for guests"), reverse("people:guests"))]

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today()}

    def form_arguments(self) -> dict[str, Any]:
        """The structures of today."""
        rows = sorted(list_structures(today()), key=lambda row: title_of(row).casefold())
        return {"choices": structure_choices(rows)}

    def perform(self, form: GuestForm) -> None:
        """Ask, in the reader's name; the last day is included on the page, excluded in the record."""
        said = dict(form.cleaned_data)
        structure = access_structure(self.request.user, said.pop("structure"))
        period = {"valid_from": said.pop("valid_from"), "valid_until": said.pop("valid_until") + ONE_DAY}
        reason = said.pop("reason")
        arriving.request_guest(
            row=arriving.ArrivingRow("asked", **said),
            structure=structure,
            reason=reason,
            actor=self.request.user,
            now=system_clock(),
            **period,
        )

    def success_message(self) -> Any:
        """What comes next."""
        return gettext("The request is sent. The answer will be on this page.")

    def success_url(self) -> str:
        """The reader's requests."""
        return reverse("people:guests")
