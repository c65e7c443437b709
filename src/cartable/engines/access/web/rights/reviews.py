"""Reviews of what is given by hand: the list, and opening a campaign."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cartable.engines.access.api import grants_in_scope, open_review
from cartable.engines.access.models import ReviewItem
from cartable.engines.access.queries.choices import structures_in_force
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.queries.reviews import reviews_seen
from cartable.engines.access.web.rights.fields import titles
from cartable.engines.access.web.rights.words import say_last_day, what_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.cells import Ratio, Status
from cartable.ui.lists import Action, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

ANY = ("", gettext_lazy("all"))
SHOWN_SCOPE = 50


def review_state(row: Any) -> Status:
    """Closed, late, under way."""
    if row.closed_at is not None:
        return Status("none", pgettext("review", "Closed"))
    if row.due_on <= today():
        return Status("no", pgettext("review", "Late"))
    return Status("info", pgettext("review", "Under way"))


class ReviewList(ListPage):
    """Every campaign, for those who run them and for reviewers."""

    title = gettext_lazy("Reviews of rights")
    lead = gettext_lazy("From time to time, each right given by name is kept or ended by somebody who answers for it.")
    search_fields = ("title",)
    search_label = gettext_lazy("Title")
    default_sort = "due"
    export_name = "reviews"
    empty_title = gettext_lazy("No review")
    empty_text = gettext_lazy("A review asks reviewers to keep or end what was given by hand. What nobody keeps ends.")
    columns = (
        Column(
            "title", gettext_lazy("Review"), url=lambda row: reverse("access:review", args=[row.uuid]), order_by="title"
        ),
        Column(
            "scope",
            gettext_lazy("Of what"),
            value=lambda row: title_of(row.service) if row.service else _("All services"),
        ),
        Column("done", gettext_lazy("Decided"), value=lambda row: Ratio(row.done, row.total), order_by="done"),
        Column("due", gettext_lazy("To decide before"), value="due_on", order_by="-due_on"),
        Column("by", gettext_lazy("Opened by"), value="opened_by.full_name"),
        Column("state", gettext_lazy("State"), value=review_state, order_by="closed_at"),
    )

    def prepare(self) -> None:
        """Those who run reviews, and reviewers."""
        self.runs = is_allowed(self.request.user, "review.manage")
        person = getattr(self.request.user, "person", None)
        self.mine = ReviewItem.objects.filter(reviewer=person) if person else ReviewItem.objects.none()
        if not self.runs and not self.mine.exists():
            require(self.request.user, "review.manage")

    def queryset(self) -> QuerySet[Any]:
        """All, or one's own."""
        return reviews_seen(self.request.user, runs=self.runs)

    def actions(self) -> list[Action]:
        """Open one."""
        if not self.runs:
            return []
        return [Action(gettext_lazy("Open a review"), reverse("access:new-review"), icon="list-checks", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The same."""
        return (reverse("access:new-review"), gettext_lazy("Open a review")) if self.runs else ("", "")

    def count_text(self, count: int) -> str:
        """« 3 revues »."""
        return ngettext("%(count)s review", "%(count)s reviews", count) % {"count": say_number(count)}


class ReviewForm(forms.Form):
    """Of what, before when."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    service = forms.ChoiceField(label=gettext_lazy("Service"), required=False)
    structure = forms.ChoiceField(
        label=gettext_lazy("People of"),
        required=False,
        help_text=gettext_lazy("The structure and all those below it."),
    )
    due_on = forms.DateField(
        label=gettext_lazy("To decide before"), help_text=gettext_lazy("What nobody kept ends on this day.")
    )

    def __init__(self, *given: Any, actor: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.services = {row.code: row for row in managed_services(actor)}
        self.structures = {row.code: row for row in structures_in_force(today())}
        self.fields["service"].choices = [ANY, *titles(self.services.values())]  # type: ignore[attr-defined]
        self.fields["structure"].choices = [ANY, *titles(self.structures.values())]  # type: ignore[attr-defined]

    def scope(self) -> dict[str, Any]:
        """Rows, for the engine."""
        said = self.cleaned_data
        return {
            "service": self.services.get(said.get("service", "")),
            "structure": self.structures.get(said.get("structure", "")),
        }


class NewReview(FormPage):
    """Open a campaign; what is in scope is shown before."""

    title = gettext_lazy("Open a review")
    lead = gettext_lazy("Each right given by name and under way goes to who gave it, or to who manages the service.")
    form_class = ReviewForm
    submit_label = gettext_lazy("Open the review")
    template_name = "access/rights/new_review.html"
    shown: dict[str, Any]

    def prepare(self) -> None:
        """Those who run reviews."""
        require(self.request.user, "review.manage")
        self.shown = {}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Reviews of rights"), reverse("access:reviews"))]

    def form_arguments(self) -> dict[str, Any]:
        """What the reader manages."""
        return {"actor": self.request.user}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what is in scope, or open."""
        form = self.build_form(request.POST)
        if request.POST.get("act") != "open" and form.is_valid():
            self.shown = self._scope(form)
            return self.answer(form)
        return super().post(request, *args, **kwargs)

    def _scope(self, form: ReviewForm) -> dict[str, Any]:
        grants = grants_in_scope(**form.scope(), actor=self.request.user, on=today())
        rows = grants.select_related("person", "service", "level", "door_group", "granted_by")
        told = [(grant, what_of(grant), say_last_day(grant.valid_until)) for grant in rows[:SHOWN_SCOPE]]
        return {"is_shown": True, "number": grants.count(), "grants": told}

    def extra(self) -> dict[str, Any]:
        """What is in scope."""
        return self.shown

    def perform(self, form: ReviewForm) -> HttpResponse:
        """Open it."""
        said = form.cleaned_data
        review = open_review(
            title=said["title"], **form.scope(), due_on=said["due_on"], actor=self.request.user, now=system_clock()
        )
        messages.success(self.request, _("The review is open; the reviewers are told."))
        return HttpResponseRedirect(reverse("access:review", args=[review.uuid]))
