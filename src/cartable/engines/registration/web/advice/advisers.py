"""Who advises whom: the list, and advisers given in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.people.api import find_person_by_code
from cartable.engines.registration.api import assign_adviser_to, assign_advisers_csv
from cartable.engines.registration.models import Advising
from cartable.kernel.clock import today
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.lists import Action, Column
from cartable.ui.views import FormPage, ListPage

MOST_BYTES = 2_000_000


class AdviserList(ListPage):
    """Students with their adviser of the day."""

    title = _("Advisers")
    lead = _("Who advises whom today.")
    permission = "advising.assign"
    search_fields = ("student__search_text", "adviser__search_text")
    search_label = _("Name or number of a student or an adviser")
    default_sort = "adviser"
    export_name = "advisers"
    empty_title = _("Nobody has an adviser yet")
    empty_text = _("Give advisers from a file, or to a whole population.")
    columns = (
        Column(
            "student",
            _("Student"),
            value="student.sorted_name",
            order_by="student__name_key",
            url=lambda row: reverse("registration:progress", args=[row.student.uuid]),
        ),
        Column("student_code", _("Number"), value="student.code", order_by="student__code"),
        Column(
            "adviser", _("Adviser"), value="adviser.sorted_name", order_by=("adviser__name_key", "student__name_key")
        ),
        Column("adviser_code", _("Adviser's number"), value="adviser.code", order_by="adviser__code"),
        Column("valid_from", _("Since"), order_by="valid_from"),
    )

    def queryset(self) -> QuerySet[Any]:
        """Those in force."""
        return Advising.objects.valid_on(today()).select_related("student", "adviser")

    def actions(self) -> Sequence[Action]:
        """The two ways of giving advisers."""
        return [
            Action(_("Give one to a population"), reverse("registration:assign-adviser"), icon="users"),
            Action(_("Import a file"), reverse("registration:import-advisers"), icon="upload", primary=True),
        ]

    def empty_action(self) -> tuple[str, Any]:
        """Import."""
        return (reverse("registration:import-advisers"), _("Import a file"))


class FileForm(forms.Form):
    """The pairs, as a file or typed."""

    file = forms.FileField(label=_("CSV file"), required=False)
    text = forms.CharField(
        label=_("Or the lines themselves"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("On each line the student's number, then the adviser's: E0012;P0034"),
    )
    valid_from = forms.DateField(
        label=_("From this day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class _Assigning(FormPage):
    """What both ways share."""

    permission = "advising.assign"
    submit_label = _("Give the advisers")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Advisers"), reverse("registration:advisers"))]

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today()}

    def success_message(self) -> Any:
        """How many changed."""
        said = ngettext("%(count)s student has a new adviser.", "%(count)s students have a new adviser.", self.count)
        return said % {"count": self.count}

    def success_url(self) -> str:
        """The list."""
        return reverse("registration:advisers")

    count: int = 0


class ImportAdvisers(_Assigning):
    """From a file of two columns."""

    title = _("Give advisers from a file")
    lead = _("All lines are checked first; nothing is written while one is wrong.")
    form_class = FileForm

    def perform(self, form: Any) -> None:
        """Read it and write."""
        said = form.cleaned_data
        text = said["text"] or ""
        if said["file"] is not None:
            if said["file"].size > MOST_BYTES:
                raise InputRefused(Fault("file.size", _("The file is too large."), "file", _("Cut it in parts.")))
            text = _decoded(said["file"].read())
        self.count = assign_advisers_csv(text=text, valid_from=said["valid_from"], actor=self.request.user)


class PopulationForm(forms.Form):
    """Whom, and by whom."""

    population = forms.CharField(
        label=_("Population"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("A rule over people.")
    )
    adviser = forms.CharField(label=_("Adviser's number"), max_length=40)
    valid_from = forms.DateField(
        label=_("From this day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class AssignAdviser(_Assigning):
    """One adviser to a whole population."""

    title = _("Give an adviser to a population")
    form_class = PopulationForm

    def perform(self, form: Any) -> None:
        """Find the adviser and write."""
        said = form.cleaned_data
        adviser = find_person_by_code(said["adviser"].strip())
        if adviser is None:
            mend = _("Correct the number.")
            raise InputRefused(Fault("advising.unknown", _("Nobody has this number."), "adviser", mend))
        self.count = assign_adviser_to(
            population=said["population"], adviser=adviser, valid_from=said["valid_from"], actor=self.request.user
        )


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
