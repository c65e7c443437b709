"""Note a number of a person, and take a wrong one back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_identifier, access_person, add_identifier, remove_identifier
from cartable.engines.people.web.labels import IDENTIFIER_KINDS
from cartable.engines.people.web.role_forms import person_crumbs
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.ui.views import FormPage

BY_HAND = ("ine", "hr", "orcid", "idhal", "eppn")
"""Kinds that people write; cards come with the doors, a source's numbers with the source."""


class IdentifierForm(forms.Form):
    """Which number."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", "–"), *((kind, IDENTIFIER_KINDS[kind]) for kind in BY_HAND)]
    )
    value = forms.CharField(
        label=_("Number"), max_length=120, help_text=_("Blanks and hyphens don't matter; its key is checked.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Certificate seen, message from HR…"))


class RemovalForm(forms.Form):
    """Why it is wrong."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the history: the person and the auditors read it.")
    )


class AddIdentifier(FormPage):
    """Note a number of the person of the address."""

    title = _("Add a number")
    lead = _(
        "A number names one person, and nobody has two of a kind: a second one means that two records were mixed up."
    )
    form_class = IdentifierForm
    submit_label = _("Add the number")

    def prepare(self) -> None:
        """The person, if the reader keeps their record."""
        self.person = access_person(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "person.edit", self.person)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.person)

    def perform(self, form: IdentifierForm) -> None:
        """Write it, in the reader's name."""
        add_identifier(person=self.person, on=today(), actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The number of %(name)s is written.") % {"name": self.person.full_name}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.person.uuid])


class RemoveIdentifier(FormPage):
    """Take a wrong number back."""

    title = _("Remove a number")
    form_class = RemovalForm
    submit_label = _("Remove the number")
    is_danger = True

    def prepare(self) -> None:
        """The number, through its door."""
        self.identifier = access_identifier(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> str:
        """Which one."""
        found = self.identifier
        said = {"name": found.person.full_name, "kind": IDENTIFIER_KINDS[found.kind], "value": found.value}
        return gettext("%(name)s: %(kind)s, %(value)s. The history keeps it.") % said

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.identifier.person)

    def perform(self, form: RemovalForm) -> None:
        """Remove it, in the reader's name."""
        remove_identifier(identifier=self.identifier, actor=self.request.user, reason=form.cleaned_data["reason"])

    def success_message(self) -> Any:
        """Done."""
        return gettext("The number is removed.")

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.identifier.person.uuid])
