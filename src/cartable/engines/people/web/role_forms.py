"""Grant a role to a person, and end it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_person, access_role, access_structure, end_role, grant_role
from cartable.engines.people.web.labels import ROLE_CHOICES, ROLES
from cartable.engines.people.web.periods import EndForm, PeriodForm
from cartable.engines.people.web.structure_choices import WHOLE, structure_choices, structures_open_to
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotAllowed
from cartable.ui.moments import say_day
from cartable.ui.periods import last_day_of
from cartable.ui.views import FormPage


class RoleForm(PeriodForm):
    """Which role, over what, when and why; ticking the box is the confirmation."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
    structure = forms.ChoiceField(
        label=pgettext_lazy("role", "Over"), help_text=_("The structure and all those below it.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Order, replacement… The person and the auditors read it.")
    )
    confirmed = forms.BooleanField(label=_("I have checked that this person is to hold this role"))
    field_order = ("role", "structure", "valid_from", "valid_until", "reason", "confirmed")

    def __init__(self, *given: Any, choices: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["structure"].choices = choices  # type: ignore[attr-defined]


class GrantRole(FormPage):
    """Give a role to the person of the address."""

    title = _("Grant a role")
    lead = _("A role opens its rights over a structure and all below it, from its first to its last day.")
    form_class = RoleForm
    submit_label = _("Grant the role")

    def prepare(self) -> None:
        """The person, and the structures over which the reader may grant."""
        actor = self.request.user
        self.person = access_person(actor, self.kwargs["uuid"])
        self.is_everywhere = is_allowed(actor, "role.grant")
        self.structures = structures_open_to(actor, "role.grant")
        if not (self.is_everywhere or self.structures):
            require(actor, "role.grant")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.person)

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today()}

    def form_arguments(self) -> dict[str, Any]:
        """What the reader may choose."""
        return {"choices": structure_choices(self.structures, whole=self.is_everywhere)}

    def perform(self, form: RoleForm) -> None:
        """Grant it, in the reader's name."""
        said = form.cleaned_data
        actor: Any = self.request.user
        structure = None if said["structure"] == WHOLE else access_structure(actor, said["structure"])
        require(actor, "role.grant", structure)
        grant_role(
            person=self.person,
            role=said["role"],
            structure=structure,
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
            granted_by=actor.person,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Who holds it now."""
        return gettext("%(name)s holds the role.") % {"name": self.person.full_name}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.person.uuid])


class EndRole(FormPage):
    """Set the last day of a role."""

    title = _("End a role")
    form_class = EndForm
    submit_label = _("End the role")
    is_danger = True

    def prepare(self) -> None:
        """The grant, through its door."""
        self.role = access_role(self.request.user, self.kwargs["uuid"])
        if not is_allowed(self.request.user, "person.view", self.role.person):
            raise NotAllowed("person.view")

    def lead_text(self) -> str:
        """What is being ended."""
        values = {
            "name": self.role.person.full_name,
            "role": ROLES[self.role.role],
            "where": title_of(self.role.structure) if self.role.structure else gettext("the whole institution"),
            "since": say_day(self.role.valid_from, "year"),
        }
        return gettext("%(name)s: %(role)s over %(where)s, since %(since)s. Its rights close after the last day.") % (
            values
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.role.person)

    def initial(self) -> dict[str, Any]:
        """Its end if it has one, else today."""
        return {"valid_until": last_day_of(self.role.valid_until) or max(today(), self.role.valid_from)}

    def perform(self, form: EndForm) -> None:
        """End it, in the reader's name."""
        end_role(assignment=self.role, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Until when."""
        return gettext("The role ends on %(day)s.") % {"day": say_day(last_day_of(self.role.valid_until), "year")}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.role.person.uuid])


def person_crumbs(person: Any) -> list[tuple[Any, str]]:
    """The directory, then the person."""
    return [(_("People"), reverse("people:list")), (person.full_name, reverse("people:person", args=[person.uuid]))]
