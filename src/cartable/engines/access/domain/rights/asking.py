"""Asking for a service by name, taking the request back, refusing it, opening it again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.rights.judging import day_of, reason_faults, refuse_if_any
from cartable.engines.access.events import GrantRefused, GrantRequested
from cartable.engines.access.models import DoorGroup, Grant, Holding, Service, ServiceLevel
from cartable.engines.people.api import Person
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, NotAllowed

LONGEST = 500


class AskedAlready(Conflict):
    """The person has asked for this, or holds it."""

    code = "grant.asked_already"


class NotWaitingForDecision(Conflict):
    """The request was decided, or withdrawn, meanwhile."""

    code = "grant.not_waiting"

    def __init__(self) -> None:
        super().__init__(_("This request doesn't wait for a decision any more."), _("Look at the list again."))


def ask(
    *,
    person: Person,
    service: Service,
    level: ServiceLevel | None = None,
    door_group: DoorGroup | None = None,
    reason: str,
    actor: Any,
    now: datetime,
) -> Grant:
    """Ask for a service for oneself. Emits ``grant.requested``.

    Raises NotAllowed, InputRefused (no reason, a service that isn't asked for here, a level of another), AskedAlready.
    """
    require(actor, "grant.ask")
    require(actor, "service.view", service)
    if person.pk != actor.person_id:
        raise NotAllowed("grant.ask", _("Each asks for themself."))
    refuse_if_any([*reason_faults(reason, longest=LONGEST), *_service_faults(service, level)])
    _refuse_held(person, service, level, door_group, now)
    grant = Grant(
        person=person,
        service=service,
        level=level,
        door_group=door_group,
        state=Grant.State.REQUESTED,
        requested_by=person,
        requested_at=now,
        request_reason=reason.strip(),
    )
    with transaction.atomic(), because(actor=actor, reason=reason):
        _insert(grant)
        emit(GrantRequested(aggregate=f"grant:{grant.uuid}", uuid=grant.uuid, person=person.uuid, service=service.code))
    return grant


def withdraw_request(*, grant: Grant, actor: Any, now: datetime) -> Grant:
    """Take back one's own request. Raises NotAllowed, NotWaitingForDecision."""
    if grant.person_id != getattr(actor, "person_id", None):
        raise NotAllowed("grant.ask", _("Each takes back their own requests."))
    return _close(grant, actor=actor, reason=gettext("Withdrawn by the person who asked."), by=None, now=now)


def refuse(*, grant: Grant, actor: Any, reason: str, now: datetime) -> Grant:
    """Refuse a request, saying why. Raises NotAllowed, InputRefused, NotWaitingForDecision."""
    require_decision(actor, grant)
    refuse_if_any(reason_faults(reason, longest=LONGEST))
    return _close(grant, actor=actor, reason=reason.strip(), by=actor.person, now=now)


def reopen_request(*, grant: Grant, actor: Any, reason: str, now: datetime) -> Grant:
    """Let a refused request wait for a decision again. Raises NotAllowed, InputRefused, Conflict, AskedAlready."""
    require_decision(actor, grant)
    refuse_if_any(reason_faults(reason, longest=LONGEST))
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
        if row.state != Grant.State.REFUSED or row.requested_by_id is None:
            raise Conflict(_("Only a refused request can be opened again."), _("Look at the list again."))
        row.state, row.granted_by, row.decided_at, row.reason = Grant.State.REQUESTED, None, None, ""
        _insert(row)
    return copied(row, grant)


def require_decision(actor: Any, grant: Grant) -> None:
    """May decide on this request: whoever may give it, but never the person for themself. Raises NotAllowed."""
    require(actor, "grant.give", (grant.service, grant.person, grant.door_group))
    refuse_oneself(actor, grant.person)


def refuse_oneself(actor: Any, person: Person) -> None:
    """Raises NotAllowed: nobody decides on a right of their own, whatever their roles."""
    if person.pk == actor.person_id:
        raise NotAllowed(
            "grant.give", _("Nobody gives a right to themself, whatever their roles: ask somebody else to decide.")
        )


def locked_request(grant: Grant) -> Grant:
    """The request, locked until the end of the transaction. Raises NotWaitingForDecision."""
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.state != Grant.State.REQUESTED:
        raise NotWaitingForDecision
    return row


def copied(row: Grant, into: Grant) -> Grant:
    """The caller's instance, told what was written."""
    for field in Grant._meta.concrete_fields:
        setattr(into, field.attname, getattr(row, field.attname))
    into._state.fields_cache.clear()
    return into


def _close(grant: Grant, *, actor: Any, reason: str, by: Person | None, now: datetime) -> Grant:
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = locked_request(grant)
        row.state, row.granted_by, row.decided_at, row.reason = Grant.State.REFUSED, by, now, reason
        row.save()
        emit(
            GrantRefused(
                aggregate=f"grant:{row.uuid}",
                uuid=row.uuid,
                person=row.person.uuid,
                service=row.service.code,
                reason=reason,
            )
        )
    return copied(row, grant)


def _insert(grant: Grant) -> None:
    try:
        with transaction.atomic():
            grant.save()
    except IntegrityError as error:
        if "access_grant_asked_once" not in str(error):
            raise
        raise AskedAlready(_("You have asked for this already."), _("Wait for the answer, or withdraw it.")) from error


def _service_faults(service: Service, level: ServiceLevel | None) -> list[Fault]:
    faults = []
    if not service.can_be_asked or service.state == Service.State.CLOSED:
        mend = _("Read on its page how it is obtained.")
        faults.append(Fault("grant.not_asked_here", _("This service isn't asked for here."), "service", mend))
    if level is not None and level.service_id != service.pk:
        mend = _("Choose a level of this service.")
        faults.append(Fault("grant.level", _("This level is of another service."), "level", mend))
    return faults


def _refuse_held(
    person: Person, service: Service, level: ServiceLevel | None, door_group: DoorGroup | None, now: datetime
) -> None:
    # What has a last day may be asked for again, to keep it longer.
    held = Holding.objects.valid_on(day_of(now)).filter(
        person=person, service=service, door_group=door_group, state=Holding.State.HELD, valid_until__isnull=True
    )
    if level is not None:
        held = held.filter(level__rank__gte=level.rank)
    if held.exists():
        raise AskedAlready(_("You have this right already."), _("Look at “My rights”."))
