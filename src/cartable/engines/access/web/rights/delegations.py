"""Delegations: who may grant in whose place, over what, until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cartable.engines.access.api import access_delegation, delegate, end_delegation
from cartable.engines.access.domain.rights.delegations import require_delegation
from cartable.engines.access.models import Delegation
from cartable.engines.access.queries.choices import door_groups, structures_in_force
from cartable.engines.access.queries.delegations import delegations_seen
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.web.rights.fields import A_YEAR, PeriodFields, PersonField, ReasonForm, titles
from cartable.engines.access.web.rights.words import say_last_day
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import FormPage, ListPage

WHOLE = "*"  # no code of a structure holds it


def over_cell(row: Delegation) -> str:
    """Which services and doors, the people of which structure."""
    things = [title_of(one) for one in (*row.services.all(), *row.door_groups.all())]
    return ", ".join(things)


def where_cell(row: Delegation) -> str:
    """To the people of which structure."""
    return title_of(row.structure) if row.structure else _("The whole institution")


def state_cell(row: Delegation) -> Status:
    """To come, in force, over."""
    day = today()
    if row.valid_from > day:
        return Status("wait", _("To come"))
    if row.valid_until is not None and row.valid_until <= day:
        return Status("none", _("Over"))
    return Status("ok", pgettext_lazy("rule", "In force"))


def _narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    day = today()
    return rows.filter(valid_until__gt=day) if value == "on" else rows.filter(valid_until__lte=day)


class DelegationList(ListPage):
    """Every delegation over the services that the reader manages, and those that the reader gave."""

    title = gettext_lazy("Delegations")
    lead = gettext_lazy("Who may give some services to the people of a structure, until when, and by whose decision.")
    permission = "entitlement.manage"
    search_fields = ("holder__family_name", "holder__given_name", "holder__usage_family_name", "reason")
    search_label = gettext_lazy("Name or reason")
    default_sort = "until"
    export_name = "delegations"
    empty_title = gettext_lazy("Nothing is delegated")
    empty_text = gettext_lazy("A delegation lets somebody close to people decide on their requests, for a time.")
    columns = (
        Column(
            "holder",
            gettext_lazy("Held by"),
            value="holder.sorted_name",
            order_by="holder__name_key",
        ),
        Column("over", gettext_lazy("What they may give"), value=over_cell),
        Column("where", gettext_lazy("To whom"), value=where_cell, order_by="structure__code"),
        Column("days", gettext_lazy("Days at most"), value="max_days", order_by="max_days", numeric=True),
        Column("by", gettext_lazy("Given by"), value="given_by.full_name", order_by="given_by__name_key"),
        Column("reason", gettext_lazy("Reason"), value="reason"),
        Column(
            "until", gettext_lazy("Last day"), value=lambda row: say_last_day(row.valid_until), order_by="valid_until"
        ),
        Column("state", gettext_lazy("State"), value=state_cell),
        Column(
            "end",
            gettext_lazy("Change"),
            value=lambda row: (
                Linked(_("End it"), reverse("access:end-delegation", args=[row.uuid]))
                if row.valid_until is None or row.valid_until > today()
                else None
            ),
            export=False,
        ),
    )
    filters = (
        ChoiceFilter(
            "life",
            gettext_lazy("Which"),
            choices=[("on", gettext_lazy("in force or to come")), ("over", pgettext_lazy("periods", "over"))],
            apply=_narrow,
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """Those over the reader's services, and those that the reader gave."""
        return delegations_seen(self.request.user)

    def actions(self) -> list[Action]:
        """Delegate."""
        return [Action(gettext_lazy("Delegate"), reverse("access:new-delegation"), icon="handshake", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The same."""
        return reverse("access:new-delegation"), gettext_lazy("Delegate")

    def count_text(self, count: int) -> str:
        """« 3 délégations »."""
        return ngettext("%(count)s delegation", "%(count)s delegations", count) % {"count": say_number(count)}


class DelegationForm(PeriodFields):
    """To whom, what, over whom, when, why."""

    services = forms.MultipleChoiceField(
        label=gettext_lazy("Services"), required=False, widget=forms.CheckboxSelectMultiple
    )
    door_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups of doors"), required=False, widget=forms.CheckboxSelectMultiple
    )
    structure = forms.ChoiceField(
        label=gettext_lazy("To the people of"), help_text=gettext_lazy("The structure and all those below it.")
    )
    max_days = forms.IntegerField(
        label=gettext_lazy("Days at most for each right"), min_value=1, max_value=731, initial=365
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300, help_text=gettext_lazy("The person and the auditors read it.")
    )
    field_order = (
        "holder",
        "services",
        "door_groups",
        "structure",
        "max_days",
        "valid_from",
        "valid_until",
        "reason",
    )

    def __init__(self, *given: Any, actor: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["holder"] = PersonField(actor=actor, label=_("To whom"))
        self.known_services = {row.code: row for row in managed_services(actor).exclude(state="closed")}
        self.known_groups = {row.code: row for row in door_groups()}
        self.known_structures = {row.code: row for row in structures_in_force(today())}
        self.fields["services"].choices = titles(self.known_services.values())  # type: ignore[attr-defined]
        self.fields["door_groups"].choices = titles(self.known_groups.values())  # type: ignore[attr-defined]
        if not self.known_groups:
            del self.fields["door_groups"]
        whole = (WHOLE, _("The whole institution"))
        self.fields["structure"].choices = [whole, *titles(self.known_structures.values())]  # type: ignore[attr-defined]
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Something must be delegated."""
        found = super().clean()
        if not found.get("services") and not found.get("door_groups"):
            self.add_error("services", _("Choose at least one service or group of doors."))
        return found


class NewDelegation(FormPage):
    """Let somebody grant."""

    title = gettext_lazy("Delegate")
    lead = gettext_lazy("They decide on requests and give these services by name, within these limits and days.")
    form_class = DelegationForm
    submit_label = gettext_lazy("Delegate")

    def prepare(self) -> None:
        """Those who manage a service."""
        require(self.request.user, "entitlement.manage")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Delegations"), reverse("access:delegations"))]

    def form_arguments(self) -> dict[str, Any]:
        """What the reader manages."""
        return {"actor": self.request.user}

    def initial(self) -> dict[str, Any]:
        """From today, for a year."""
        return {"valid_from": today(), "valid_until": today() + A_YEAR, "max_days": 365}

    def perform(self, form: DelegationForm) -> None:
        """Write it."""
        said = form.cleaned_data
        self.holder = said["holder"]
        delegate(
            holder=said["holder"],
            services=[form.known_services[code] for code in said.get("services", ())],
            door_groups=[form.known_groups[code] for code in said.get("door_groups", ())],
            structure=None if said["structure"] == WHOLE else form.known_structures[said["structure"]],
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
            max_days=said["max_days"],
            reason=said["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Who may."""
        return _("%(name)s may now give these rights.") % {"name": self.holder.full_name}

    def success_url(self) -> str:
        """The list."""
        return reverse("access:delegations")


class EndDelegation(FormPage):
    """End a delegation today; what it gave stays until its own end."""

    title = gettext_lazy("End a delegation")
    form_class = ReasonForm
    submit_label = gettext_lazy("End the delegation")
    is_danger = True

    def prepare(self) -> None:
        """The delegation, through its door."""
        self.delegation = access_delegation(self.request.user, self.kwargs["uuid"])
        require_delegation(self.request.user, self.delegation)

    def lead_text(self) -> Any:
        """What follows."""
        row = self.delegation
        values = {"name": row.holder.full_name, "what": over_cell(row), "day": say_day(row.valid_from, "year")}
        return (
            _("%(name)s: %(what)s, since %(day)s. It ends today; the rights already given keep their last day.")
            % values
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Delegations"), reverse("access:delegations"))]

    def perform(self, form: ReasonForm) -> None:
        """End it."""
        end_delegation(
            delegation=self.delegation,
            actor=self.request.user,
            reason=form.cleaned_data["reason"],
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The delegation is ended.")

    def success_url(self) -> str:
        """The list."""
        return reverse("access:delegations")
