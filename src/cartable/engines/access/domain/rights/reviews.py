"""Periodic review of what is given by name: each right is kept by somebody, or ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.rights.giving import end_now
from cartable.engines.access.domain.rights.judging import day_of, refuse_if_any
from cartable.engines.access.domain.rights.reminding import send_reminder
from cartable.engines.access.domain.rights.reviewers import reviewers_for
from cartable.engines.access.models import Grant, Review, ReviewItem, Service
from cartable.engines.access.rules import MANAGERS
from cartable.engines.people.api import Affiliation, Person, Standing, Structure, has_role, standing_of
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault

PROCESS = "access.reviews"
A_WEEK = timedelta(days=7)
SHORTEST = timedelta(days=8)
"""Reviewers are warned a week before the day."""


class ReviewClosed(Conflict):
    """The review is over."""

    code = "review.closed"

    def __init__(self) -> None:
        super().__init__(_("This review is over."), _("Decide on the rights themselves."))


def grants_in_scope(
    *, service: Service | None = None, structure: Structure | None = None, actor: Any, on: date
) -> QuerySet[Grant]:
    """The rights under way that a review would ask about: of a service and of the people of a structure (None: all),
    among the services that the actor manages."""
    grants = Grant.objects.filter(state=Grant.State.GRANTED, valid_until__gt=on)
    if service is not None:
        grants = grants.filter(service=service)
    elif not any(has_role(actor, role) for role in MANAGERS):
        grants = grants.filter(service__owner__in=standing_of(actor).covered(*MANAGERS))
    if structure is not None:
        ties = Affiliation.objects.valid_on(on).filter(person=OuterRef("person"), structure__in=_under(structure, on))
        grants = grants.filter(Q(Exists(ties)))
    return grants.order_by("person__name_key", "pk")


def open_review(
    *,
    title: str,
    service: Service | None = None,
    structure: Structure | None = None,
    due_on: date,
    actor: Any,
    now: datetime,
) -> Review:
    """Ask about each right in scope whether it is still needed; whatever nobody kept by ``due_on`` ends that day.

    Raises NotAllowed, InputRefused (no title, a day too near to be warned a week before, nothing in scope).
    """
    on = day_of(now)
    require(actor, "review.manage") if service is None else require(actor, "service.manage", service)
    grants = list(grants_in_scope(service=service, structure=structure, actor=actor, on=on))
    refuse_if_any(_faults(title, due_on, on, grants))
    with transaction.atomic(), because(actor=actor, reason=title):
        review = Review.objects.create(
            title=title.strip(),
            service=service,
            structure=structure,
            opened_by=actor.person,
            opened_at=now,
            due_on=due_on,
        )
        reviewers = reviewers_for(grants, opener=actor.person, on=on)
        ReviewItem.objects.bulk_create(
            ReviewItem(review=review, grant=grant, reviewer_id=reviewers[grant.pk]) for grant in grants
        )
    return review


def decide_item(*, item: ReviewItem, decision: str, comment: str = "", actor: Any, now: datetime) -> ReviewItem:
    """Keep a right, or end it today. A decision may be changed from keep to end until the review closes.

    Raises NotAllowed, InputRefused (no such decision, a comment too long), ReviewClosed, Conflict.
    """
    require(actor, "review.decide", item)
    refuse_if_any(_decision_faults(decision, comment))
    with transaction.atomic(), because(actor=actor, reason=comment or item.review.title):
        row = ReviewItem.objects.select_for_update(of=("self",)).select_related("review", "grant").get(pk=item.pk)
        if row.review.closed_at is not None:
            raise ReviewClosed
        if row.decision == ReviewItem.Decision.END:
            raise Conflict(_("This right was ended already."), _("Give it again if it was a mistake."))
        _write(row, decision, comment, actor.person, now)
        if decision == ReviewItem.Decision.END:
            _end(row, actor, comment or row.review.title, now)
    item.decision, item.comment, item.decided_at, item.decided_by = decision, row.comment, now, actor.person
    return item


def close_review(*, review: Review, actor: Any, now: datetime) -> Review:
    """Close a review before its day: what nobody decided on ends now. Raises NotAllowed, ReviewClosed."""
    require(actor, "review.manage", review)
    return close_now(review, actor=actor, now=now)


def close_now(review: Review, *, actor: Any, now: datetime) -> Review:
    """Silence ends the right. Raises ReviewClosed."""
    said = gettext("Nobody kept it at the review “%(title)s”.") % {"title": review.title}
    with transaction.atomic(), because(actor=actor, reason=said):
        row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
        if row.closed_at is not None:
            raise ReviewClosed
        for item in row.items.filter(decision="").select_related("grant", "review"):
            _write(item, ReviewItem.Decision.END, said[:300], None, now)
            _end(item, actor, said, now)
        row.closed_at = now
        row.save(update_fields=["closed_at"])
    review.closed_at = now
    return review


def close_due_reviews(*, on: date, now: datetime) -> int:
    """Close the reviews whose day has come; returns how many."""
    due = list(Review.objects.filter(closed_at__isnull=True, due_on__lte=on))
    for review in due:
        close_now(review, actor=PROCESS, now=now)
    return len(due)


def remind_reviewers(*, on: date, now: datetime) -> int:
    """A week before the day, once, tell each reviewer how many rights wait for them; returns how many were told."""
    told = 0
    for review in Review.objects.filter(closed_at__isnull=True, reminded_at__isnull=True, due_on__lte=on + A_WEEK):
        waiting = Counter(review.items.filter(decision="").values_list("reviewer_id", flat=True))
        for person in Person.objects.filter(pk__in=waiting).order_by("pk"):
            told += send_reminder(person, review, waiting[person.pk])
        with because(actor=PROCESS, reason=gettext("The reviewers were told that the day comes.")):
            Review.objects.filter(pk=review.pk).update(reminded_at=now)
    return told


def _write(item: ReviewItem, decision: str, comment: str, by: Any, now: datetime) -> None:
    item.decision, item.comment, item.decided_by, item.decided_at = decision, comment.strip(), by, now
    item.save()


def _end(item: ReviewItem, actor: Any, reason: str, now: datetime) -> None:
    grant = item.grant
    if grant.state == Grant.State.GRANTED and grant.valid_until is not None and grant.valid_until > day_of(now):
        end_now(grant, actor=actor, reason=reason[:500], now=now)


def _under(structure: Structure, on: date) -> set[int]:
    parents = dict(Structure.objects.values_list("pk", "parent_id"))
    return Standing(on, parents=parents).under(structure.pk)


def _faults(title: str, due_on: date, on: date, grants: list[Grant]) -> Iterator[Fault]:
    if not title.strip():
        yield Fault("review.title", _("The title is missing."), "title", _("Say what is reviewed, and when."))
    elif len(title) > 200:
        yield Fault("text.too_long", _("The title is too long."), "title", _("Keep to 200 characters."))
    if due_on < on + SHORTEST:
        mend = _("Leave reviewers more than a week: they are warned a week before.")
        yield Fault("review.due", _("This day is too near."), "due_on", mend)
    if not grants:
        mend = _("Choose another service or structure.")
        yield Fault("review.nothing", _("No right is given by name there."), "service", mend)


def _decision_faults(decision: str, comment: str) -> Iterator[Fault]:
    if decision not in ReviewItem.Decision.values:
        yield Fault("review.decision", _("Keep the right, or end it."), "decision", _("Choose one of the two."))
    if len(comment) > 300:
        yield Fault("text.too_long", _("The comment is too long."), "comment", _("Keep to 300 characters."))
