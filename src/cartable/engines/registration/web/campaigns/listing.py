"""The list of campaigns, and the page of one with everyone in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person, people_with_text, populations
from cartable.engines.registration.api import (
    Campaign,
    access_campaign,
    list_campaigns,
    people_in,
    with_figures,
)
from cartable.engines.registration.queries.campaigns import SENT_STATES
from cartable.engines.registration.web.campaigns.stating import show_rule
from cartable.engines.registration.web.campaigns.steps import STATE_WORDS, phase_status, steps_of
from cartable.engines.registration.web.semester.composing import closing_status
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Ratio, Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage

STATES = {
    "": Status("none", _("Nothing written")),
    "draft": Status("wait", _("Draft")),
    "sent": Status("info", _("Sent")),
    "returned": Status("no", _("Returned")),
    "approved": Status("ok", _("Approved")),
}


class CampaignList(ListPage):
    """All campaigns, the latest term first."""

    title = _("Campaigns of choice")
    lead = _("Students choose the units of a term in a campaign: its phases, who is in it, what they sent.")
    permission = "campaign.view"
    search_fields = ("code", "title_fr", "title_en", "term__code")
    search_label = _("Code or title")
    export_name = "campaigns"
    empty_title = _("No campaign yet")
    empty_text = _("Create one for the term to come: whom it is for, then its phases.")
    columns = (
        Column(
            "campaign",
            _("Campaign"),
            value=title_of,
            order_by="title_fr",
            url=lambda one: reverse("registration:campaign", args=[one.code]),
        ),
        Column("term", _("Term"), value=lambda one: title_of(one.term), order_by="term__starts_on"),
        Column("state", _("Phase"), value=lambda one: phase_status(one, system_clock())),
        Column("sent", _("Sent, of those begun"), value=lambda one: Ratio(one.sent_count, one.lists_count)),
    )

    def queryset(self) -> QuerySet[Any]:
        """With figures."""
        return with_figures(list_campaigns())

    def actions(self) -> Sequence[Action]:
        """Create one, for those who keep campaigns."""
        if not is_allowed(self.request.user, "campaign.manage"):
            return []
        return [Action(_("Create a campaign"), reverse("registration:new-campaign"), icon="plus", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The first one."""
        if not is_allowed(self.request.user, "campaign.manage"):
            return ("", "")
        return (reverse("registration:new-campaign"), _("Create a campaign"))

    def count_text(self, count: int) -> str:
        """« 3 campagnes »."""
        return ngettext("%(count)s campaign", "%(count)s campaigns", count) % {"count": say_number(count)}


def of_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """Those whose list is in a state; ``none``: who has no list, ``unsent``: who has sent nothing."""
    if value == "none":
        return rows.filter(list_state__isnull=True)
    if value == "unsent":
        return rows.filter(Q(list_state__isnull=True) | ~Q(list_state__in=SENT_STATES))
    return rows.filter(list_state=value)


class CampaignPage(ListPage):
    """One campaign: its phases, then everyone in it with where their choice stands."""

    permission = "campaign.view"
    template_name = "registration/campaigns/campaign.html"
    search_fields = ("family_name", "given_name", "code")
    search_label = _("Name or number")
    default_sort = "name"
    export_name = "campaign"
    empty_title = _("Nobody is in this campaign")
    empty_text = _("Change whom it is for: the rule meets nobody today.")
    columns = (
        Column("name", _("Student"), value="sorted_name", order_by="name_key"),
        Column("code", _("Number"), order_by="code"),
        Column("state", _("Choice"), value=lambda row: STATES[row.list_state or ""], order_by="list_state"),
        Column("sent_at", _("Choice sent on"), order_by="sent_at"),
        Column("units_count", _("Units"), value=lambda row: row.units_count or 0, numeric=True),
        Column("credits", _("Credits"), value=lambda row: row.credits or 0, numeric=True),
    )
    filters = (
        ChoiceFilter(
            "state",
            _("Choice"),
            choices=[
                ("unsent", _("Not sent")),
                ("none", _("Nothing written")),
                ("draft", _("Draft")),
                ("sent", _("Sent")),
                ("returned", _("Returned")),
                ("approved", _("Approved")),
            ],
            apply=of_state,
        ),
    )
    campaign: Campaign

    def prepare(self) -> None:
        """Find the campaign."""
        self.campaign = access_campaign(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.campaign)

    def lead_text(self) -> Any:
        """The term."""
        return title_of(self.campaign.term)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The campaigns."""
        return [(_("Campaigns of choice"), reverse("registration:campaigns"))]

    def queryset(self) -> QuerySet[Person]:
        """Everyone of today's population, and whoever left it with a list."""
        mine = self.campaign.lists.filter(person=OuterRef("pk")).order_by()
        wished = mine.values("person")
        inside = Q(pk__in=people_in(self.campaign, today()).order_by().values("pk"))
        return Person.objects.filter(inside | Exists(mine)).annotate(
            list_state=Subquery(mine.values("state")[:1]),
            sent_at=Subquery(mine.values("sent_at")[:1]),
            units_count=Subquery(wished.annotate(n=Count("wishes", filter=Q(wishes__kind="main"))).values("n")[:1]),
            credits=Subquery(
                wished.annotate(n=Sum("wishes__offering__unit__credits", filter=Q(wishes__kind="main"))).values("n")[:1]
            ),
        )

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """As in the directory."""
        return people_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 2 469 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}

    def actions(self) -> Sequence[Action]:
        """What those who follow campaigns look at, and what those who keep them do."""
        key = [self.campaign.code]
        live = Action(_("Live board"), reverse("registration:board", args=key), icon="chart-line")
        if not is_allowed(self.request.user, "campaign.manage") or self.campaign.cancelled_at is not None:
            return [live]
        return [
            live,
            Action(_("Phases"), reverse("registration:campaign-phases", args=key), icon="calendar-days", primary=True),
            Action(_("Send a reminder"), reverse("registration:campaign-remind", args=key), icon="send"),
            Action(_("Change"), reverse("registration:change-campaign", args=key), icon="pencil"),
            Action(_("Cancel the campaign"), reverse("registration:cancel-campaign", args=key), icon="ban"),
        ]

    def frame_context(self) -> dict[str, Any]:
        """With the line of phases."""
        now = system_clock()
        return super().frame_context() | {
            "campaign": self.campaign,
            "steps": steps_of(self.campaign, now),
            "state_words": STATE_WORDS,
            "phase": phase_status(self.campaign, now),
            "closing": closing_status(self.campaign, now),
            "population": said_population(self.campaign),
            "rule": show_rule(self.request.user, self.campaign, now),
            "reminders": ", ".join(str(day) for day in self.campaign.reminder_days),
        }


def said_population(campaign: Campaign) -> str:
    """Whom it is for, in words; the rule as it is written when it can't be read any more."""
    try:
        return str(populations.in_words(campaign.population, get_language() or "fr"))
    except populations.RuleRefused:
        return gettext("by a rule that can't be read any more: %(rule)s") % {"rule": campaign.population}
