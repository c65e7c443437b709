"""Restricted zones: who asks for a clearance, who decides, who takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.refreshing import refresh_people
from cartable.engines.access.domain.rights.judging import day_of, period_faults, reason_faults, refuse_if_any
from cartable.engines.access.events import ClearanceDecided
from cartable.engines.access.models import Clearance, Zone
from cartable.engines.people.api import Person
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Conflict, Fault, NotAllowed

LONGEST_DAYS = 1827
"""Five years: the longest that an opinion on access to a restricted zone is good for (R. 413-5-1 of the penal code)."""
State = Clearance.State


class ClearanceAsked(Conflict):
    """A request for this person and zone waits already."""

    code = "clearance.asked"


def ask_clearance(*, person: Person, zone: Zone, reason: str, actor: Any, now: datetime) -> Clearance:
    """Ask for a clearance, for oneself, or for somebody as security officer of the zone.

    Raises NotAllowed, InputRefused, ClearanceAsked.
    """
    require(actor, "grant.ask")
    if person.pk != actor.person_id and not is_allowed(actor, "clearance.decide", zone):
        raise NotAllowed("clearance.decide", _("Each asks for themself; security officers may ask for anybody."))
    refuse_if_any(reason_faults(reason, longest=2_000))
    with transaction.atomic(), because(actor=actor, reason=reason):
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if Clearance.objects.filter(person=person, zone=zone, state=State.REQUESTED).exists():
            raise ClearanceAsked(_("This clearance was asked for already."), _("Wait for the decision."))
        return Clearance.objects.create(
            person=person,
            zone=zone,
            state=State.REQUESTED,
            requested_by=actor.person,
            requested_at=now,
            request_reason=reason.strip(),
        )


def decide_clearance(
    *,
    clearance: Clearance,
    is_granted: bool,
    decision: str,
    reference: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    actor: Any,
    now: datetime,
) -> Clearance:
    """Grant or refuse a clearance, by a security officer who isn't the person; rights follow at once.

    A granted one has the reference of the decision and a period of five years at most. Raises NotAllowed,
    InputRefused, Conflict (decided meanwhile).
    """
    require(actor, "clearance.decide", clearance.zone)
    if clearance.person_id == actor.person_id:
        raise NotAllowed("clearance.decide", _("Nobody clears themself, whatever their roles."))
    on = day_of(now)
    faults = list(reason_faults(decision, field="decision", longest=2_000))
    if is_granted:
        faults += [*_reference_faults(reference)]
        faults += [*period_faults(valid_from, valid_until, on=on, longest_days=LONGEST_DAYS)]
    refuse_if_any(faults)
    with transaction.atomic(), because(actor=actor, reason=decision):
        row = _locked(clearance, State.REQUESTED)
        row.state = State.GRANTED if is_granted else State.REFUSED
        row.reference = reference.strip()
        row.valid_from, row.valid_until = (valid_from, valid_until) if is_granted else (None, None)
        _write(row, decision, actor, on=on, now=now)
    return _copied(row, clearance)


def withdraw_clearance(*, clearance: Clearance, actor: Any, reason: str, now: datetime) -> Clearance:
    """Take a clearance back: what it opened closes at once. Raises NotAllowed, InputRefused, Conflict."""
    require(actor, "clearance.decide", clearance.zone)
    if clearance.person_id == actor.person_id:
        raise NotAllowed("clearance.decide", _("Nobody decides on their own clearance, whatever their roles."))
    refuse_if_any(reason_faults(reason, longest=2_000))
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _locked(clearance, State.GRANTED)
        row.state = State.WITHDRAWN
        _write(row, reason, actor, on=day_of(now), now=now)
    return _copied(row, clearance)


def _locked(clearance: Clearance, state: str) -> Clearance:
    row = Clearance.objects.select_for_update(of=("self",)).get(pk=clearance.pk)
    if row.state != state:
        raise Conflict(_("This was decided meanwhile."), _("Look at the list again."))
    return row


def _write(row: Clearance, decision: str, actor: Any, *, on: date, now: datetime) -> None:
    row.decided_by, row.decided_at, row.decision = actor.person, now, decision.strip()
    row.save()
    emit(
        ClearanceDecided(
            aggregate=f"clearance:{row.uuid}",
            uuid=row.uuid,
            person=row.person.uuid,
            zone=row.zone.code,
            state=row.state,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
        )
    )
    refresh_people(person_ids=[row.person_id], on=on, now=now)


def _copied(row: Clearance, into: Clearance) -> Clearance:
    for field in Clearance._meta.concrete_fields:
        setattr(into, field.attname, getattr(row, field.attname))
    return into


def _reference_faults(reference: str) -> Iterator[Fault]:
    if not reference.strip():
        mend = _("Write the number of the decision, as the file has it.")
        yield Fault("clearance.reference", _("The reference is missing."), "reference", mend)
    elif len(reference) > 120:
        mend = _("Keep to 120 characters.")
        yield Fault("text.too_long", _("The reference is too long."), "reference", mend)
