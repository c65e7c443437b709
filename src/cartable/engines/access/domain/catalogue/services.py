"""Add a service to the catalogue, correct it, retire it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cartable.engines.access.domain.catalogue.drafts import COLUMNS, ServiceDraft, tidied
from cartable.engines.access.domain.catalogue.judging import code_faults, draft_faults
from cartable.engines.access.domain.catalogue.states import change_state
from cartable.engines.access.events import ServiceChanged
from cartable.engines.access.models import EntitlementRule, Grant, Service
from cartable.kernel.audit import because
from cartable.kernel.clock import campus_zone
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused


class ServiceTaken(Conflict):
    """Another service has that code."""

    code = "service.taken"


class ServiceInUse(Conflict):
    """Rules in force or decisions still give the service."""

    code = "service.in_use"


def create_service(*, code: str, draft: ServiceDraft, actor: Any, reason: str, now: datetime) -> Service:
    """Add a service, planned until its state is changed. The code never changes: addresses and rules carry it.

    Raises InputRefused with every fault, ServiceTaken when the code is used.
    """
    draft = tidied(draft)
    refuse_if_any([*code_faults(code), *draft_faults(draft), *reason_faults(reason)])
    service = Service(code=code, state_since=now, **{name: getattr(draft, name) for name in COLUMNS})
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            service.save(force_insert=True)
            _tell(service, reason)
    except IntegrityError as error:
        what = format_lazy(_("The code “{code}” belongs to another service."), code=code)
        raise ServiceTaken(what, _("Choose another one.")) from error
    return service


def edit_service(*, service: Service, draft: ServiceDraft, actor: Any, reason: str) -> Service:
    """Correct a service; the reason goes into the history. Nothing is written when nothing changes.

    Raises InputRefused with every fault.
    """
    draft = tidied(draft)
    refuse_if_any([*draft_faults(draft), *reason_faults(reason)])
    changed = [name for name in COLUMNS if getattr(service, name) != getattr(draft, name)]
    for name in changed:
        setattr(service, name, getattr(draft, name))
    if changed:
        with transaction.atomic(), because(actor=actor, reason=reason):
            service.save(update_fields=changed)
            _tell(service, reason)
    return service


def retire_service(*, service: Service, actor: Any, reason: str, now: datetime) -> Service:
    """Close a service for good: out of the public catalogue, nobody asks for it any more. Its past stays.

    Raises InputRefused without a reason, ServiceInUse while rules in force or decisions give it: those who hold it
    would lose it without having been told.
    """
    refuse_if_any(reason_faults(reason))
    with transaction.atomic(), because(actor=actor, reason=reason):
        found = Service.objects.select_for_update().get(pk=service.pk)
        _refuse_if_given(found, now)
        found.is_listed, found.can_be_asked = False, False
        found.save(update_fields=["is_listed", "can_be_asked"])
        if found.state != Service.State.CLOSED:
            change_state(service=found, state=Service.State.CLOSED, actor=actor, reason=reason, now=now)
        _tell(found, reason)
    service.refresh_from_db()
    return service


def reason_faults(reason: str) -> list[Fault]:
    """A change says why."""
    if not reason.strip():
        return [Fault("reason.missing", _("The reason is missing."), "reason", _("Write why: the history keeps it."))]
    return []


def refuse_if_any(faults: list[Fault]) -> None:
    """Raises InputRefused when there is a fault."""
    if faults:
        raise InputRefused(faults)


def _refuse_if_given(service: Service, now: datetime) -> None:
    day = now.astimezone(campus_zone()).date()
    rules = EntitlementRule.objects.valid_on(day).filter(service=service, state=EntitlementRule.State.ACTIVE).count()
    grants = Grant.objects.filter(service=service, state=Grant.State.GRANTED, valid_until__gt=day).count()
    if rules:
        what = ngettext_lazy(
            "%(count)d rule in force gives this service.", "%(count)d rules in force give this service.", rules
        ) % {"count": rules}
        raise ServiceInUse(what, _("Stop them first: those who hold it are told before they lose it."))
    if grants:
        what = ngettext_lazy(
            "%(count)d person holds it by a decision.", "%(count)d people hold it by a decision.", grants
        ) % {"count": grants}
        raise ServiceInUse(what, _("End these decisions first, or wait until they end."))


def _tell(service: Service, reason: str) -> None:
    emit(ServiceChanged(aggregate=f"service:{service.uuid}", uuid=service.uuid, code=service.code, reason=reason))
