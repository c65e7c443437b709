"""Who advises whom: the list, and advisers given in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.api import Programme
from cartable.engines.people.api import find_person_by_code
from cartable.engines.registration.api import (
    assign_adviser_to,
    assign_advisers_csv,
    campaign_looked_at,
    give_adviser,
)
from cartable.engines.registration.queries.advice.advisers import found_by, students_under, with_advisers
from cartable.engines.registration.rules.progress import READERS
from cartable.engines.registration.web.advice.words import LIST_STATES, list_status
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.lists import Action, BulkAction, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

MOST_BYTES = 2_000_000
MOST_PICKED = 500


def _programmes() -> list[tuple[str, str]]:
    return [(one.code, title_of(one)) for one in Programme.objects.order_by("code")]


def _adviser_of(row: Any) -> str | None:
    return next((one.adviser.sorted_name for one in row.advisings_today), None)


class AdviserList(ListPage):
    """The students of one's programmes with their adviser of the day, and where their list stands."""

    title = _("Advisers")
    permission = "advising.list"
    search_label = _("Name or number of a student or an adviser")
    default_sort = "adviser"
    export_name = "advisers"
    empty_title = _("No student here")
    empty_text = _("Students show here once they are enrolled in a programme that you answer for.")
    filters = (
        ChoiceFilter(
            "adviser",
            _("Adviser"),
            choices=[("none", _("Without adviser")), ("some", _("With an adviser"))],
            apply=lambda rows, value: rows.filter(adviser_code__isnull=value == "none"),
        ),
        ChoiceFilter("programme", _("Programme"), choices=_programmes, lookup="programme_code"),
        ChoiceFilter(
            "state",
            _("List"),
            choices=[(key, title) for key, (_kind, title) in LIST_STATES.items()],
            apply=lambda rows, value: (
                rows.filter(list_state__isnull=True) if value == "none" else rows.filter(list_state=value)
            ),
        ),
    )
    columns = (
        Column(
            "student",
            _("Student"),
            value="sorted_name",
            order_by="name_key",
            url=lambda row: reverse("registration:progress", args=[row.uuid]),
        ),
        Column("student_code", _("Number"), value="code", order_by="code"),
        Column("programme", _("Programme"), value="programme_code", order_by=("programme_code", "name_key")),
        Column("adviser", _("Adviser"), value=_adviser_of, order_by=("adviser_key", "name_key")),
        Column("adviser_code", _("Adviser's number"), order_by="adviser_code"),
        Column("valid_from", _("Since"), value="advised_since", order_by="advised_since"),
        Column("list", _("List"), value=lambda row: list_status(row.list_state or "none"), order_by="list_state"),
        Column("sent_at", _("Sent on"), order_by="sent_at"),
    )

    def prepare(self) -> None:
        """The day, the campaign looked at, whether advisers may be given."""
        self.day = today()
        self.campaign = campaign_looked_at("", system_clock())
        self.may_give = is_allowed(self.request.user, "advising.give")
        self.bulk_actions = (BulkAction("give", _("Give them an adviser")),) if self.may_give else ()  # type: ignore[misc]

    def lead_text(self) -> Any:
        """Which campaign the lists are of."""
        if self.campaign is None:
            return _("Who advises whom today.")
        return format_lazy(
            _("Who advises whom today; lists of the campaign “{campaign}”."), campaign=title_of(self.campaign)
        )

    def queryset(self) -> QuerySet[Any]:
        """Those whom the reader answers for."""
        students = students_under(self.request.user, self.day, *READERS)
        return with_advisers(students, campaign=self.campaign, on=self.day)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """By student or by adviser."""
        return found_by(rows, text, self.day)

    def count_text(self, count: int) -> str:
        """« 418 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}

    def actions(self) -> Sequence[Action]:
        """The ways of giving advisers to many, for those who may."""
        if not is_allowed(self.request.user, "advising.assign"):
            return []
        return [
            Action(_("Give one to a population"), reverse("registration:assign-adviser"), icon="users"),
            Action(_("Import a file"), reverse("registration:import-advisers"), icon="upload", primary=True),
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The ticked students, taken to the form that gives them an adviser."""
        require(request.user, "advising.give")
        picked = [value for value in request.POST.getlist("pick") if value.isdigit()][:MOST_PICKED]
        codes = list(self.queryset().filter(pk__in=picked).values_list("code", flat=True))
        if request.POST.get("bulk") != "give" or not codes:
            raise InputRefused(
                Fault("list.bulk", _("No act or no row was chosen."), mend=_("Tick at least one row, then choose."))
            )
        return HttpResponseRedirect(
            f"{reverse('registration:give-adviser')}?{urlencode({'students': ' '.join(codes)})}"
        )


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


class GiveForm(forms.Form):
    """Which students, and by whom."""

    students = forms.CharField(
        label=_("Students' numbers"),
        help_text=_("Separated by spaces or commas."),
        max_length=12000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    adviser = forms.CharField(label=_("Adviser's number"), max_length=40)
    valid_from = forms.DateField(
        label=_("From this day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class GiveAdviser(_Assigning):
    """One adviser to students of one's programmes."""

    title = _("Give students an adviser")
    lead = _("Who advised them before ceases on that day; nothing is written while one number is wrong.")
    permission = "advising.give"
    form_class = GiveForm

    def initial(self) -> dict[str, Any]:
        """The students ticked on the page before."""
        return super().initial() | {"students": self.request.GET.get("students", "")[:12000]}

    def perform(self, form: Any) -> None:
        """Write for those whom the reader answers for."""
        said = form.cleaned_data
        self.count = give_adviser(
            student_codes=said["students"].replace(",", " ").replace(";", " ").split(),
            adviser_code=said["adviser"].strip(),
            valid_from=said["valid_from"],
            actor=self.request.user,
        )


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
