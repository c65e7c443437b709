"""Derogations: asked, listed, decided, withdrawn."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cartable.engines.registration.api import (
    ask_derogation,
    decide_derogation,
    derogations_to_decide,
    follow_one,
    withdraw_derogation,
)
from cartable.engines.registration.domain.advice.reaching import access_derogation, campaign_looked_at
from cartable.engines.registration.domain.advice.words import LIFTABLE, RULE_TITLES, rule_title
from cartable.engines.registration.web.advice.words import DEROGATION_STATES, derogation_status, derogation_title
from cartable.engines.registration.web.progress.shown import show_standing
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotAllowed
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.views import FormPage, ListPage

AREA = forms.Textarea(attrs={"rows": 4})


class AskForm(forms.Form):
    """Which rule, for which unit, and why."""

    rule = forms.ChoiceField(label=_("What stands in the way"), choices=[(key, RULE_TITLES[key]) for key in LIFTABLE])
    unit = forms.CharField(
        label=_("Unit"), required=False, max_length=40, help_text=_("Its code; empty for the whole semester.")
    )
    reason = forms.CharField(label=_("Reason"), widget=AREA, help_text=_("Whoever decides reads it."))


class AskDerogation(FormPage):
    """The student asks."""

    title = _("Ask for a derogation")
    form_class = AskForm
    submit_label = _("Ask")

    def prepare(self) -> None:
        """The campaign, for those who choose in it."""
        found = campaign_looked_at(self.kwargs["code"], system_clock())
        require(self.request.user, "campaign.choose", found)
        self.campaign: Any = found

    def lead_text(self) -> Any:
        """In which campaign."""
        return title_of(self.campaign)

    def initial(self) -> dict[str, Any]:
        """What the page of the semester names."""
        return {name: self.request.GET.get(name, "") for name in ("rule", "unit")}

    def perform(self, form: Any) -> None:
        """Ask, in the reader's name."""
        said = form.cleaned_data
        self.asked = ask_derogation(
            campaign=self.campaign,
            person=self.request.user.person,  # type: ignore[union-attr]
            rule=said["rule"],
            unit_code=said["unit"].strip().upper(),
            reason=said["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done."""
        return _("Your request is sent.")

    def success_url(self) -> str:
        """The derogation."""
        return reverse("registration:derogation", args=[self.asked.uuid])


class DecideForm(forms.Form):
    """Granted or refused, and why."""

    granted = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("Grant")), ("no", _("Refuse"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), widget=AREA, help_text=_("The student reads it."))


class DerogationPage(FormPage):
    """One derogation: what is asked, why, by whom, what became of it; the form for those who decide."""

    template_name = "registration/advice/derogation.html"
    form_class = DecideForm
    submit_label = _("Decide")

    def prepare(self) -> None:
        """The derogation."""
        self.row = access_derogation(self.request.user, self.kwargs["key"])
        self.own = self.row.person_id == self.request.user.person_id  # type: ignore[union-attr]
        self.is_waiting = self.row.state == "asked"
        self.may_decide = is_allowed(self.request.user, "derogation.decide", self.row)

    def page_title(self) -> Any:
        """What is asked."""
        return derogation_title(self.row)

    def lead_text(self) -> Any:
        """Who asks, in which campaign."""
        return f"{self.row.person.full_name}, {title_of(self.row.campaign)}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The derogations, for those who decide."""
        return [] if self.own else [(_("Derogations"), reverse("registration:derogations"))]

    def extra(self) -> dict[str, Any]:
        """The student's standing beside."""
        reader = self.request.user.person  # type: ignore[union-attr]
        followed = follow_one(person=self.row.person, campaign=self.row.campaign, reader=reader, on=today())
        return {
            "row": self.row,
            "own": self.own,
            "state": derogation_status(self.row),
            "may_decide": self.may_decide and self.is_waiting,
            "may_withdraw": self.own and self.is_waiting,
            "list_url": reverse("registration:advised-list", args=[followed.wish_list.uuid])
            if followed.wish_list
            else "",
            "wishes": [(wish.offering.unit.code, wish.offering.unit.category) for wish in followed.wishes],
            "shown": show_standing(followed.standing),
        }

    def perform(self, form: Any) -> None:
        """Decide, in the reader's name."""
        if not self.may_decide:
            require(self.request.user, "derogation.decide", self.row)
            raise NotAllowed("derogation.decide")
        decide_derogation(
            derogation=self.row,
            granted=form.cleaned_data["granted"] == "yes",
            reason=form.cleaned_data["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for those who decide."""
        require(request.user, "derogation.decide", self.row)
        return super().post(request, *args, **kwargs)

    def success_message(self) -> Any:
        """Done."""
        return _("The derogation is decided: the student is told.")

    def success_url(self) -> str:
        """The same page."""
        return reverse("registration:derogation", args=[self.row.uuid])


@require_POST
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """The student asks no more."""
    row = access_derogation(request.user, key)
    if row.person_id != request.user.person_id:  # type: ignore[union-attr]
        raise NotAllowed("derogation.withdraw", _("A request is withdrawn by who made it."))
    withdraw_derogation(derogation=row, actor=request.user, now=system_clock())
    messages.success(request, _("Your request is withdrawn."))
    return HttpResponseRedirect(reverse("registration:derogation", args=[row.uuid]))


class DerogationList(ListPage):
    """Those that the reader may decide on."""

    title = _("Derogations")
    lead = _("What students ask to be let through, and what was decided.")
    permission = "advice.give"
    search_fields = ("person__search_text", "person__code", "unit__code")
    search_label = _("Name, number or unit")
    export_name = "derogations"
    empty_title = _("No derogation")
    empty_text = _("Requests show here as soon as a student makes one.")
    columns = (
        Column(
            "person",
            _("Student"),
            value="person.sorted_name",
            order_by="person__name_key",
            url=lambda row: reverse("registration:derogation", args=[row.uuid]),
        ),
        Column("rule", _("What stands in the way"), value=lambda row: rule_title(row.rule), order_by="rule"),
        Column("unit", _("Unit"), value="unit.code", order_by="unit__code"),
        Column("campaign", _("Campaign"), value=lambda row: title_of(row.campaign), order_by="campaign__code"),
        Column("asked", _("Asked on"), value="asked_at", order_by="asked_at"),
        Column("state", _("State"), value=derogation_status, order_by="state"),
        Column("by", _("Decided by"), value="decided_by.sorted_name"),
    )
    filters = (ChoiceFilter("state", _("State"), choices=[(key, one[1]) for key, one in DEROGATION_STATES.items()]),)

    def queryset(self) -> QuerySet[Any]:
        """Those of the reader's students and programmes."""
        return derogations_to_decide(self.request.user)
