"""Rights given by name: the list, ending them one or many, prolonging one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cartable.engines.access.api import end_grant, prolong
from cartable.engines.access.models import Grant
from cartable.engines.access.queries.in_charge import decided_grants, open_people, services_to_give
from cartable.engines.access.web.rights.fields import A_YEAR, LastDayForm, ReasonForm
from cartable.engines.access.web.rights.grant_forms import grant_to_decide
from cartable.engines.access.web.rights.people_cells import person_column, rights_url
from cartable.engines.access.web.rights.requests import refuse_others
from cartable.engines.access.web.rights.words import GRANT_STATES, SOON, say_last_day, status_of, what_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import BulkAction, ChoiceFilter, Column
from cartable.ui.moments import say_day, say_number
from cartable.ui.periods import last_day_of
from cartable.ui.views import FormPage, ListPage

GIVEN = ("granted", "ended")
MOST_AT_ONCE = 500


def end_cell(grant: Grant) -> Any:
    """The last day, marked when it comes soon."""
    if grant.valid_until is None:
        return None
    is_soon = grant.state == Grant.State.GRANTED and today() < grant.valid_until <= today() + SOON
    said = say_last_day(grant.valid_until)
    return Status("wait", said) if is_soon else said


def state_cell(grant: Grant) -> Status:
    """Given, over, ended early."""
    if grant.state == Grant.State.GRANTED and grant.valid_until is not None and grant.valid_until <= today():
        return Status("none", _("Over"))
    return status_of(GRANT_STATES, grant.state)


def _narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """By where they are in their life."""
    day = today()
    given = rows.filter(state=Grant.State.GRANTED)
    match value:
        case "soon":
            return given.filter(valid_until__gt=day, valid_until__lte=day + SOON)
        case "on":
            return given.filter(valid_until__gt=day)
        case "over":
            return rows.exclude(state=Grant.State.GRANTED, valid_until__gt=day)
    return rows


class GrantList(ListPage):
    """What is given by name on the services on which the reader decides."""

    title = gettext_lazy("Rights given by name")
    lead = gettext_lazy("Each has a giver, a reason and a last day. Tick several to end them together.")
    search_fields = ("person__family_name", "person__given_name", "person__usage_family_name", "reason")
    search_label = gettext_lazy("Name or reason")
    default_sort = "until"
    export_name = "grants"
    empty_title = gettext_lazy("Nothing is given by name")
    empty_text = gettext_lazy("Open somebody's rights to give one, or decide on a request.")
    bulk_actions = (BulkAction("end", gettext_lazy("End the chosen rights")),)
    filters_of_life = [
        ("on", gettext_lazy("under way")),
        ("soon", gettext_lazy("ending within 30 days")),
        ("over", gettext_lazy("over or ended early")),
    ]
    columns = (
        Column("what", gettext_lazy("What"), value=what_of, order_by="service__title_fr"),
        Column("by", gettext_lazy("Given by"), value="granted_by.full_name", order_by="granted_by__name_key"),
        Column("reason", gettext_lazy("Reason"), value="reason"),
        Column("from", pgettext_lazy("day", "From"), value="valid_from", order_by="valid_from"),
        Column("until", gettext_lazy("Last day"), value=end_cell, order_by="valid_until"),
        Column("state", gettext_lazy("State"), value=state_cell, order_by="state"),
        Column(
            "act",
            gettext_lazy("Change"),
            value=lambda row: (
                Linked(_("Prolong or end"), reverse("access:prolong", args=[row.uuid])) if is_under_way(row) else None
            ),
            export=False,
        ),
    )

    def prepare(self) -> None:
        """Those who decide only."""
        refuse_others(self.request.user)

    def queryset(self) -> QuerySet[Any]:
        """Given, or ended."""
        actor = self.request.user
        return decided_grants(actor, today()).filter(open_people(actor), state__in=GIVEN)

    def list_columns(self) -> list[Column]:
        """The person leads to their rights for who may read them."""
        reads = is_allowed(self.request.user, "holding.view")
        return [person_column(lambda row: rights_url(row.person) if reads else None), *self.columns]

    def list_filters(self) -> list[ChoiceFilter]:
        """By life, by service."""
        services = services_to_give(self.request.user, today())
        return [
            ChoiceFilter("life", gettext_lazy("Which"), choices=self.filters_of_life, apply=_narrow),
            ChoiceFilter(
                "service",
                gettext_lazy("Service"),
                choices=lambda: [(row.code, title_of(row)) for row in services],
                lookup="service__code",
            ),
        ]

    def count_text(self, count: int) -> str:
        """« 12 droits »."""
        return ngettext("%(count)s right", "%(count)s rights", count) % {"count": say_number(count)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The ticked rows go to a page that wants a reason."""
        picked = [value for value in request.POST.getlist("pick") if value.isdigit()][:MOST_AT_ONCE]
        if request.POST.get("bulk") != "end" or not picked:
            raise InputRefused(
                Fault("list.bulk", _("No act or no row was chosen."), mend=_("Tick at least one row, then choose."))
            )
        query = urlencode([("pick", value) for value in picked])
        return HttpResponseRedirect(f"{reverse('access:end-grants')}?{query}")


def is_under_way(grant: Grant) -> bool:
    """Whether it can still be prolonged or ended."""
    return grant.state == Grant.State.GRANTED and grant.valid_until is not None and grant.valid_until > today()


class EndGrants(FormPage):
    """End several rights with one reason; the names are shown before."""

    title = gettext_lazy("End these rights")
    form_class = ReasonForm
    submit_label = gettext_lazy("End these rights")
    is_danger = True
    template_name = "access/rights/end_many.html"

    def prepare(self) -> None:
        """Those ticked on which the reader decides."""
        actor = self.request.user
        refuse_others(actor)
        given = self.request.GET.getlist("pick") or self.request.POST.getlist("pick")
        picked = [int(value) for value in given if value.isdigit() and len(value) < 19][:MOST_AT_ONCE]
        rows = decided_grants(actor, today()).filter(open_people(actor), pk__in=picked)
        self.grants = [grant for grant in rows.order_by("person__name_key", "pk") if is_under_way(grant)]

    def lead_text(self) -> Any:
        """What follows."""
        return _("They close today, whatever their last day; what the rules give stays. Each person is told.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Rights given by name"), reverse("access:grants"))]

    def extra(self) -> dict[str, Any]:
        """The names."""
        return {"grants": [(grant, what_of(grant), say_last_day(grant.valid_until)) for grant in self.grants]}

    def perform(self, form: ReasonForm) -> HttpResponse | None:
        """End each, in the reader's name."""
        if not self.grants:
            raise InputRefused(
                Fault("list.bulk", _("None of these rights is under way."), mend=_("Choose again in the list."))
            )
        now = system_clock()
        for grant in self.grants:
            end_grant(grant=grant, actor=self.request.user, reason=form.cleaned_data["reason"], now=now)
        return None

    def success_message(self) -> Any:
        """How many."""
        number = len(self.grants)
        return ngettext("%(count)s right is ended.", "%(count)s rights are ended.", number) % {"count": number}

    def success_url(self) -> str:
        """The list."""
        return reverse("access:grants")


class ProlongGrant(FormPage):
    """Another last day for a right; the same page leads to its end."""

    title = gettext_lazy("Prolong or end a right")
    form_class = LastDayForm
    submit_label = gettext_lazy("Set this last day")
    template_name = "access/rights/prolong.html"

    def prepare(self) -> None:
        """The right, through its door."""
        self.grant = grant_to_decide(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """What it is."""
        grant = self.grant
        values = {
            "name": grant.person.full_name,
            "what": what_of(grant),
            "day": say_last_day(grant.valid_until),
            "who": grant.granted_by.full_name if grant.granted_by else "",
        }
        return _("%(name)s: %(what)s, given by %(who)s, last day %(day)s.") % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Rights given by name"), reverse("access:grants"))]

    def initial(self) -> dict[str, Any]:
        """A year more."""
        until: date = last_day_of(self.grant.valid_until) or today()
        return {"valid_until": max(until, today()) + A_YEAR}

    def extra(self) -> dict[str, Any]:
        """The way to its end."""
        return {"grant": self.grant, "end_url": f"{reverse('access:end-grants')}?pick={self.grant.pk}"}

    def perform(self, form: LastDayForm) -> None:
        """Set it, in the reader's name."""
        said = form.cleaned_data
        prolong(
            grant=self.grant,
            valid_until=said["valid_until"],
            actor=self.request.user,
            reason=said["reason"],
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Until when."""
        return _("The last day is %(day)s.") % {"day": say_day(last_day_of(self.grant.valid_until), "year")}

    def success_url(self) -> str:
        """The list."""
        return reverse("access:grants")
