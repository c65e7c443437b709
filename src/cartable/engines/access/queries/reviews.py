"""Campaigns of review, how far they are, and what is left to each reviewer."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from cartable.engines.access.models import Review, ReviewItem
from cartable.engines.access.queries.in_charge import managed_services


def counted_reviews() -> QuerySet[Review]:
    """Every campaign with ``total``, ``done``, ``kept`` and ``ended``."""
    rows = Review.objects.select_related("service", "structure", "opened_by")
    return rows.annotate(
        total=Count("items"),
        done=Count("items", filter=~Q(items__decision="")),
        kept=Count("items", filter=Q(items__decision=ReviewItem.Decision.KEEP)),
        ended=Count("items", filter=Q(items__decision=ReviewItem.Decision.END)),
    )


def reviews_of(person: Any) -> QuerySet[Review]:
    """The open campaigns where something waits for a person."""
    waiting = ReviewItem.objects.filter(reviewer=person, decision="")
    return counted_reviews().filter(closed_at__isnull=True, pk__in=waiting.values("review"))


def reviews_seen(actor: Any, *, runs: bool) -> QuerySet[Review]:
    """The campaigns where the actor decides; with those over the services that they manage, if they run reviews."""
    mine = Q(pk__in=ReviewItem.objects.filter(reviewer=actor.person).values("review"))
    if runs:
        mine |= Q(service__in=managed_services(actor)) | Q(service__isnull=True)
    return counted_reviews().filter(mine)


def items_seen(actor: Any, review: Review, *, runs: bool) -> QuerySet[ReviewItem]:
    """The lines of a campaign: all for who runs it, one's own for a reviewer."""
    rows = items_told(review) if runs else items_told(review).filter(reviewer=actor.person)
    return rows.order_by("grant__service__title_fr", "grant__person__name_key", "pk")


def items_told(review: Review) -> QuerySet[ReviewItem]:
    """The grants of a campaign, with all that a reviewer reads."""
    return items_with_all().filter(review=review)


def items_with_all() -> QuerySet[ReviewItem]:
    """Lines of reviews with all that is told of them."""
    return ReviewItem.objects.select_related(
        "review",
        "reviewer",
        "decided_by",
        "grant__person",
        "grant__service",
        "grant__level",
        "grant__door_group",
        "grant__granted_by",
    )
