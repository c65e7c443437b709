"""Tie a person to a structure, and end the tie."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import (
    AffiliationRow,
    access_affiliation,
    access_person,
    access_structure,
    add_affiliations,
    end_affiliation,
)
from cartable.engines.people.web.labels import KINDS
from cartable.engines.people.web.periods import EndForm, PeriodForm
from cartable.engines.people.web.role_forms import person_crumbs
from cartable.engines.people.web.structure_choices import structure_choices, structures_open_to
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.moments import say_day
from cartable.ui.periods import last_day_of
from cartable.ui.views import FormPage


class AffiliationForm(PeriodForm):
    """What the person is, to which structure, when."""

    kind = forms.ChoiceField(label=_("Affiliation"), choices=[("", "–"), *KINDS.items()])
    structure = forms.ChoiceField(label=_("Structure"))
    level = forms.CharField(label=_("Level"), max_length=20, required=False, help_text=_("Semester, grade…"))
    field_order = ("kind", "structure", "level", "valid_from", "valid_until")

    def __init__(self, *given: Any, choices: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["structure"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]


class AddAffiliation(FormPage):
    """Tie the person of the address to a structure."""

    title = _("Add an affiliation")
    lead = _("What someone is to a structure opens what they see and do here, from its first to its last day.")
    form_class = AffiliationForm
    submit_label = _("Add the affiliation")

    def prepare(self) -> None:
        """The person, and the structures that the reader keeps."""
        self.person = access_person(self.request.user, self.kwargs["uuid"])
        self.structures = structures_open_to(self.request.user, "affiliation.edit")
        if not self.structures:
            require(self.request.user, "affiliation.edit")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.person)

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today()}

    def form_arguments(self) -> dict[str, Any]:
        """What the reader may choose."""
        return {"choices": structure_choices(self.structures)}

    def perform(self, form: AffiliationForm) -> None:
        """Write it."""
        said = form.cleaned_data
        structure = access_structure(self.request.user, said["structure"])
        require(self.request.user, "affiliation.edit", structure)
        row = AffiliationRow(
            person_id=self.person.pk,
            structure_id=structure.pk,
            kind=said["kind"],
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
            level=said["level"],
            source="page",
        )
        add_affiliations(rows=[row])

    def success_message(self) -> Any:
        """Done."""
        return gettext("The affiliation of %(name)s is written.") % {"name": self.person.full_name}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.person.uuid])


class EndAffiliation(FormPage):
    """Set the last day of an affiliation."""

    title = _("End an affiliation")
    form_class = EndForm
    submit_label = _("End the affiliation")
    is_danger = True

    def prepare(self) -> None:
        """The tie, through its door."""
        self.tie = access_affiliation(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> str:
        """What is being ended, and what follows."""
        values = {
            "name": self.tie.person.full_name,
            "kind": KINDS[self.tie.kind],
            "where": title_of(self.tie.structure),
            "since": say_day(self.tie.valid_from, "year"),
        }
        said = gettext(
            "%(name)s: %(kind)s, %(where)s, since %(since)s. What follows from it closes after the last day."
        )
        return said % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.tie.person)

    def initial(self) -> dict[str, Any]:
        """Its end if it has one, else today."""
        return {"valid_until": last_day_of(self.tie.valid_until) or max(today(), self.tie.valid_from)}

    def perform(self, form: EndForm) -> None:
        """End it, in the reader's name."""
        end_affiliation(affiliation=self.tie, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Until when."""
        day = say_day(last_day_of(self.tie.valid_until), "year")
        return gettext("The affiliation ends on %(day)s.") % {"day": day}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.tie.person.uuid])
