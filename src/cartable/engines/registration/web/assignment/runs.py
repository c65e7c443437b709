"""The registrar's page of assignments: the seed, the runs side by side, what one decided, its publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.registration.api import Campaign, access_campaign, assignments
from cartable.engines.registration.queries.places import lines_moved, lines_of, runs_of
from cartable.engines.registration.web.assignment.rule_forms import USUAL, TriedForm, as_initial
from cartable.engines.registration.web.assignment.words import KINDS, OUTCOMES, outcome_status, rule_said
from cartable.engines.registration.web.campaigns.stating import show_rule
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

MOST_COMPARED = 6


def _campaign(request: HttpRequest, code: str) -> Campaign:
    campaign = access_campaign(request.user, code)
    require(request.user, "assignment.run", campaign)
    return campaign


def _crumbs(campaign: Campaign) -> list[tuple[Any, str]]:
    url = reverse("registration:assignment", args=[campaign.code])
    return [(format_lazy(_("Assignment: {campaign}"), campaign=title_of(campaign)), url)]


@require_safe
def assignment(request: HttpRequest, code: str) -> HttpResponse:
    """The seed and the runs of a campaign."""
    campaign = _campaign(request, code)
    runs = [_shown(run) for run in runs_of(campaign)[:50]]
    context = {
        "page_title": format_lazy(_("Assignment: {campaign}"), campaign=title_of(campaign)),
        "campaign": campaign,
        "runs": runs,
        "published": next((run for run in runs if run["is_published"]), None),
        "rule": show_rule(request.user, campaign, system_clock()),
    }
    return render(request, "registration/assignment/runs.html", context)


@require_POST
def draw(request: HttpRequest, code: str) -> HttpResponse:
    """Draw the seed."""
    campaign = _campaign(request, code)
    try:
        assignments.draw_seed(campaign=campaign, actor=request.user, now=system_clock())
        messages.success(request, gettext("The seed is drawn and published: it won't change."))
    except Conflict as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("registration:assignment", args=[code]), status=303)


@require_safe
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """Several runs beside the first of them: who wins and who loses under each."""
    campaign = _campaign(request, code)
    wanted = request.GET.getlist("run")[:MOST_COMPARED]
    runs = [assignments.access_run(request.user, campaign, uuid) for uuid in wanted if _is_uuid(uuid)]
    if len(runs) < 2:
        raise InputRefused(
            Fault("assignment.compare", _("Choose at least two runs to compare."), "run", _("Tick them in the list."))
        )
    runs.sort(key=lambda run: run.made_at)
    context = {
        "page_title": gettext("Compare rules"),
        "lead": gettext("Beside the first run, who wins and who loses a unit under each of the others."),
        "crumbs": _crumbs(campaign),
        "campaign": campaign,
        "base": _shown(runs[0]),
        "runs": [_shown(run) for run in runs],
        "same_input": len({run.input_digest for run in runs}) == 1,
        "differences": [
            {
                "run": _shown(one.run),
                "wins": one.wins,
                "losses": one.losses,
                "programmes": one.by_programme,
                "levels": one.by_level,
                "names_url": reverse("registration:assignment-moved", args=[code, one.run.uuid, runs[0].uuid]),
            }
            for one in assignments.compare_runs(runs)
        ],
    }
    return render(request, "registration/assignment/compare.html", context)


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and set(text.lower()) <= set("0123456789abcdef-") and text.count("-") == 4


def _shown(run: assignments.AssignmentRun) -> dict[str, Any]:
    figures = run.figures
    return {
        "uuid": str(run.uuid),
        "rule": rule_said(run),
        "made_at": run.made_at,
        "made_by": run.made_by.full_name if run.made_by else "",
        "is_published": run.state == "published",
        "is_drawn_seed": run.seed == run.campaign.lottery_seed,
        "is_stated_rule": run.rule == run.campaign.rule,
        "seed": run.seed,
        "digest": run.input_digest[:12],
        "students": figures["students"],
        "all_mains": figures["all_mains"],
        "short": figures["short"],
        "outcomes": [(OUTCOMES[name][1], count) for name, count in figures["outcomes"].items()],
        "waiting": figures["outcomes"]["waiting"],
        "url": reverse("registration:assignment-run", args=[run.campaign.code, run.uuid]),
    }


class NewRun(FormPage):
    """Try a rule."""

    title = _("Try a rule")
    lead = _("Nothing is given to anyone: you see who would have what. Equal students are put apart by the lottery.")
    permission = "assignment.run"
    form_class = TriedForm
    submit_label = _("Compute")

    def prepare(self) -> None:
        """Find the campaign."""
        self.campaign = access_campaign(self.request.user, self.kwargs["code"])

    def permission_object(self) -> Any:
        """The campaign."""
        return self.campaign

    def crumbs(self) -> list[tuple[Any, str]]:
        """The runs."""
        return _crumbs(self.campaign)

    def initial(self) -> dict[str, Any]:
        """The campaign's rule, else the usual order."""
        return as_initial(USUAL if self.campaign.rule is None else self.campaign.rule)

    def perform(self, form: TriedForm) -> HttpResponse:
        """Ask for the run, then look at it being computed."""
        seed = form.cleaned_data["seed"] or self.campaign.lottery_seed
        if not seed:
            raise InputRefused(
                Fault(
                    "assignment.not_drawn",
                    _("The campaign's seed isn't drawn yet."),
                    "seed",
                    _("Draw it on the page before, or write a seed to try with."),
                )
            )
        job = assignments.ask_for_run(campaign=self.campaign, rule=form.rule(), seed=seed, actor=self.request.user)
        return HttpResponseRedirect(reverse("ui:job", args=[job.uuid]))


class RunLines(ListPage):
    """What one run decided."""

    search_fields = ("person__search_text", "offering__unit__code")
    search_label = _("Name, number or unit")
    export_name = "assignment"
    default_sort = "unit"
    empty_title = _("No line")
    empty_text = _("This run decided nothing.")
    columns: ClassVar[Sequence[Column]] = (
        Column("unit", _("Unit"), value="offering.unit.code", order_by=("offering__unit__code", "order", "id")),
        Column("order", _("Order"), value=lambda row: row.order or None, order_by="order", numeric=True),
        Column("student", _("Student"), value="person.sorted_name", order_by="person__name_key"),
        Column("code", _("Number"), value="person.code", order_by="person__code"),
        Column("kind", _("Wish"), value=lambda row: KINDS.get(row.priority[0], "")),
        Column("outcome", _("Outcome"), value=lambda row: outcome_status(row.outcome), order_by="outcome"),
        Column("lottery", _("Lottery"), value=lambda row: row.priority[-1]),
    )
    filters: ClassVar[Sequence[ChoiceFilter]] = (
        ChoiceFilter("outcome", _("Outcome"), choices=[(key, text) for key, (_k, text) in OUTCOMES.items()]),
    )

    def prepare(self) -> None:
        """Find the run."""
        campaign = access_campaign(self.request.user, self.kwargs["code"])
        self.run = assignments.access_run(self.request.user, campaign, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Its rule."""
        return rule_said(self.run)

    def lead_text(self) -> Any:
        """Its figures, and how it is named."""
        figures = self.run.figures
        return gettext(
            "%(students)s students, %(mains)s with all their main units, %(short)s short of units. "
            "Seed %(seed)s, data %(digest)s."
        ) % {
            "students": say_number(figures["students"]),
            "mains": say_number(figures["all_mains"]),
            "short": say_number(figures["short"]),
            "seed": self.run.seed,
            "digest": self.run.input_digest[:12],
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The runs."""
        return _crumbs(self.run.campaign)

    def actions(self) -> list[Action]:
        """Publish, while it may be; or make its rule the campaign's."""
        campaign = self.run.campaign
        if assignments.published_run(campaign) is not None:
            return []
        if self.run.rule != campaign.rule:
            url = reverse("registration:campaign-rule", args=[campaign.code]) + f"?run={self.run.uuid}"
            return [Action(_("Make it the campaign's rule"), url, icon="gavel")]
        if self.run.seed != campaign.lottery_seed:
            return []
        url = reverse("registration:publish-assignment", args=[self.run.campaign.code, self.run.uuid])
        return [Action(_("Publish"), url, icon="send", primary=True)]

    def queryset(self) -> QuerySet[Any]:
        """Its lines."""
        return lines_of(self.run)

    def count_text(self, count: int) -> str:
        """« 14 200 lignes »."""
        return ngettext("%(count)s line", "%(count)s lines", count) % {"count": say_number(count)}


class MovedLines(RunLines):
    """Who wins and who loses a unit under a run, beside another one."""

    export_name = "compared"
    default_sort = "student"
    empty_title = _("Nobody wins or loses")
    empty_text = _("The two runs give the same units to the same students.")
    filters = ()
    columns = (
        Column("student", _("Student"), value="person.sorted_name", order_by=("person__name_key", "id")),
        Column("code", _("Number"), value="person.code", order_by="person__code"),
        Column("unit", _("Unit"), value="offering.unit.code", order_by="offering__unit__code"),
        Column("before", _("With the first rule"), value=lambda row: outcome_status(row.before), order_by="before"),
        Column("outcome", _("With this rule"), value=lambda row: outcome_status(row.outcome), order_by="outcome"),
    )

    def prepare(self) -> None:
        """Find both runs."""
        super().prepare()
        self.base = assignments.access_run(self.request.user, self.run.campaign, self.kwargs["base"])

    def page_title(self) -> Any:
        """What is compared."""
        return gettext("Who wins and who loses")

    def lead_text(self) -> Any:
        """The two rules."""
        return gettext("“%(rule)s” beside “%(base)s”.") % {"rule": rule_said(self.run), "base": rule_said(self.base)}

    def actions(self) -> list[Action]:
        """None."""
        return []

    def queryset(self) -> QuerySet[Any]:
        """The lines that differ."""
        return lines_moved(self.run, self.base)


class ConfirmForm(forms.Form):
    """Said, not only clicked."""

    sure = forms.BooleanField(label=_("I have compared the rules and publish this assignment for good."))


class PublishRun(FormPage):
    """Give the places."""

    title = _("Publish the assignment")
    form_class = ConfirmForm
    submit_label = _("Publish the assignment")

    def prepare(self) -> None:
        """Find the run."""
        campaign = access_campaign(self.request.user, self.kwargs["code"])
        self.run = assignments.access_run(self.request.user, campaign, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """What will happen."""
        students = self.run.figures["students"]
        return ngettext(
            "%(rule)s. %(count)s student gets their units and is told; those refused wait in their order.",
            "%(rule)s. %(count)s students get their units and are told; those refused wait in their order.",
            students,
        ) % {"rule": rule_said(self.run), "count": say_number(students)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The run."""
        url = reverse("registration:assignment-run", args=[self.run.campaign.code, self.run.uuid])
        return [*_crumbs(self.run.campaign), (rule_said(self.run), url)]

    def perform(self, form: ConfirmForm) -> HttpResponse:
        """Ask for the publication, then look at it being done."""
        job = assignments.ask_for_publication(run=self.run, actor=self.request.user)
        return HttpResponseRedirect(reverse("ui:job", args=[job.uuid]))
