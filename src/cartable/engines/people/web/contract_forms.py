"""Write a contract of a person, correct it, end it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import (
    access_contract,
    access_person,
    access_structure,
    add_contract,
    correct_contract,
    end_contract,
)
from cartable.engines.people.web.labels import CONTRACT_KINDS, KINDS
from cartable.engines.people.web.periods import EndForm, PeriodForm
from cartable.engines.people.web.role_forms import person_crumbs
from cartable.engines.people.web.structure_choices import structure_choices, structures_open_to
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.moments import say_day
from cartable.ui.periods import last_day_of
from cartable.ui.views import FormPage

OPENED = ("faculty", "staff", "temporary", "affiliate")


class ContractForm(PeriodForm):
    """What a contract says."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *CONTRACT_KINDS.items()])
    structure = forms.ChoiceField(label=_("Structure"))
    grade = forms.CharField(label=_("Grade"), max_length=120, required=False)
    working_percent = forms.IntegerField(
        label=_("Share of time"), min_value=0, max_value=100, initial=100, help_text=_("In percent of a whole time.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the history: the person and the auditors read it.")
    )
    field_order: tuple[str, ...] = (
        "kind",
        "structure",
        "grade",
        "working_percent",
        "valid_from",
        "valid_until",
        "reason",
    )

    def __init__(self, *given: Any, choices: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["structure"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]


class NewContractForm(ContractForm):
    """A contract to write, and the affiliation that it opens."""

    number = forms.CharField(label=_("Contract number"), max_length=60, help_text=_("That of HR; it never changes."))
    affiliation = forms.ChoiceField(
        label=_("Affiliation that it opens"),
        required=False,
        choices=[("", _("None")), *((kind, KINDS[kind]) for kind in OPENED)],
        help_text=_("With the same structure and days; it ends with the contract."),
    )
    field_order = ("number", *ContractForm.field_order[:-1], "affiliation", "reason")


class ContractPage(FormPage):
    """What the forms share: the structures whose contracts the reader keeps."""

    def choices(self) -> dict[str, Any]:
        """What the reader may choose."""
        return {"choices": structure_choices(structures_open_to(self.request.user, "contract.edit"))}

    def values(self, form: Any) -> dict[str, Any]:
        """What the engine's functions take; the reader must keep the structure."""
        structure = access_structure(self.request.user, form.cleaned_data["structure"])
        require(self.request.user, "contract.edit", structure)
        said: dict[str, Any] = form.cleaned_data
        return said | {"structure": structure, "actor": self.request.user}


class AddContract(ContractPage):
    """Write a contract of the person of the address."""

    title = _("Add a contract")
    lead = _("The shares of time of someone's contracts never exceed 100 % on a day.")
    form_class = NewContractForm
    submit_label = _("Add the contract")

    def prepare(self) -> None:
        """The person, if the reader keeps their record and contracts somewhere."""
        self.person = access_person(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "person.edit", self.person)
        if not structures_open_to(self.request.user, "contract.edit"):
            require(self.request.user, "contract.edit")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.person)

    def initial(self) -> dict[str, Any]:
        """From today, all the time."""
        return {"valid_from": today(), "working_percent": 100}

    def form_arguments(self) -> dict[str, Any]:
        """What the reader may choose."""
        return self.choices()

    def perform(self, form: NewContractForm) -> None:
        """Write it, in the reader's name."""
        add_contract(person=self.person, source="page", **self.values(form))

    def success_message(self) -> Any:
        """Done."""
        return gettext("The contract of %(name)s is written.") % {"name": self.person.full_name}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.person.uuid])


class OfContract(ContractPage):
    """A contract through its door."""

    def prepare(self) -> None:
        """To who keeps the contracts of its structure and may see its person."""
        self.contract = access_contract(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "person.view", self.contract.person)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.contract.person)

    def lead_text(self) -> str:
        """Whose, and which."""
        row = self.contract
        said = {
            "name": row.person.full_name,
            "kind": CONTRACT_KINDS[row.kind],
            "number": row.number,
            "where": title_of(row.structure),
        }
        return gettext("%(name)s: %(kind)s %(number)s, %(where)s.") % said

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.contract.person.uuid])


class EditContract(OfContract):
    """Correct a contract; its number never changes."""

    title = _("Correct the contract")
    form_class = ContractForm
    submit_label = _("Save the contract")

    def form_arguments(self) -> dict[str, Any]:
        """What the reader may choose."""
        return self.choices()

    def initial(self) -> dict[str, Any]:
        """The contract as it is."""
        row = self.contract
        kept = {name: getattr(row, name) for name in ("kind", "grade", "working_percent", "valid_from")}
        return kept | {"structure": row.structure.code, "valid_until": last_day_of(row.valid_until)}

    def perform(self, form: ContractForm) -> None:
        """Correct it, in the reader's name."""
        correct_contract(contract=self.contract, **self.values(form))

    def success_message(self) -> Any:
        """Done."""
        return gettext("The contract is corrected.")


class EndContract(OfContract):
    """Set the last day of a contract; the affiliations that it opened end with it."""

    title = _("End a contract")
    form_class = EndForm
    submit_label = _("End the contract")
    is_danger = True

    def initial(self) -> dict[str, Any]:
        """Its end if it has one, else today."""
        return {"valid_until": last_day_of(self.contract.valid_until) or max(today(), self.contract.valid_from)}

    def perform(self, form: EndForm) -> None:
        """End it, in the reader's name."""
        end_contract(contract=self.contract, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Until when."""
        return gettext("The contract ends on %(day)s.") % {
            "day": say_day(last_day_of(self.contract.valid_until), "year")
        }
