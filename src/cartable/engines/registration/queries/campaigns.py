"""Campaigns and the phase they are in; an instant belongs to a phase from its opening to just before its closing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from cartable.engines.people.api import Person, populations
from cartable.engines.registration.models import Campaign, Phase, WishList
from cartable.kernel.clock import today

BEFORE, CLOSED = "before", "closed"
#: In which phases a student may do what.
ACTS = {
    "save": frozenset({Phase.Kind.PREPARATION, Phase.Kind.WISHES, Phase.Kind.ADVICE}),
    "send": frozenset({Phase.Kind.WISHES, Phase.Kind.ADVICE}),
    "reopen": frozenset({Phase.Kind.WISHES, Phase.Kind.ADVICE}),
}
SENT_STATES = (WishList.State.SENT, WishList.State.APPROVED)


def phase_at(campaign: Campaign, at: datetime) -> str:
    """The kind of the phase that an instant is in; ``before`` the first one, ``closed`` out of any after."""
    if campaign.cancelled_at is not None and campaign.cancelled_at <= at:
        return CLOSED
    phases = phases_of(campaign)
    for phase in phases:
        if phase.opens_at <= at < phase.closes_at:
            return str(phase.kind)
    return BEFORE if not phases or at < phases[0].opens_at else CLOSED


def phases_of(campaign: Campaign) -> list[Phase]:
    """Its phases in order; no query when they came with it."""
    return sorted(campaign.phases.all(), key=lambda phase: phase.opens_at)


def can_act(campaign: Campaign, act: str, at: datetime) -> bool:
    """Whether a student may ``save``, ``send`` or ``reopen`` at an instant."""
    return phase_at(campaign, at) in ACTS[act]


def end_of(campaign: Campaign, act: str, at: datetime) -> datetime | None:
    """Until when the student may do this, phases that follow one another counted as one; None if not at all."""
    end: datetime | None = None
    for phase in phases_of(campaign):
        if phase.kind not in ACTS[act]:
            continue
        if (end is None and phase.opens_at <= at < phase.closes_at) or (end is not None and phase.opens_at == end):
            end = phase.closes_at
    return end


def list_campaigns() -> QuerySet[Campaign]:
    """All of them with term and phases, the latest term first."""
    ordered = Phase.objects.order_by("opens_at")
    return (
        Campaign.objects.select_related("term")
        .prefetch_related(Prefetch("phases", queryset=ordered))
        .order_by("-term__starts_on", "code")
    )


def with_figures(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """With ``lists_count`` and ``sent_count``."""
    return campaigns.annotate(
        lists_count=Count("lists", distinct=True),
        sent_count=Count("lists", filter=Q(lists__state__in=SENT_STATES), distinct=True),
    )


def campaigns_at(at: datetime) -> list[Campaign]:
    """Those in a phase at an instant, the one that closes first before the others."""
    rows = list_campaigns().filter(
        Exists(Phase.objects.filter(campaign=OuterRef("pk"), opens_at__lte=at, closes_at__gt=at)),
        Q(cancelled_at__isnull=True) | Q(cancelled_at__gt=at),
    )
    return sorted(rows, key=lambda one: (min(p.closes_at for p in one.phases.all() if p.closes_at > at), one.code))


def open_campaigns(*, person: Person, at: datetime) -> list[Campaign]:
    """The campaigns under way in whose population the person is that day: first those where they may write, then by
    their closing."""
    on = today(lambda: at)
    mine = [one for one in campaigns_at(at) if populations.is_member(person, one.population, on)]
    return sorted(mine, key=lambda one: not can_act(one, "save", at))


def campaign_open_to(*, person: Person, at: datetime) -> Campaign | None:
    """The first of ``open_campaigns``."""
    return next(iter(open_campaigns(person=person, at=at)), None)


def people_in(campaign: Campaign, on: date) -> QuerySet[Person]:
    """Everyone in the campaign's population on a day, by name. Raises RuleRefused."""
    return populations.population_query(campaign.population, on)


def people_without_list(campaign: Campaign, on: date) -> QuerySet[Person]:
    """Those of the population who have sent nothing: no list, a draft, or one returned. Raises RuleRefused."""
    sent = WishList.objects.filter(campaign=campaign, person=OuterRef("pk"), state__in=SENT_STATES)
    return people_in(campaign, on).exclude(Exists(sent))


def lists_of(campaign: Campaign) -> QuerySet[WishList]:
    """The lists of a campaign with their students, by name, and ``units_count`` and ``credits`` of the main units."""
    return (
        WishList.objects.filter(campaign=campaign)
        .select_related("person")
        .annotate(units_count=Count("wishes"), credits=_main_credits())
        .order_by("person__name_key", "id")
    )


def _main_credits() -> Any:
    return Coalesce(Sum("wishes__offering__unit__credits", filter=Q(wishes__kind="main")), 0)
