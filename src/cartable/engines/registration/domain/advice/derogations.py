"""Derogations: asked by the student with a reason, decided with a reason, or withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import CourseUnit
from cartable.engines.people.api import Person
from cartable.engines.registration.domain.advice.journal import write_line
from cartable.engines.registration.events import DerogationAsked, DerogationDecided
from cartable.engines.registration.models import Campaign, Derogation, ListEvent, WishList
from cartable.engines.registration.rulings import RULES
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

State = Derogation.State


class AskedAlready(Conflict):
    """The same derogation waits or was granted."""

    code = "derogation.twice"

    def __init__(self) -> None:
        super().__init__(
            _("This derogation was asked for already."), _("See what became of it, or withdraw it and ask anew.")
        )


class DecidedAlready(Conflict):
    """The derogation waits no more."""

    code = "derogation.decided"

    def __init__(self) -> None:
        super().__init__(
            _("This derogation is decided or withdrawn."), _("Open the list again to see what became of it.")
        )


def ask_derogation(
    *, campaign: Campaign, person: Person, rule: str, unit_code: str = "", reason: str, actor: Any, now: datetime
) -> Derogation:
    """Ask to be let through a rule of choice, for a unit or (no code) for the whole semester.

    Raises InputRefused for a rule that no derogation lifts, an unknown unit, no reason; AskedAlready.
    """
    if RULES.get(rule, ("", False))[1] is not True:
        raise InputRefused(
            Fault("derogation.rule", _("No derogation lifts this rule."), "rule", _("Change the choice instead."))
        )
    if not reason.strip():
        raise InputRefused(_no_reason(_("Say why: whoever decides reads it.")))
    unit = CourseUnit.objects.filter(code=unit_code).first() if unit_code else None
    if unit_code and unit is None:
        raise InputRefused(Fault("derogation.unit", _("No unit has this code."), "unit", _("Give the code of a unit.")))
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            asked = Derogation.objects.create(
                campaign=campaign, person=person, rule=rule, unit=unit, reason=reason.strip(), asked_at=now
            )
            _note(asked, actor, now, reason)
            emit(
                DerogationAsked(
                    aggregate=f"derogation:{asked.uuid}",
                    campaign_code=campaign.code,
                    person_uuid=str(person.uuid),
                    derogation=str(asked.uuid),
                )
            )
    except IntegrityError as error:
        if "registration_derogation_once" in str(error):
            raise AskedAlready from error
        raise
    return asked


def decide_derogation(*, derogation: Derogation, granted: bool, reason: str, actor: Any, now: datetime) -> Derogation:
    """Grant or refuse it, with a reason that the student reads. Raises InputRefused without one, DecidedAlready."""
    if not reason.strip():
        raise InputRefused(_no_reason(_("Say why: the student reads it.")))
    with transaction.atomic(), because(actor=actor, reason=reason):
        held = _hold(derogation)
        held.state = State.GRANTED if granted else State.REFUSED
        held.decided_by, held.decided_at, held.decision_reason = actor.person, now, reason.strip()
        held.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])
        _note(held, actor, now, reason)
        emit(
            DerogationDecided(
                aggregate=f"derogation:{held.uuid}",
                campaign_code=held.campaign.code,
                person_uuid=str(held.person.uuid),
                derogation=str(held.uuid),
                granted=granted,
            )
        )
    return held


def withdraw_derogation(*, derogation: Derogation, actor: Any, now: datetime) -> Derogation:
    """The student asks no more. Raises DecidedAlready."""
    with transaction.atomic(), because(actor=actor, reason="derogation withdrawn"):
        held = _hold(derogation)
        held.state, held.decided_at = State.WITHDRAWN, now
        held.save(update_fields=["state", "decided_at"])
        _note(held, actor, now, "")
    return held


def _hold(derogation: Derogation) -> Derogation:
    rows = Derogation.objects.select_for_update(of=("self",)).select_related("campaign", "person", "unit")
    held = rows.get(pk=derogation.pk)
    if held.state != State.ASKED:
        raise DecidedAlready
    return held


def _note(derogation: Derogation, actor: Any, now: datetime, reason: str) -> None:
    """The list's journal tells it, when there is a list."""
    wish_list = WishList.objects.filter(campaign=derogation.campaign, person=derogation.person).first()
    if wish_list is None:
        return
    data = {
        "derogation": str(derogation.uuid),
        "rule": derogation.rule,
        "unit": derogation.unit.code if derogation.unit else "",
        "state": str(derogation.state),
    }
    write_line(wish_list, ListEvent.Kind.COMMENTED, actor=actor, now=now, text=reason, data=data)


def _no_reason(mend: Any) -> Fault:
    return Fault("reason.missing", _("The reason is missing."), "reason", mend)
