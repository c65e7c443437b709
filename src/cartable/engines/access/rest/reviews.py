"""Reviews of what was given by name, for programs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.access.api import (
    Review,
    access_review,
    access_review_item,
    access_service,
    close_review,
    decide_item,
    open_review,
)
from cartable.engines.access.queries.in_charge import items_to_review
from cartable.engines.access.queries.reviews import counted_reviews, items_seen, items_with_all, reviews_seen
from cartable.engines.access.rest.naming import structure_named
from cartable.engines.access.rest.review_shapes import ReviewIn, ReviewItemOut, ReviewOut, VerdictIn
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/reviews", response=list[ReviewOut])
@paginate(Pages)
def reviews(request: HttpRequest) -> Any:
    """The campaigns that you run, and those where you decide, the latest first."""
    runs = is_allowed(request.user, "review.manage")
    if not runs:
        require(request.user, "review.decide")
    return reviews_seen(request.user, runs=runs).order_by("-opened_at", "-pk")


@router.post("/reviews", response={201: ReviewOut})
def begin_review(request: HttpRequest, body: ReviewIn) -> Any:
    """Ask about each right given by name whether it is still needed; what nobody keeps ends."""
    require(request.user, "review.manage")
    service = access_service(request.user, body.service) if body.service else None
    opened = open_review(
        title=body.title,
        service=service,
        structure=structure_named(body.structure),
        due_on=body.due_on,
        actor=request.user,
        now=system_clock(),
    )
    return Status(201, _counted(opened))


@router.get("/reviews/{uuid}", response=ReviewOut)
def one_review(request: HttpRequest, uuid: UUID) -> Any:
    """One campaign: for who runs it and for its reviewers."""
    return _counted(access_review(request.user, uuid))


@router.get("/reviews/{uuid}/items", response=list[ReviewItemOut])
@paginate(Pages)
def review_items(request: HttpRequest, uuid: UUID, undecided: bool = False) -> Any:
    """The rights of a campaign: all for who runs it, one's own for a reviewer."""
    review = access_review(request.user, uuid)
    rows = items_seen(request.user, review, runs=is_allowed(request.user, "review.manage", review))
    return rows.filter(decision="") if undecided else rows


@router.get("/me/review-items", response=list[ReviewItemOut])
@paginate(Pages)
def my_review_items(request: HttpRequest) -> Any:
    """What waits for your decision in the campaigns under way."""
    return items_with_all().filter(pk__in=items_to_review(request.user).values("pk")).order_by("pk")


@router.post("/review-items/{uuid}/decide", response=ReviewItemOut)
def decide_on_item(request: HttpRequest, uuid: UUID, body: VerdictIn) -> Any:
    """Keep a right, or end it today. Nobody decides on a right of their own."""
    item = access_review_item(request.user, uuid)
    decide_item(item=item, decision=body.decision, comment=body.comment, actor=request.user, now=system_clock())
    return items_with_all().get(pk=item.pk)


@router.post("/reviews/{uuid}/close", response=ReviewOut)
def end_review(request: HttpRequest, uuid: UUID) -> Any:
    """Close a campaign before its day: what nobody kept ends now."""
    return _counted(close_review(review=access_review(request.user, uuid), actor=request.user, now=system_clock()))


def _counted(review: Review) -> Any:
    return counted_reviews().get(pk=review.pk)
