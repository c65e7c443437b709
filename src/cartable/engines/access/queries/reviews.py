"""Campaigns of review, how far they are, and what is left to each reviewer."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from cartable.engines.access.models import Review, ReviewItem


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


def items_told(review: Review) -> QuerySet[ReviewItem]:
    """The grants of a campaign, with all that a reviewer reads."""
    return ReviewItem.objects.filter(review=review).select_related(
        "review",
        "reviewer",
        "decided_by",
        "grant__person",
        "grant__service",
        "grant__level",
        "grant__door_group",
        "grant__granted_by",
    )
