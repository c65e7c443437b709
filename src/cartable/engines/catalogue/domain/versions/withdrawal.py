"""A unit taught no more from a day on, also in the middle of a campaign: whom it hits is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.domain.versions.replacing import lift_replacements, set_replacements
from cartable.engines.catalogue.events import UnitRestored, UnitWithdrawn
from cartable.engines.catalogue.models import CourseUnit, Prerequisite
from cartable.kernel.audit import because
from cartable.kernel.clock import campus_zone
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused


@dataclass(frozen=True, slots=True)
class Hit:
    """What a withdrawal touches: the terms that offer the unit from that day on, and the units that want it."""

    terms: tuple[Term, ...]
    units: tuple[CourseUnit, ...]


class NotWithdrawn(Conflict):
    """The unit isn't withdrawn."""

    code = "unit.not_withdrawn"

    def __init__(self) -> None:
        super().__init__(_("This unit isn't withdrawn."), _("Open its page again."))


def hit_by_withdrawal(unit: CourseUnit, *, on: date) -> Hit:
    """What would be touched if the unit were taught no more from ``on``. Two queries.

    A term is touched when it isn't over on that day.
    """
    terms = Term.objects.filter(offerings__unit=unit).order_by("starts_on")
    touched = tuple(term for term in terms if _last_day(term) > on)
    wanting = Prerequisite.objects.filter(wanted=unit, advised=False).select_related("unit").order_by("unit__code")
    return Hit(touched, tuple(row.unit for row in wanting))


def withdraw_unit(
    *,
    unit: CourseUnit,
    on: date,
    reason: str,
    actor: Any,
    now: datetime,
    replaced_by: Sequence[str] | None = None,
) -> CourseUnit:
    """Teach the unit no more from the day ``on``; the lists, choices and offerings that hold it stay, and are told.

    ``replaced_by`` are the codes of the units that take its place; None leaves what was said of that. Emits
    ``unit.withdrawn``. Raises InputRefused for a day gone by, without a reason, or for units that can't take its place.
    """
    faults = []
    if on < now.astimezone(campus_zone()).date():
        mend = _("Give today or a later day: what was taught stays taught.")
        faults.append(Fault("unit.withdrawn_past", _("This day is past."), "on", mend))
    if not reason.strip():
        what = _("The reason is missing.")
        faults.append(Fault("unit.withdrawn_reason", what, "reason", _("Say why: students who chose it read it.")))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason.strip()):
        held = CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        held.withdrawn_on = on
        held.save(update_fields=["withdrawn_on"])
        if replaced_by is not None:
            set_replacements(unit=held, codes=replaced_by, reason=reason, actor=actor)
        terms = [term.code for term in hit_by_withdrawal(held, on=on).terms]
        emit(
            UnitWithdrawn(
                aggregate=f"unit:{held.uuid}",
                unit_code=held.code,
                withdrawn_on=on.isoformat(),
                reason=reason.strip(),
                term_codes=terms,
            )
        )
    return held


def restore_unit(*, unit: CourseUnit, reason: str, actor: Any, now: datetime) -> CourseUnit:
    """Take a withdrawal back; nothing takes its place any more. Emits ``unit.restored``. Raises NotWithdrawn."""
    with transaction.atomic(), because(actor=actor, reason=reason):
        held = CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        if held.withdrawn_on is None:
            raise NotWithdrawn
        held.withdrawn_on = None
        held.save(update_fields=["withdrawn_on"])
        lift_replacements(held)
        emit(UnitRestored(aggregate=f"unit:{held.uuid}", unit_code=held.code))
    return held


def _last_day(term: Term) -> date:
    """The first day after the term."""
    return term.starts_on + timedelta(weeks=term.weeks_count)
