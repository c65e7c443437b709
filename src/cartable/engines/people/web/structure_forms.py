"""Create a structure, and correct it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_structure, create_structure, edit_structure, find_structure_by_code
from cartable.engines.people.queries import list_structures
from cartable.engines.people.web.labels import STRUCTURE_KINDS
from cartable.engines.people.web.periods import PeriodForm
from cartable.engines.people.web.structure_choices import structure_choices
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.periods import last_day_of
from cartable.ui.views import FormPage

KEPT = ("title_fr", "title_en", "kind", "mail", "phone", "uai", "valid_from")


class StructureForm(PeriodForm):
    """What a structure is, and where it stands."""

    title_fr = forms.CharField(label=_("French title"), max_length=200)
    title_en = forms.CharField(label=_("English title"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *STRUCTURE_KINDS.items()])
    parent = forms.ChoiceField(label=_("Below"), required=False)
    uai = forms.CharField(
        label=_("UAI number"), max_length=20, required=False, help_text=_("Of the national register, like 0900424X.")
    )
    mail = forms.EmailField(label=_("Mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    field_order: tuple[str, ...] = (
        "title_fr",
        "title_en",
        "kind",
        "parent",
        "mail",
        "phone",
        "uai",
        "valid_from",
        "valid_until",
    )

    def __init__(self, *given: Any, choices: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["parent"].choices = [("", _("Nothing: it is at the top")), *choices]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the engine's functions take."""
        code = self.cleaned_data["parent"]
        return self.cleaned_data | {"parent": find_structure_by_code(code) if code else None}


class NewStructureForm(StructureForm):
    """A structure to create."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Short, without blank; it never changes."))
    field_order = ("code", *StructureForm.field_order)


class EditStructureForm(StructureForm):
    """A structure to correct."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Kept in the history."))
    field_order = (*StructureForm.field_order, "reason")


class StructurePage(FormPage):
    """What both forms share."""

    permission = "structure.edit"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the tree."""
        return [(_("People"), reverse("people:list")), (_("Structures"), reverse("people:structures"))]

    def form_arguments(self) -> dict[str, Any]:
        """The structures that it may stand below."""
        rows = sorted(list_structures(today()), key=lambda row: title_of(row).casefold())
        return {"choices": structure_choices([row for row in rows if row.code != self.kwargs.get("code")])}

    def success_url(self) -> str:
        """The tree."""
        return reverse("people:structures")


class NewStructure(StructurePage):
    """Add a structure to the tree."""

    title = _("New structure")
    lead = _("A department, a laboratory, a service: people are tied to it, roles are granted over it.")
    form_class = NewStructureForm
    submit_label = _("Create the structure")

    def initial(self) -> dict[str, Any]:
        """From today; below the structure that the address names."""
        return {"valid_from": today(), "parent": self.request.GET.get("below", "")}

    def perform(self, form: NewStructureForm) -> None:
        """Create it."""
        self.structure = create_structure(**form.values())

    def success_message(self) -> Any:
        """Done."""
        return gettext("The structure “%(title)s” is created.") % {"title": title_of(self.structure)}


class EditStructure(StructurePage):
    """Correct a structure; its code never changes."""

    title = _("Correct the structure")
    form_class = EditStructureForm
    submit_label = _("Save the structure")

    def prepare(self) -> None:
        """The structure."""
        self.structure = access_structure(self.request.user, self.kwargs["code"])

    def lead_text(self) -> Any:
        """Which one."""
        return f"{title_of(self.structure)} ({self.structure.code})"

    def initial(self) -> dict[str, Any]:
        """The structure as it is."""
        row = self.structure
        found = {field: getattr(row, field) for field in KEPT}
        parent = row.parent.code if row.parent else ""
        return found | {"parent": parent, "valid_until": last_day_of(row.valid_until)}

    def perform(self, form: EditStructureForm) -> None:
        """Correct it, in the reader's name."""
        edit_structure(structure=self.structure, actor=self.request.user, **form.values())

    def success_message(self) -> Any:
        """Done."""
        return gettext("The structure is corrected.")
