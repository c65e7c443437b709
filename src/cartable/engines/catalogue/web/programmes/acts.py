"""Programmes created; drafts begun, imported, adopted, discarded."""

from __future__ import annotations

import json
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Programme, Regulation, programmes
from cartable.engines.catalogue.web.programmes.editing import access_open_draft, crumbs_of, said_fault
from cartable.engines.catalogue.web.programmes.pages import change_rows, list_crumb, versions_beside
from cartable.engines.catalogue.web.programmes.words import (
    PROGRAMME_KINDS,
    programme_address,
    read,
    regulation_address,
    version_name,
)
from cartable.engines.people.api import Structure, find_structure_by_code
from cartable.kernel.clock import today
from cartable.kernel.languages import reader_language, title_of
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.views import FormPage

MOST_BYTES = 500_000


class ProgrammeForm(forms.Form):
    """A programme."""

    code = forms.CharField(label=_("Code"), max_length=40)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=PROGRAMME_KINDS.items())
    structure = forms.CharField(label=_("Structure"), max_length=40, help_text=_("Its code."))
    terms_count = forms.IntegerField(label=_("Number of terms"), min_value=1, max_value=20, initial=6)


class NewProgramme(FormPage):
    """Create a programme."""

    title = _("Create a programme")
    permission = "programme.create"
    form_class = ProgrammeForm
    submit_label = _("Create the programme")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [list_crumb()]

    def perform(self, form: ProgrammeForm) -> None:
        """Create it."""
        given = dict(form.cleaned_data)
        given["structure"] = _structure(given["structure"])
        self.programme = programmes.create_programme(**given, actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The programme is created. Write what its degree asks.")

    def success_url(self) -> str:
        """Its page."""
        return programme_address(self.programme)


def _structure(code: str) -> Structure:
    found = find_structure_by_code(code)
    if found is None:
        what, mend = gettext("No structure has this code."), gettext("Give the code of a structure.")
        raise InputRefused(Fault("structure.unknown", what, "structure", mend))
    return found


class BeginForm(forms.Form):
    """A new version."""

    entry_year = forms.IntegerField(
        label=_("For those who enter from"),
        min_value=1970,
        max_value=2200,
        help_text=_("A year, such as 2026: the regulation holds until a later year has its own."),
    )
    copied_from = forms.ChoiceField(label=_("Begin with"), required=False)

    def __init__(self, *args: Any, rows: list[Regulation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.uuid), version_name(row)) for row in rows]
        cast(forms.ChoiceField, self.fields["copied_from"]).choices = [("", _("nothing")), *choices]


class BeginRegulation(FormPage):
    """Begin a draft."""

    title = _("Write a new version")
    form_class = BeginForm
    submit_label = _("Begin the draft")

    def prepare(self) -> None:
        """Find the programme and what there is to begin with."""
        self.programme = programmes.access_edited_programme(self.request.user, self.kwargs["code"])
        self.rows = list(programmes.regulations_of(self.programme, with_drafts=True))

    def lead_text(self) -> Any:
        """Which programme."""
        return title_of(self.programme)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The programme."""
        return [list_crumb(), (title_of(self.programme), programme_address(self.programme))]

    def form_arguments(self) -> dict[str, Any]:
        """The versions."""
        return {"rows": self.rows}

    def initial(self) -> dict[str, Any]:
        """The version asked, else the one in force."""
        wanted = self.request.GET.get("from", "")
        named = [row for row in self.rows if str(row.uuid) == wanted]
        adopted = [row for row in self.rows if row.state == Regulation.State.ADOPTED]
        found = next(iter([*named, *adopted]), None)
        if found is None:
            return {"entry_year": today().year}
        return {"entry_year": found.entry_year, "copied_from": str(found.uuid)}

    def perform(self, form: BeginForm) -> None:
        """Begin it."""
        wanted = form.cleaned_data["copied_from"]
        self.regulation = programmes.begin_regulation(
            programme=self.programme,
            entry_year=form.cleaned_data["entry_year"],
            copied_from=next((row for row in self.rows if str(row.uuid) == wanted), None),
            actor=self.request.user,
        )

    def success_url(self) -> str:
        """The editor."""
        return regulation_address(self.regulation, "regulation-edit")


class DraftForm(FormPage):
    """A form about a draft."""

    def prepare(self) -> None:
        """Find the draft."""
        self.regulation = access_open_draft(self.request, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """Which."""
        return f"{title_of(self.regulation.programme)}. {version_name(self.regulation)}."

    def crumbs(self) -> list[tuple[Any, str]]:
        """The editor."""
        return crumbs_of(self.regulation, editor=True)

    def extra(self) -> dict[str, Any]:
        """What was read."""
        return {"digest": programmes.digest(self.regulation)}

    def success_url(self) -> str:
        """The editor."""
        return regulation_address(self.regulation, "regulation-edit")

    @property
    def was(self) -> str:
        """What the writer had read."""
        return self.request.POST.get("was", "")


class TextsForm(forms.Form):
    """Texts and credits."""

    text_fr = forms.CharField(
        label=_("Text in French"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    text_en = forms.CharField(
        label=_("Text in English"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    credits_min = forms.IntegerField(label=_("Least credits a term"), min_value=0, max_value=60)
    credits_max = forms.IntegerField(label=_("Most credits a term"), min_value=0, max_value=60)


class EditTexts(DraftForm):
    """The texts of a draft."""

    title = _("Texts and credits")
    template_name = "catalogue/programmes/draft_form.html"
    form_class = TextsForm

    def initial(self) -> dict[str, Any]:
        """What they say."""
        return {name: getattr(self.regulation, name) for name in TextsForm.base_fields}

    def perform(self, form: TextsForm) -> None:
        """Write them."""
        programmes.write_regulation(
            regulation=self.regulation, actor=self.request.user, was=self.was, **form.cleaned_data
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The texts are saved.")


class ImportForm(forms.Form):
    """A file, or its text."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("A JSON file, such as the export gives."))
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the tree, whether alone or as exported."""
        given = super().clean() or {}
        content = self._content(given)
        try:
            read_ = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise ValidationError(_("This isn't JSON: %(why)s") % {"why": error}) from error
        given["tree"] = read_["tree"] if isinstance(read_, dict) and "tree" in read_ else read_
        return given

    def _content(self, given: dict[str, Any]) -> str:
        file = given.get("file")
        if file is None:
            if not given.get("text", "").strip():
                raise ValidationError(_("Give a file, or its text."))
            return str(given["text"])
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is too large: a regulation takes 500 kB at most."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(_("The file isn't a text in UTF-8.")) from error


class ImportTree(DraftForm):
    """Replace the tree of a draft by that of a file."""

    title = _("Import requirements (JSON)")
    template_name = "catalogue/programmes/draft_form.html"
    form_class = ImportForm
    submit_label = _("Replace the requirements")

    def perform(self, form: ImportForm) -> None:
        """Write it."""
        programmes.write_regulation(
            regulation=self.regulation, tree=form.cleaned_data["tree"], actor=self.request.user, was=self.was
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The requirements are those of the file.")


class AdoptForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Decision"), max_length=300, help_text=_("Which board decided, and when: it stays in the history.")
    )


class AdoptRegulation(DraftForm):
    """Put a draft in force."""

    title = _("Adopt the regulation")
    template_name = "catalogue/programmes/adopt.html"
    permission = "regulation.adopt"
    form_class = AdoptForm
    submit_label = _("Adopt the regulation")

    def permission_object(self) -> Programme:
        """Over its programme."""
        return self.regulation.programme

    def extra(self) -> dict[str, Any]:
        """What forbids it, and what it changes."""
        tree, spoken = read(self.regulation), reader_language()
        rows = versions_beside(self.request.user, self.regulation)
        before = next(
            (row for row in rows if row.state == "adopted" and row.entry_year == self.regulation.entry_year), None
        )
        return {
            **super().extra(),
            "faults": [said_fault(one, tree, spoken) for one in programmes.adoption_faults(self.regulation)],
            "replaced": version_name(before) if before else "",
            "changes": change_rows(before, self.regulation) if before else [],
        }

    def perform(self, form: AdoptForm) -> None:
        """Adopt it; what forbids it is on the page already."""
        try:
            programmes.adopt_regulation(
                regulation=self.regulation,
                actor=self.request.user,
                on=today(),
                was=self.was,
                reason=form.cleaned_data["reason"],
            )
        except InputRefused:
            what = gettext("The regulation can't be adopted as it stands.")
            raise InputRefused(Fault("regulation.refused", what, "", gettext("Mend what is listed."))) from None

    def success_message(self) -> Any:
        """Done."""
        return gettext("The regulation is in force.")

    def success_url(self) -> str:
        """Its page."""
        return regulation_address(self.regulation)


class DiscardForm(forms.Form):
    """Nothing to fill."""


class DiscardRegulation(DraftForm):
    """Discard a draft."""

    title = _("Discard the draft")
    form_class = DiscardForm
    submit_label = _("Discard the draft")
    is_danger = True

    def perform(self, form: DiscardForm) -> None:
        """Discard it."""
        programmes.discard_regulation(regulation=self.regulation, actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The draft is discarded.")

    def success_url(self) -> str:
        """The programme."""
        return reverse("catalogue:programme", args=[self.regulation.programme.code])
