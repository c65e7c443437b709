"""How a service is: planned, open, degraded, interrupted, closed; said to everybody, and kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.catalogue.judging import length_fault
from cartable.engines.access.events import ServiceStateChanged
from cartable.engines.access.models import Service
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused

LONGEST_NOTE = 300
TROUBLED = (Service.State.DEGRADED, Service.State.INTERRUPTED)


def change_state(
    *,
    service: Service,
    state: str,
    note_fr: str = "",
    note_en: str = "",
    actor: Any,
    reason: str = "",
    now: datetime,
    since: datetime | None = None,
) -> Service:
    """Say how the service is, from ``since`` on (now unless it was noticed late), with what its users are to read.

    The same state with another note only corrects the note. Emits ``service.state_changed``. Raises InputRefused: an
    unknown state, no change at all, a trouble without a word in French, a beginning in the future or before that of
    the state it follows.
    """
    note_fr, note_en = " ".join(note_fr.split()), " ".join(note_en.split())
    begins = since or now
    with transaction.atomic(), because(actor=actor, reason=reason or _reason(state, note_fr)):
        found = Service.objects.select_for_update().get(pk=service.pk)
        faults = [*_word_faults(found, state, note_fr, note_en), *_time_faults(found, state, begins, now)]
        if faults:
            raise InputRefused(faults)
        before = found.state
        if before != state:
            found.state, found.state_since = state, begins
        found.state_note_fr, found.state_note_en = note_fr, note_en
        found.save(update_fields=["state", "state_since", "state_note_fr", "state_note_en"])
        emit(
            ServiceStateChanged(
                aggregate=f"service:{found.uuid}",
                uuid=found.uuid,
                code=found.code,
                before=before,
                after=found.state,
                note_fr=note_fr,
                note_en=note_en,
            )
        )
    for name in ("state", "state_since", "state_note_fr", "state_note_en"):
        setattr(service, name, getattr(found, name))
    return service


def _reason(state: str, note: str) -> str:
    return f"{state}: {note}" if note else state


def _word_faults(service: Service, state: str, note_fr: str, note_en: str) -> list[Fault]:
    faults = []
    if state not in Service.State.values:
        what = format_lazy(_("“{state}” is no state of a service."), state=state[:60])
        mend = format_lazy(_("Write one of: {states}."), states=", ".join(Service.State.values))
        faults.append(Fault("service.state", what, "state", mend))
    elif (state, note_fr, note_en) == (service.state, service.state_note_fr, service.state_note_en):
        mend = _("Choose another state, or write another note.")
        faults.append(Fault("service.same_state", _("The service is in this state already."), "state", mend))
    if state in TROUBLED and not note_fr:
        mend = _("Write what doesn't work and until when: those who use the service read it.")
        faults.append(Fault("service.note_missing", _("The French note is missing."), "note_fr", mend))
    faults += [
        length_fault(field, LONGEST_NOTE)
        for field, note in (("note_fr", note_fr), ("note_en", note_en))
        if len(note) > LONGEST_NOTE
    ]
    return faults


def _time_faults(service: Service, state: str, begins: datetime, now: datetime) -> list[Fault]:
    if begins > now:
        mend = _("Leave it empty for now.")
        return [Fault("service.since_future", _("This moment hasn't come yet."), "since", mend)]
    if state != service.state and service.state_since is not None and begins < service.state_since:
        mend = _("Give a moment after the present state began.")
        return [Fault("service.since_before", _("The service was in another state then."), "since", mend)]
    return []
