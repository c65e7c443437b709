"""Places and demand of a campaign's units, runs and lines of assignments, waiting lists, as pages read them."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from cartable.engines.catalogue.api import Offering
from cartable.engines.people.api import Person
from cartable.engines.registration.models import (
    AssignmentLine,
    AssignmentRun,
    Campaign,
    Choice,
    OfferingPlaces,
    Waiting,
    Wish,
    WishList,
)

READ_STATES = (WishList.State.SENT, WishList.State.APPROVED)
GOT = (AssignmentLine.Outcome.GIVEN, AssignmentLine.Outcome.RESERVE)


def offerings_with_places(campaign: Campaign) -> QuerySet[Any]:
    """Each unit of the term with ``capacity`` (None: no limit), ``taken``, ``mains``, ``others`` (wishes sent or
    approved, reserves and optional ones together), ``waiting`` and ``lacking``: main wishes beyond the places."""
    wishes = Wish.objects.filter(
        offering=OuterRef("pk"), wish_list__campaign=campaign, wish_list__state__in=READ_STATES
    ).order_by()
    waiting = Waiting.objects.filter(offering=OuterRef("pk"), state=Waiting.State.WAITING).order_by()
    places = OfferingPlaces.objects.filter(offering=OuterRef("pk"))
    return (
        Offering.objects.filter(term=campaign.term_id)
        .select_related("unit")
        .annotate(
            capacity=Subquery(places.values("capacity")),
            taken=Coalesce(Subquery(places.values("taken")), _counted(Choice.objects.filter(offering=OuterRef("pk")))),
            mains=_counted(wishes.filter(kind=Wish.Kind.MAIN)),
            others=_counted(wishes.exclude(kind=Wish.Kind.MAIN)),
            waiting_count=_counted(waiting),
        )
        .annotate(
            lacking=Case(
                When(Q(capacity__isnull=False, mains__gt=F("capacity")), then=F("mains") - F("capacity")),
                default=Value(0),
                output_field=IntegerField(),
            )
        )
        .order_by("unit__code")
    )


def _counted(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("offering").annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def runs_of(campaign: Campaign) -> QuerySet[AssignmentRun]:
    """The campaign's runs, the latest first."""
    return (
        AssignmentRun.objects.filter(campaign=campaign)
        .select_related("made_by", "campaign")
        .order_by("-made_at", "-id")
    )


def lines_of(run: AssignmentRun) -> QuerySet[AssignmentLine]:
    """What a run decided, by unit then order."""
    rows = AssignmentLine.objects.filter(run=run).select_related("run", "person", "offering__unit")
    return rows.order_by("offering__unit__code", "order", "id")


def lines_moved(run: AssignmentRun, base: AssignmentRun) -> QuerySet[AssignmentLine]:
    """Lines of a run that give what another one doesn't, or the reverse; ``before`` is the other's outcome."""
    other = AssignmentLine.objects.filter(run=base, person=OuterRef("person"), offering=OuterRef("offering"))
    rows = lines_of(run).annotate(before=Coalesce(Subquery(other.values("outcome")), Value("")))
    wins = Q(outcome__in=GOT) & ~Q(before__in=GOT)
    losses = ~Q(outcome__in=GOT) & Q(before__in=GOT)
    return rows.filter(wins | losses)


def results_of_student(person: Person) -> QuerySet[AssignmentLine]:
    """A student's lines of published runs, the latest campaign first, main wishes first."""
    return (
        AssignmentLine.objects.filter(person=person, run__state=AssignmentRun.State.PUBLISHED)
        .select_related("run__campaign__term", "person", "offering__unit")
        .order_by("-run__campaign__term__starts_on", "run__campaign__code", "id")
    )


def waiting_of(person: Person, campaign: Campaign) -> list[Waiting]:
    """What a student waits for or waited for in a campaign, with ``rank``: 1 for who is served next."""
    ahead = (
        Waiting.objects.filter(offering=OuterRef("offering"), state=Waiting.State.WAITING)
        .filter(
            Q(position__lt=OuterRef("position"))
            | Q(position=OuterRef("position"), since__lt=OuterRef("since"))
            | Q(position=OuterRef("position"), since=OuterRef("since"), id__lt=OuterRef("id"))
        )
        .order_by()
    )
    rows = Waiting.objects.filter(person=person, campaign=campaign).select_related("offering__unit", "replaces__unit")
    return list(rows.annotate(rank=_counted(ahead) + 1).order_by("state", "offering__unit__code", "-since"))
