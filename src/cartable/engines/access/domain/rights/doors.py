"""The doors of rights: fetch and check at once. What one may not see is answered as what doesn't exist."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.rights.delegations import require_delegation
from cartable.engines.access.models import (
    Clearance,
    Delegation,
    EntitlementRule,
    Grant,
    HeldChange,
    Incompatibility,
    Pool,
    Review,
    ReviewItem,
    Zone,
)
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotAllowed, NotFound

M = TypeVar("M", bound=Model)


class NoSuchRight(NotFound, ObjectDoesNotExist):
    """No rule, decision, pool, zone or review is at this address."""

    code = "right.unknown"

    def __init__(self) -> None:
        super().__init__(_("There is nothing of that name among the rights."), _("Look it up in the list."))


def access_rule(actor: Any, code: str) -> EntitlementRule:
    """The rule with this code, to who manages its service. Raises NotAllowed, NoSuchRight."""
    require(actor, "entitlement.manage")
    rule: EntitlementRule = _one(
        EntitlementRule.objects.select_related("service__owner", "level", "pool", "door_group"), code=code
    )
    require(actor, "entitlement.manage", rule.service)
    return rule


def access_held_change(actor: Any, uuid: UUID | str) -> HeldChange:
    """What waits for a human, to who manages the service. Raises NotAllowed, NoSuchRight."""
    require(actor, "entitlement.manage")
    held = _one(HeldChange.objects.select_related("rule__service__owner", "decided_by"), uuid=uuid)
    require(actor, "entitlement.manage", held.rule.service)
    return held


def access_grant(actor: Any, uuid: UUID | str) -> Grant:
    """A request or a right given by name: to the person, and to who may give it. Raises NotAllowed, NoSuchRight."""
    _refuse_strangers(actor, "grant.ask")
    rows = Grant.objects.select_related(
        "person", "service__owner", "level", "pool", "door_group__structure", "granted_by", "requested_by", "delegation"
    )
    grant = _one(rows, uuid=uuid)
    if grant.person_id != actor.person_id:
        if not is_allowed(actor, "grant.give") and not is_allowed(actor, "holding.view"):
            raise NoSuchRight
        require(actor, "grant.give", (grant.service, grant.person, grant.door_group))
        if grant.person.is_protected and not is_allowed(actor, "person.view", grant.person):
            raise NoSuchRight
    return grant


def access_delegation(actor: Any, uuid: UUID | str) -> Delegation:
    """A delegation: to who gave it, holds it, or manages all it covers. Raises NotAllowed, NoSuchRight."""
    _refuse_strangers(actor, "entitlement.manage")
    rows = Delegation.objects.select_related("holder", "given_by", "structure")
    found: Delegation = _one(rows.prefetch_related("services__owner", "door_groups__structure"), uuid=uuid)
    if found.holder_id != actor.person_id:
        require_delegation(actor, found)
    return found


def access_pool(actor: Any, code: str) -> Pool:
    """The pool with this code, to who manages its service. Raises NotAllowed, NoSuchRight."""
    require(actor, "service.manage")
    pool = _one(Pool.objects.select_related("service__owner"), code=code)
    require(actor, "service.manage", pool.service)
    return pool


def access_incompatibility(actor: Any, uuid: UUID | str) -> Incompatibility:
    """A pair of rights that exclude each other, to who manages services. Raises NotAllowed, NoSuchRight."""
    require(actor, "service.manage")
    rows = Incompatibility.objects.select_related("first__owner", "second__owner", "first_level", "second_level")
    return _one(rows, uuid=uuid)


def access_zone(actor: Any, code: str) -> Zone:
    """The zone with this code: its security officers decide, members may ask. Raises NotAllowed, NoSuchRight."""
    require(actor, "grant.ask")
    return _one(Zone.objects.select_related("structure"), code=code)


def access_clearance(actor: Any, uuid: UUID | str) -> Clearance:
    """A clearance: to the person, and to the zone's security officers. Raises NotAllowed, NoSuchRight."""
    _refuse_strangers(actor, "clearance.decide")
    rows = Clearance.objects.select_related("person", "zone__structure", "requested_by", "decided_by")
    found = _one(rows, uuid=uuid)
    if found.person_id != actor.person_id:
        require(actor, "clearance.decide", found.zone)
    return found


def access_review(actor: Any, uuid: UUID | str) -> Review:
    """A review: to who manages it, and to its reviewers. Raises NotAllowed, NoSuchRight."""
    _refuse_strangers(actor, "review.manage")
    review = _one(Review.objects.select_related("service__owner", "structure", "opened_by"), uuid=uuid)
    if not review.items.filter(reviewer=actor.person_id).exists():
        require(actor, "review.manage", review)
    return review


def access_review_item(actor: Any, uuid: UUID | str) -> ReviewItem:
    """A right under review, to who may decide on it. Raises NotAllowed, NoSuchRight."""
    _refuse_strangers(actor, "review.decide")
    rows = ReviewItem.objects.select_related("review__service__owner", "grant__person", "grant__service", "reviewer")
    item = _one(rows, uuid=uuid)
    require(actor, "review.decide", item)
    return item


def _refuse_strangers(actor: Any, permission: str) -> None:
    """Whoever isn't signed in, or whose account is closed, learns nothing of what exists."""
    if getattr(actor, "person_id", None) is None or not actor.is_active:
        raise NotAllowed(permission, _("Sign in first."))


def _one(rows: QuerySet[M], **key: Any) -> M:
    try:
        found = rows.filter(**key).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise NoSuchRight
    return found
