"""Requests: the queue, and deciding one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import give_asked, refuse, reopen_request
from cartable.engines.access.models import Grant
from cartable.engines.access.queries.in_charge import decided_grants, services_to_give
from cartable.engines.access.web.rights.fields import A_YEAR, ReasonForm
from cartable.engines.access.web.rights.grant_forms import (
    GiveForm,
    grant_to_decide,
    leave_of,
    may_give_something,
    tell_opposed,
)
from cartable.engines.access.web.rights.mine import rights_told
from cartable.engines.access.web.rights.people_cells import person_column, rights_action
from cartable.engines.access.web.rights.words import GRANT_STATES, status_of, what_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.problems import NotAllowed
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import on_campus, say_number
from cartable.ui.periods import ONE_DAY
from cartable.ui.views import FormPage, ListPage

ASKED = ("requested", "refused")


def refuse_others(actor: Any) -> None:
    """Those who decide on something only. Raises NotAllowed."""
    if not may_give_something(actor):
        raise NotAllowed("grant.give", _("Those in charge of a service, and those to whom they delegate, may."))


class RequestList(ListPage):
    """What was asked for and waits for a decision of the reader."""

    title = gettext_lazy("Requests for rights")
    lead = gettext_lazy("Each waits for a decision of yours or of those who decide as you do: give it or refuse it.")
    search_fields = ("person__family_name", "person__given_name", "person__usage_family_name", "service__title_fr")
    search_label = gettext_lazy("Name or service")
    default_sort = "asked"
    export_name = "requests"
    empty_title = gettext_lazy("No request waits")
    empty_text = gettext_lazy("When somebody asks for a service on which you decide, the request stands here.")
    columns = (
        person_column(lambda row: reverse("access:decide", args=[row.uuid])),
        Column("what", gettext_lazy("What is asked"), value=what_of, order_by="service__title_fr"),
        Column("why", gettext_lazy("What for"), value="request_reason"),
        Column(
            "asked",
            gettext_lazy("Asked on"),
            value=lambda row: on_campus(row.requested_at),
            order_by="requested_at",
        ),
        Column(
            "state",
            gettext_lazy("State"),
            value=lambda row: status_of(GRANT_STATES, row.state),
            order_by="state",
        ),
    )

    def prepare(self) -> None:
        """Those who decide only."""
        refuse_others(self.request.user)

    def queryset(self) -> QuerySet[Any]:
        """Waiting, or refused and still to be opened again."""
        rows = decided_grants(self.request.user, today())
        wanted = ASKED if self.request.GET.get("state") == "refused" else ASKED[:1]
        return rows.filter(state__in=wanted, requested_at__isnull=False)

    def list_filters(self) -> list[ChoiceFilter]:
        """By state, by service."""
        services = services_to_give(self.request.user, today())
        return [
            ChoiceFilter("state", gettext_lazy("State"), choices=[(key, GRANT_STATES[key][1]) for key in ASKED]),
            ChoiceFilter(
                "service",
                gettext_lazy("Service"),
                choices=lambda: [(row.code, title_of(row)) for row in services],
                lookup="service__code",
            ),
        ]

    def count_text(self, count: int) -> str:
        """« 3 demandes »."""
        return ngettext("%(count)s request", "%(count)s requests", count) % {"count": say_number(count)}


class DecidePage(FormPage):
    """Give what is asked; refusing is a page of its own."""

    form_class = GiveForm
    submit_label = gettext_lazy("Give the right")
    template_name = "access/rights/decide.html"

    def prepare(self) -> None:
        """The request, through its door."""
        self.grant = grant_to_decide(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Who asks for what."""
        values = {"name": self.grant.person.full_name, "what": what_of(self.grant)}
        return _("%(name)s asks for: %(what)s") % values

    def lead_text(self) -> Any:
        """By which right one decides."""
        return leave_of(self.request.user, self.grant.service, self.grant.person, self.grant.door_group)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The queue."""
        return [(_("Requests for rights"), reverse("access:requests"))]

    def actions(self) -> list[Action]:
        """The person's rights."""
        return rights_action(self.request.user, self.grant.person)

    def form_arguments(self) -> dict[str, Any]:
        """The service decides of the fields."""
        return {"service": self.grant.service}

    def initial(self) -> dict[str, Any]:
        """What is asked, for a year, from today or from the end of what the person has by name."""
        grant = self.grant
        begins_on = given_until(grant) or today()
        return {
            "level": grant.level.code if grant.level else "",
            "door_group": grant.door_group.code if grant.door_group else "",
            "valid_from": begins_on,
            "valid_until": begins_on + A_YEAR - ONE_DAY,
        }

    def extra(self) -> dict[str, Any]:
        """The request, the present rights."""
        grant = self.grant
        return {
            "grant": grant,
            "state": status_of(GRANT_STATES, grant.state, fill=True),
            "is_waiting": grant.state == Grant.State.REQUESTED,
            "is_refused": grant.state == Grant.State.REFUSED,
            "opposed": tell_opposed(grant.person, grant.service),
            "held": rights_told(grant.person, today(), is_mine=False),
        }

    def perform(self, form: GiveForm) -> None:
        """Give it, in the reader's name."""
        said = form.cleaned_data
        give_asked(
            grant=self.grant,
            **form.parts(),
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
            reason=said["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Told to the person."""
        return _("The right is given. %(name)s is told by mail.") % {"name": self.grant.person.full_name}

    def success_url(self) -> str:
        """The next one."""
        return reverse("access:requests")


def given_until(grant: Grant) -> date | None:
    """The first day without what the person has of this by name already; None without it."""
    under_way = Grant.objects.filter(
        person=grant.person,
        service=grant.service,
        door_group=grant.door_group,
        state=Grant.State.GRANTED,
        valid_until__gt=today(),
    )
    last: date | None = under_way.aggregate(last=Max("valid_until"))["last"]
    return last


class ActOnRequest(FormPage):
    """An act on a request, with a reason."""

    form_class = ReasonForm

    def prepare(self) -> None:
        """The request, through its door."""
        self.grant = grant_to_decide(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """Which one."""
        values = {"name": self.grant.person.full_name, "what": what_of(self.grant)}
        return _("%(name)s asks for: %(what)s") % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The queue, the request."""
        return [
            (_("Requests for rights"), reverse("access:requests")),
            (self.grant.person.full_name, reverse("access:decide", args=[self.grant.uuid])),
        ]

    def success_url(self) -> str:
        """The queue."""
        return reverse("access:requests")


class RefuseRequest(ActOnRequest):
    """Refuse with a reason."""

    title = gettext_lazy("Refuse a request")
    submit_label = gettext_lazy("Refuse the request")
    is_danger = True

    def perform(self, form: ReasonForm) -> None:
        """Refuse it, in the reader's name."""
        refuse(grant=self.grant, actor=self.request.user, reason=form.cleaned_data["reason"], now=system_clock())

    def success_message(self) -> Any:
        """Told to the person."""
        said = _("The request is refused. %(name)s is told by mail, with the reason. It can be opened again.")
        return said % {"name": self.grant.person.full_name}


class ReopenRequest(ActOnRequest):
    """Put a refused request back in the queue."""

    title = gettext_lazy("Open a request again")
    submit_label = gettext_lazy("Put it back in the queue")

    def perform(self, form: ReasonForm) -> None:
        """Open it, in the reader's name."""
        reopen_request(
            grant=self.grant, actor=self.request.user, reason=form.cleaned_data["reason"], now=system_clock()
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The request waits for a decision again.")
