"""A programme changed, ended, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cartable.engines.catalogue.domain.programmes.creating import fact_faults
from cartable.engines.catalogue.domain.programmes.enrolled import enrolled_in
from cartable.engines.catalogue.events import ProgrammeEnded, ProgrammeReopened
from cartable.engines.catalogue.models import Programme
from cartable.kernel.audit import because
from cartable.kernel.clock import campus_zone
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused

MOST_REASON = 500


class ProgrammeNotEnded(Conflict):
    """The programme has no end to take back."""

    code = "programme.not_ended"

    def __init__(self) -> None:
        super().__init__(_("This programme has no end."), _("Open its page again."))


def change_programme(
    *,
    programme: Programme,
    title_fr: str,
    title_en: str = "",
    kind: str,
    structure: Any,
    terms_count: int,
    leads_to: Sequence[Programme] = (),
    actor: Any,
    reason: str,
) -> Programme:
    """Write what a programme is; its code stays. Regulations and enrolments aren't touched.

    Raises NotAllowed without the right over its structure, and over the new one; InputRefused: a title missing or too
    long, an unknown kind, no term or too many, a programme that leads to itself, a reason missing.
    """
    require(actor, "programme.edit", programme)
    if structure != programme.structure:
        require(actor, "programme.create", structure)
    faults = [*fact_faults(title_fr, title_en, kind, terms_count), *_reason_faults(reason)]
    if any(one.pk == programme.pk for one in leads_to):
        what = _("A programme doesn't lead to itself.")
        faults.append(Fault("programme.itself", what, "leads_to", _("Take it off the list.")))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason.strip()):
        held = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        held.title_fr, held.title_en, held.kind = title_fr.strip(), title_en.strip(), kind
        held.structure, held.terms_count = structure, terms_count
        held.save()
        held.leads_to.set(leads_to)
    return held


def end_programme(
    *, programme: Programme, on: date, reason: str, is_confirmed: bool, actor: Any, now: datetime
) -> Programme:
    """Let nobody enter the programme from the day ``on``: those enrolled then finish it under their regulation.

    Emits ``programme.ended``. Raises NotAllowed; InputRefused for a day gone by, without a reason, or when people are
    enrolled and that wasn't confirmed (how many is told).
    """
    require(actor, "programme.edit", programme)
    today = now.astimezone(campus_zone()).date()
    faults = list(_reason_faults(reason))
    if on < today:
        mend = _("Give today or a later day: who entered before stays enrolled.")
        faults.append(Fault("programme.end_past", _("This day is past."), "on", mend))
    if not is_confirmed and (count := enrolled_in(programme.pk, on=today)):
        said = ngettext_lazy(
            "{count} person is enrolled in this programme.", "{count} people are enrolled in this programme.", count
        )
        what = format_lazy("{said}", said=str(said).format(count=count))
        faults.append(Fault("programme.enrolled", what, "is_confirmed", _("Confirm that they finish it.")))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason.strip()):
        held = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        held.valid_until = on
        held.save(update_fields=["valid_until"])
        emit(ProgrammeEnded(aggregate=f"programme:{held.uuid}", programme_code=held.code, valid_until=on.isoformat()))
    return held


def reopen_programme(*, programme: Programme, reason: str, actor: Any) -> Programme:
    """Take the end of a programme back. Emits ``programme.reopened``.

    Raises NotAllowed, ProgrammeNotEnded, InputRefused without a reason.
    """
    require(actor, "programme.edit", programme)
    if faults := list(_reason_faults(reason)):
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason.strip()):
        held = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        if held.valid_until is None:
            raise ProgrammeNotEnded
        held.valid_until = None
        held.save(update_fields=["valid_until"])
        emit(ProgrammeReopened(aggregate=f"programme:{held.uuid}", programme_code=held.code))
    return held


def _reason_faults(reason: str) -> list[Fault]:
    if 0 < len(reason.strip()) <= MOST_REASON:
        return []
    mend = _("Say why in 1 to 500 characters: the history keeps it.")
    return [Fault("programme.reason", _("The reason is missing."), "reason", mend)]
