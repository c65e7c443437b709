"""Asking for a place of a unit that is full, and leaving the list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person
from cartable.engines.registration.domain.adjusting.changing import refuse, require_adjustments
from cartable.engines.registration.domain.adjusting.facts import ChangeFacts, judge_change, read_facts
from cartable.engines.registration.models import Campaign, OfferingPlaces, Waiting
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused


class NotWaitingAnyMore(Conflict):
    """The student was served, passed over, or left the list."""

    code = "waiting.ended"


def wait_for(
    *, campaign: Campaign, person: Person, unit_code: str, replaces: str = "", actor: Any, now: datetime
) -> Waiting:
    """Wait for a place of a unit, behind those who wait already; ``replaces`` is given back when it comes.

    Asking again changes ``replaces`` and keeps the place in the list. Raises AdjustmentsClosed; InputRefused when a
    rule forbids the unit, when it isn't full, or when the student has it.
    """
    with because(actor=actor, reason="waiting for a unit"), transaction.atomic():
        codes = [unit_code, *([replaces] if replaces else [])]
        facts = read_facts(campaign_id=campaign.pk, person_id=person.pk, codes=codes, token="", at=now)
        require_adjustments(facts)
        refuse(
            _misplaced(facts, unit_code, replaces),
            judge_change(facts, add=[unit_code], drop=[replaces] if replaces else []),
        )
        offering = facts.offerings[unit_code]
        places = OfferingPlaces.objects.select_for_update().filter(offering=offering).first()
        rows = Waiting.objects.filter(offering=offering, state=Waiting.State.WAITING)
        mine = rows.filter(person=person).first()
        if places is None or (places.taken < places.capacity and not rows.exclude(person=person).exists()):
            raise InputRefused(_not_full(unit_code))
        given_back = facts.held.get(replaces)
        if mine is not None:
            mine.replaces_id = given_back
            mine.save(update_fields=["replaces"])
            return mine
        last = Waiting.objects.filter(offering=offering).aggregate(last=Max("position"))["last"] or 0
        return Waiting.objects.create(
            campaign=campaign,
            offering_id=offering,
            person=person,
            position=last + 1,
            since=now,
            replaces_id=given_back,
        )


def leave_waiting(*, waiting: Waiting, actor: Any, now: datetime) -> Waiting:
    """Leave the list. Leaving twice changes nothing; raises NotWaitingAnyMore when one was served or passed over."""
    with because(actor=actor, reason="left a waiting list"), transaction.atomic():
        row = Waiting.objects.select_for_update().get(pk=waiting.pk)
        if row.state == Waiting.State.LEFT:
            return row
        if row.state != Waiting.State.WAITING:
            raise NotWaitingAnyMore(
                _("You don't wait for this unit any more: reload the page to see what came of it."),
            )
        row.state, row.ended_at = Waiting.State.LEFT, now
        row.save(update_fields=["state", "ended_at"])
    return row


def _misplaced(facts: ChangeFacts, unit_code: str, replaces: str) -> list[Fault]:
    faults = []
    if unit_code in facts.held:
        what = format_lazy(_("You have {unit} already."), unit=unit_code)
        faults.append(Fault("waiting.held", what, "unit", _("There is nothing to wait for.")))
    if replaces and replaces not in facts.held:
        what = format_lazy(_("You don't have {unit}."), unit=replaces)
        faults.append(Fault("waiting.replaces", what, "replaces", _("Choose one of your units, or none.")))
    return faults


def _not_full(code: str) -> Fault:
    return Fault(
        "waiting.not_full",
        format_lazy(_("{unit} has a free place."), unit=code),
        "unit",
        _("Add it to your units instead of waiting."),
    )
