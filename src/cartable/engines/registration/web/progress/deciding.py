"""Decide an exemption, end it, correct a result."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_person
from cartable.engines.registration.api import (
    correct_result,
    end_exemption,
    enrolment_of,
    grant_exemption,
    node_titles,
)
from cartable.engines.registration.domain.progress.results import GRADES
from cartable.engines.registration.models import Exemption, UnitResult
from cartable.engines.registration.web.progress.decided import titled
from cartable.engines.registration.web.progress.words import EXEMPTION_TITLES
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound
from cartable.ui.views import FormPage

REASON = {"widget": forms.Textarea(attrs={"rows": 3})}


class ExemptionForm(forms.Form):
    """On which requirement, what, and why."""

    node = forms.ChoiceField(label=_("Requirement"))
    kind = forms.ChoiceField(label=_("Decision"), choices=list(EXEMPTION_TITLES.items()), widget=forms.RadioSelect)
    minimum = forms.IntegerField(
        label=_("New minimum"), required=False, min_value=0, help_text=_("For a lower minimum, in its measure.")
    )
    unit = forms.CharField(
        label=_("Unit"), required=False, max_length=40, help_text=_("For a unit that is let count: its code.")
    )
    reason = forms.CharField(label=_("Reason"), help_text=_("The student and the jury read it."), **REASON)  # type: ignore[arg-type]

    def __init__(self, *given: Any, nodes: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["node"].choices = nodes  # type: ignore[attr-defined]


class NewExemption(FormPage):
    """A decision for one person on one requirement of their programme."""

    title = _("Decide an exemption")
    lead = _("It holds for this person and this programme, until somebody ends it.")
    form_class = ExemptionForm
    submit_label = _("Decide")

    def prepare(self) -> None:
        """The student, and the programme that they are in."""
        self.person = access_person(self.request.user, self.kwargs["key"])
        require(self.request.user, "progress.decide", self.person)
        enrolment = enrolment_of(person=self.person, on=today())
        if enrolment is None:
            raise NotFound(_("This person is in no programme today."), _("Enrol them first."))
        self.programme = enrolment.programme
        self.titles = node_titles(self.programme)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The student."""
        return [(self.person.full_name, reverse("registration:progress", args=[self.person.uuid]))]

    def lead_text(self) -> Any:
        """Whose, in which programme."""
        return f"{self.person.full_name}, {title_of(self.programme)}"

    def form_arguments(self) -> dict[str, Any]:
        """The requirements by name."""
        return {"nodes": [(key, titled(self.titles, key)) for key in self.titles]}

    def initial(self) -> dict[str, Any]:
        """The requirement that was clicked, if one was."""
        return {"kind": Exemption.Kind.WAIVED, "node": self.request.GET.get("node", "")}

    def perform(self, form: Any) -> None:
        """Decide it, in the reader's name."""
        said = form.cleaned_data
        detail = {
            Exemption.Kind.LOWERED: {"minimum": said["minimum"]},
            Exemption.Kind.ADMITTED: {"unit": said["unit"].strip().upper()},
        }.get(said["kind"], {})
        grant_exemption(
            person=self.person,
            programme=self.programme,
            node=said["node"],
            kind=said["kind"],
            detail=detail,
            reason=said["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """It holds."""
        return _("The exemption is decided: progress is judged with it from now on.")

    def success_url(self) -> str:
        """The student's page."""
        return reverse("registration:progress", args=[self.person.uuid])


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), **REASON)  # type: ignore[arg-type]


class EndExemption(FormPage):
    """The decision holds no more."""

    title = _("End an exemption")
    form_class = ReasonForm
    submit_label = _("End the exemption")
    is_danger = True

    def prepare(self) -> None:
        """The decision, in force."""
        rows = Exemption.objects.select_related("person", "programme").filter(ended_at=None)
        found = rows.filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise NotFound(_("No exemption in force has this address."), _("Open the student's page again."))
        self.exemption = found
        require(self.request.user, "progress.decide", found.person)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The student."""
        return [(self.exemption.person.full_name, reverse("registration:progress", args=[self.exemption.person.uuid]))]

    def lead_text(self) -> Any:
        """On which requirement."""
        return titled(node_titles(self.exemption.programme), self.exemption.node)

    def perform(self, form: Any) -> None:
        """End it."""
        end_exemption(
            exemption=self.exemption,
            actor=self.request.user,
            reason=form.cleaned_data["reason"],
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """It holds no more."""
        return _("The exemption is ended.")

    def success_url(self) -> str:
        """The student's page."""
        return reverse("registration:progress", args=[self.exemption.person.uuid])


class ResultForm(forms.Form):
    """What came of the unit."""

    is_acquired = forms.BooleanField(label=_("Acquired"), required=False)
    credits = forms.IntegerField(label=_("Credits"), min_value=0, max_value=60)
    grade = forms.ChoiceField(
        label=_("Grade"), required=False, choices=[("", "–"), *((one, one) for one in GRADES if one)]
    )
    reason = forms.CharField(label=_("Reason"), help_text=_("Kept in the history with your name."), **REASON)  # type: ignore[arg-type]


class CorrectResult(FormPage):
    """Change a result; its history keeps what it was."""

    title = _("Correct a result")
    form_class = ResultForm
    submit_label = _("Correct")

    def prepare(self) -> None:
        """The result."""
        rows = UnitResult.objects.select_related("person", "unit", "term").filter(uuid=self.kwargs["uuid"])
        found = rows.first()
        if found is None:
            raise NotFound(_("No result has this address."), _("Open the student's page again."))
        self.result = found
        require(self.request.user, "progress.decide", found.person)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The student."""
        return [(self.result.person.full_name, reverse("registration:progress", args=[self.result.person.uuid]))]

    def lead_text(self) -> Any:
        """Which one."""
        name = f"{self.result.unit.code}, {title_of(self.result.unit)}" if self.result.unit else title_of(self.result)
        return f"{name} ({title_of(self.result.term)})" if self.result.term else name

    def initial(self) -> dict[str, Any]:
        """As it is."""
        return {name: getattr(self.result, name) for name in ("is_acquired", "credits", "grade")}

    def perform(self, form: Any) -> None:
        """Correct it, in the reader's name."""
        said = form.cleaned_data
        correct_result(
            result=self.result,
            is_acquired=said["is_acquired"],
            credits=said["credits"],
            grade=said["grade"],
            decided_on=today(),
            actor=self.request.user,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The result is corrected.")

    def success_url(self) -> str:
        """The student's page."""
        return reverse("registration:progress", args=[self.result.person.uuid])
