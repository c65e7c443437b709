"""Giving a service by name, prolonging it, ending it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.limits import LONGEST_GRANT_DAYS
from cartable.engines.access.domain.holdings.refreshing import refresh_people
from cartable.engines.access.domain.rights.asking import (
    LONGEST,
    copied,
    locked_request,
    refuse_oneself,
)
from cartable.engines.access.domain.rights.incompatibilities import refuse_incompatible
from cartable.engines.access.domain.rights.judging import day_of, period_faults, reason_faults, refuse_if_any
from cartable.engines.access.events import GrantEnded, GrantGiven
from cartable.engines.access.models import Delegation, DoorGroup, Grant, Pool, Service, ServiceLevel
from cartable.engines.access.rules import covering_delegation, gives_by_role
from cartable.engines.people.api import Person
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, NotAllowed


class GivenAlready(Conflict):
    """The person has this by name on some of those days."""

    code = "grant.given_already"


def give(
    *,
    person: Person,
    service: Service,
    level: ServiceLevel | None = None,
    quota: int | None = None,
    pool: Pool | None = None,
    door_group: DoorGroup | None = None,
    valid_from: date,
    valid_until: date,
    reason: str,
    actor: Any,
    now: datetime,
) -> Grant:
    """Give a service to somebody, from a day to another (exclusive), two years at most; rights follow at once.

    Raises NotAllowed (not one's service, nothing delegated that covers it, oneself), InputRefused (no reason, no end,
    too long, a level or pool of another service), Incompatible, GivenAlready. Emits ``grant.given``.
    """
    grant = Grant(person=person, service=service, level=level, quota=quota, pool=pool, door_group=door_group)
    return _give(grant, valid_from=valid_from, valid_until=valid_until, reason=reason, actor=actor, now=now)


def give_asked(
    *,
    grant: Grant,
    level: ServiceLevel | None = None,
    quota: int | None = None,
    pool: Pool | None = None,
    door_group: DoorGroup | None = None,
    valid_from: date,
    valid_until: date,
    reason: str,
    actor: Any,
    now: datetime,
) -> Grant:
    """Give what was asked, or less or more of it. Raises as ``give``, and NotWaitingForDecision."""
    with transaction.atomic():
        row = locked_request(grant)
        row.level, row.quota, row.pool, row.door_group = level, quota, pool, door_group
        _give(row, valid_from=valid_from, valid_until=valid_until, reason=reason, actor=actor, now=now)
    return copied(row, grant)


def prolong(*, grant: Grant, valid_until: date, actor: Any, reason: str, now: datetime) -> Grant:
    """Move the end of a right under way to a later day, two years from today at most. Raises as ``give``, Conflict."""
    on = day_of(now)
    delegation = _leave(actor, grant)
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _under_way(grant, on)
        end: date = row.valid_until  # type: ignore[assignment]
        faults = [*reason_faults(reason, longest=LONGEST), *_later(end, valid_until)]
        refuse_if_any([*faults, *period_faults(on, valid_until, on=on, longest_days=_longest(delegation))])
        refuse_incompatible(row, on=on)
        row.valid_until = valid_until
        row.save(update_fields=["valid_until"])
        _tell_given(row)
        refresh_people(person_ids=[row.person_id], on=on, now=now)
    return copied(row, grant)


def end_grant(*, grant: Grant, actor: Any, reason: str, now: datetime) -> Grant:
    """End a right today, by who may give it or by its holder. Raises NotAllowed, InputRefused, Conflict."""
    if grant.person_id != getattr(actor, "person_id", None):
        require(actor, "grant.give", (grant.service, grant.person, grant.door_group))
    refuse_if_any(reason_faults(reason, longest=LONGEST))
    return end_now(grant, actor=actor, reason=reason.strip(), now=now)


def end_now(grant: Grant, *, actor: Any, reason: str, now: datetime) -> Grant:
    """End a right under way; the caller has checked who decides. Raises Conflict when it is over."""
    on = day_of(now)
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _under_way(grant, on)
        row.state, row.ended_reason = Grant.State.ENDED, reason
        end = max(on, row.valid_from or on)
        row.valid_until = end
        row.save(update_fields=["state", "ended_reason", "valid_until"])
        emit(
            GrantEnded(
                aggregate=f"grant:{row.uuid}",
                uuid=row.uuid,
                person=row.person.uuid,
                service=row.service.code,
                valid_until=end,
                reason=reason,
            )
        )
        refresh_people(person_ids=[row.person_id], on=on, now=now)
    return copied(row, grant)


def _give(grant: Grant, *, valid_from: date, valid_until: date, reason: str, actor: Any, now: datetime) -> Grant:
    on = day_of(now)
    delegation = _leave(actor, grant)
    faults = [*reason_faults(reason, longest=LONGEST), *_what_faults(grant)]
    refuse_if_any([*faults, *period_faults(valid_from, valid_until, on=on, longest_days=_longest(delegation))])
    grant.valid_from, grant.valid_until, grant.reason = valid_from, valid_until, reason.strip()
    grant.state, grant.granted_by, grant.delegation, grant.decided_at = (
        Grant.State.GRANTED,
        actor.person,
        delegation,
        now,
    )
    with transaction.atomic(), because(actor=actor, reason=reason):
        # The person's row is the lock under which two rights that exclude each other can't be given at once.
        Person.objects.select_for_update(of=("self",)).get(pk=grant.person_id)
        refuse_incompatible(grant, on=on)
        _refuse_twice(grant)
        grant.save()
        _tell_given(grant)
        refresh_people(person_ids=[grant.person_id], on=on, now=now)
    return grant


def _leave(actor: Any, grant: Grant) -> Delegation | None:
    """By which delegation the actor gives this; None when it is by their own role. Raises NotAllowed."""
    require(actor, "grant.give", (grant.service, grant.person, grant.door_group))
    refuse_oneself(actor, grant.person)
    if gives_by_role(actor, grant.service, grant.door_group):
        return None
    found: Delegation | None = covering_delegation(actor, grant.service, grant.person, grant.door_group)
    if found is None:
        raise NotAllowed("grant.give", _("Your delegation has ended."))
    return found


def _longest(delegation: Delegation | None) -> int:
    return LONGEST_GRANT_DAYS if delegation is None else min(delegation.max_days, LONGEST_GRANT_DAYS)


def _what_faults(grant: Grant) -> Iterator[Fault]:
    service = grant.service
    if grant.person.merged_into_id is not None:
        mend = _("Give it to the record that was kept.")
        yield Fault("grant.merged", _("This record was merged into another."), "person", mend)
    if service.state == Service.State.CLOSED:
        yield Fault("grant.closed", _("This service is closed."), "service", _("Choose another service."))
    if grant.level is not None and grant.level.service_id != service.pk:
        mend = _("Choose a level of this service.")
        yield Fault("grant.level", _("This level is of another service."), "level", mend)
    if grant.pool is not None and grant.pool.service_id != service.pk:
        mend = _("Choose a pool of this service.")
        yield Fault("grant.pool", _("This pool is of another service."), "pool", mend)


def _later(end: date, valid_until: date) -> Iterator[Fault]:
    if valid_until <= end:
        mend = _("Choose a later day, or end the right.")
        yield Fault("grant.not_longer", _("The right lasts until then already."), "valid_until", mend)


def _refuse_twice(grant: Grant) -> None:
    given = Grant.objects.filter(
        person=grant.person,
        service=grant.service,
        level=grant.level,
        door_group=grant.door_group,
        state=Grant.State.GRANTED,
        valid_from__lt=grant.valid_until,
        valid_until__gt=grant.valid_from,
    ).exclude(pk=grant.pk)
    if found := given.first():
        said = format_lazy(_("This was given already, until {day}."), day=found.valid_until)
        raise GivenAlready(said, _("Prolong that right instead."))


def _under_way(grant: Grant, on: date) -> Grant:
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.state != Grant.State.GRANTED or row.valid_until is None or row.valid_until <= on:
        raise Conflict(_("This right is over already."), _("Look at the list again."))
    return row


def _tell_given(grant: Grant) -> None:
    emit(
        GrantGiven(
            aggregate=f"grant:{grant.uuid}",
            uuid=grant.uuid,
            person=grant.person.uuid,
            service=grant.service.code,
            valid_from=grant.valid_from,  # type: ignore[arg-type]
            valid_until=grant.valid_until,  # type: ignore[arg-type]
        )
    )
