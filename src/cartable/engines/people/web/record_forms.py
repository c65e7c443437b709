"""Create a person's record, and correct it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_person, arriving, create_person, edit_person
from cartable.engines.people.queries import namesakes
from cartable.engines.people.web.role_forms import person_crumbs
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.moments import say_day
from cartable.ui.views import FormPage

EDITED = (*arriving.FACTS, "is_protected")
"""What a source may tell of a person, and what only a human says."""


class RecordForm(forms.Form):
    """What a record holds besides its number."""

    family_name = forms.CharField(label=_("Family name"), max_length=120, help_text=_("Of civil status."))
    given_name = forms.CharField(label=_("Given name"), max_length=120, required=False)
    usage_family_name = forms.CharField(
        label=_("Family name of use"), max_length=120, required=False, help_text=_("What the campus shows, if another.")
    )
    usage_given_name = forms.CharField(label=_("Given name of use"), max_length=120, required=False)
    mail = forms.EmailField(label=_("Mail"), required=False)
    personal_mail = forms.EmailField(label=_("Personal mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    birth_on = forms.DateField(label=_("Born on"), required=False)
    birth_place = forms.CharField(label=_("Place of birth"), max_length=120, required=False)
    birth_country = forms.CharField(
        label=_("Country of birth"), max_length=2, required=False, help_text=_("Two letters: FR, DE, MA…")
    )
    nationality = forms.CharField(
        label=_("Nationality"), max_length=2, required=False, help_text=_("Two letters: FR, DE, MA…")
    )
    is_protected = forms.BooleanField(
        label=_("Hidden from the directory"),
        required=False,
        help_text=_("For those whose presence must not be known: only they and those who keep records see the name."),
    )


class NewPersonForm(RecordForm):
    """A record to create."""

    code = forms.CharField(
        label=_("Campus number"), max_length=40, help_text=_("Given once and never reused, even after the person left.")
    )
    is_another = forms.BooleanField(label=_("It is another person of the same name"), required=False)
    field_order = ("code", *EDITED, "is_another")


class EditPersonForm(RecordForm):
    """A record to correct."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Kept in the history: the person and the auditors read it.")
    )
    field_order = (*EDITED, "reason")


class NewPerson(FormPage):
    """Create one person; the same person twice is refused."""

    title = _("New person")
    lead = _("For many people at once, import a file. Affiliations and roles are added on the person's page.")
    permission = "person.create"
    form_class = NewPersonForm
    submit_label = _("Create the person")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [(_("People"), reverse("people:list"))]

    def perform(self, form: NewPersonForm) -> None:
        """Create, unless someone of that name seems to be the same person."""
        said = dict(form.cleaned_data)
        if not said.pop("is_another"):
            refuse_namesakes(said)
        self.person = create_person(**said, origin="page")

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        """The last box shows only when there is someone of the same name."""
        if not form.is_bound or not ("is_another" in form.errors or form.data.get("is_another")):
            del form.fields["is_another"]
        return super().answer(form, status)

    def success_message(self) -> Any:
        """And what comes next."""
        return gettext("The record of %(name)s is created. Add what they are here.") % {"name": self.person.full_name}

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.person.uuid])


class EditPerson(FormPage):
    """Correct a record; its number never changes."""

    title = _("Correct the record")
    form_class = EditPersonForm
    submit_label = _("Save the record")

    def prepare(self) -> None:
        """The person, if the reader keeps their record."""
        self.person = access_person(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "person.edit", self.person)

    def lead_text(self) -> Any:
        """Whose record."""
        return gettext("%(name)s, campus number %(code)s.") % {"name": self.person.full_name, "code": self.person.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the person."""
        return person_crumbs(self.person)

    def initial(self) -> dict[str, Any]:
        """The record as it is."""
        return {field: getattr(self.person, field) for field in EDITED}

    def perform(self, form: EditPersonForm) -> None:
        """Correct it, in the reader's name."""
        edit_person(person=self.person, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The record is corrected.")

    def success_url(self) -> str:
        """The person's page."""
        return reverse("people:person", args=[self.person.uuid])


def refuse_namesakes(said: dict[str, Any]) -> None:
    """Raise InputRefused when someone of the same names may be the same person, naming them by number and birth day."""
    names = {field: " ".join(said[field].split()) for field in ("family_name", "given_name")}
    found = list(namesakes(**names, birth_on=said["birth_on"])[:3])
    if not found:
        return
    known = ", ".join(
        f"{row.full_name} ({row.code}{', ' + say_day(row.birth_on, 'year') if row.birth_on else ''})" for row in found
    )
    what = format_lazy(_("Already here: {known}."), known=known)
    mend = _("If it is the same person, open that record; otherwise tick the box.")
    raise InputRefused(Fault("person.namesake", what, "is_another", mend))
