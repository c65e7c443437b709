"""Leave to grant, given by those who hold the right to those who need it, for a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.limits import LONGEST_GRANT_DAYS
from cartable.engines.access.domain.rights.judging import day_of, period_faults, reason_faults, refuse_if_any
from cartable.engines.access.models import Delegation, DoorGroup, Service
from cartable.engines.access.rules import keeps_doors
from cartable.engines.people.api import Person, Structure
from cartable.kernel.audit import because
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Conflict, Fault, NotAllowed


def delegate(
    *,
    holder: Person,
    services: Collection[Service] = (),
    door_groups: Collection[DoorGroup] = (),
    structure: Structure | None = None,
    max_days: int = 365,
    valid_from: date,
    valid_until: date,
    reason: str,
    actor: Any,
    now: datetime,
) -> Delegation:
    """Let ``holder`` grant these services and doors to the people of a structure (None: anybody), for a period.

    Only those who hold the right by their own role may: what was delegated is never delegated further, and nobody
    delegates to themself. Raises NotAllowed, InputRefused.
    """
    for service in services:
        require(actor, "entitlement.manage", service)
    for group in door_groups:
        _require_doors(actor, group)
    if not services and not door_groups:
        require(actor, "entitlement.manage")
    if holder.pk == actor.person_id:
        raise NotAllowed("entitlement.manage", _("Nobody delegates to themself."))
    faults = [*reason_faults(reason), *_scope_faults(services, door_groups, max_days)]
    refuse_if_any([*faults, *period_faults(valid_from, valid_until, on=day_of(now), longest_days=LONGEST_GRANT_DAYS)])
    with transaction.atomic(), because(actor=actor, reason=reason):
        made = Delegation.objects.create(
            holder=holder,
            given_by=actor.person,
            structure=structure,
            max_days=max_days,
            valid_from=valid_from,
            valid_until=valid_until,
            reason=reason.strip(),
        )
        made.services.set(services)
        made.door_groups.set(door_groups)
    return made


def end_delegation(*, delegation: Delegation, actor: Any, reason: str, now: datetime) -> Delegation:
    """End it at once; what it gave stays until its own end. One that has no day behind it keeps yesterday.

    By who gave it, or who manages all that it covers. Raises NotAllowed, InputRefused, Conflict when it is over.
    """
    require_delegation(actor, delegation)
    refuse_if_any(reason_faults(reason))
    on = day_of(now)
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
        if row.valid_until is not None and row.valid_until <= on:
            raise Conflict(_("This delegation is over already."), _("Look at the list again."))
        if row.valid_from >= on:
            # A period holds a day at least: the day before is given, on which nobody can use it any more.
            row.valid_from = on - timedelta(days=1)
        row.valid_until = on
        row.save(update_fields=["valid_from", "valid_until"])
    delegation.valid_from, delegation.valid_until = row.valid_from, row.valid_until
    return delegation


def require_delegation(actor: Any, delegation: Delegation) -> None:
    """May read and end this delegation: who gave it, who holds it (to read), who manages all of it."""
    if delegation.given_by_id == getattr(actor, "person_id", None):
        return
    for service in delegation.services.all():
        require(actor, "entitlement.manage", service)
    for group in delegation.door_groups.all():
        _require_doors(actor, group)


def _require_doors(actor: Any, group: DoorGroup) -> None:
    if not keeps_doors(actor, group) and not is_allowed(actor, "entitlement.manage", group.structure):
        raise NotAllowed("door.manage", _("Room managers and administrators may, over the doors of their structures."))


def _scope_faults(services: Collection[Service], door_groups: Collection[DoorGroup], max_days: int) -> Iterator[Fault]:
    if not services and not door_groups:
        mend = _("Choose a service or a group of doors.")
        yield Fault("delegation.nothing", _("Nothing is delegated."), "services", mend)
    if not 1 <= max_days <= LONGEST_GRANT_DAYS:
        what = format_lazy(_("A grant lasts from 1 to {count} days."), count=LONGEST_GRANT_DAYS)
        yield Fault("delegation.max_days", what, "max_days", _("Write a number of days between these."))
