"""Guests: a member of staff asks, those who keep records decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.receiving import day_of
from cartable.engines.people.domain.arrivals.register import read_register
from cartable.engines.people.domain.arrivals.row_faults import sort_rows, tidy_arrival
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, ArrivingTie, digest_of
from cartable.engines.people.domain.arrivals.sources import HOSTED, own_source
from cartable.engines.people.domain.arrivals.taking import Taken, take_rows
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.models import Affiliation, SourceRecord, Structure
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault

LONGEST_STAY = 366 * 3
LONGEST_REASON = 300


def request_guest(
    *,
    row: ArrivingRow,
    structure: Structure,
    valid_from: date,
    valid_until: date,
    reason: str,
    actor: Any,
    now: datetime,
) -> SourceRecord:
    """Ask for a guest of a structure for a period (the end exclusive), for a reason: those who keep records decide.

    Nobody is created and nobody's record changes before that. Raises NotAllowed without ``guest.request``, InputRefused
    with every fault: of the row, a missing reason, a period that is over or longer than three years.
    """
    require(actor, "guest.request")
    tie = ArrivingTie(Affiliation.Kind.HOSTED, structure.code, valid_from, valid_until)
    asked = tidy_arrival(_with(row, tie))
    good, faults = sort_rows([asked], on=day_of(now))
    said = " ".join(reason.split())
    refuse_if_any([*_faults(said, valid_from, valid_until, day_of(now)), *faults])
    with transaction.atomic(), because(actor=actor, reason=said):
        taken = Taken()
        take_rows(
            own_source(HOSTED), good, register=read_register(quickly=True), now=now, taken=taken, is_for_humans=True
        )
        record = taken.records[asked.key]
        record.asked_by = actor.person
        record.payload |= {"asked_for": said}
        record.digest = digest_of(record.payload)
        record.save(update_fields=["asked_by", "payload", "digest"])
    return record


def requests_of(actor: Any) -> QuerySet[SourceRecord]:
    """What the actor asked for, the latest first. Raises NotAllowed without ``guest.request``."""
    require(actor, "guest.request")
    return SourceRecord.objects.filter(asked_by=actor.person).order_by("-arrived_at", "-id")


def _with(row: ArrivingRow, tie: ArrivingTie) -> ArrivingRow:
    return replace(row, key=str(uuid4()), code="", ties=(tie,))


def _faults(reason: str, begins: date, ends: date, today: date) -> list[Fault]:
    found = []
    if not reason:
        mend = _("Say what the guest comes for: those who decide read it.")
        found.append(Fault("guest.reason", _("The reason is missing."), "reason", mend))
    elif len(reason) > LONGEST_REASON:
        what = format_lazy(_("The text has {length} characters."), length=len(reason))
        found.append(
            Fault("text.too_long", what, "reason", format_lazy(_("Keep to {longest}."), longest=LONGEST_REASON))
        )
    if ends <= today:
        found.append(Fault("guest.over", _("The stay is over already."), "valid_until", _("Give a day to come.")))
    elif (ends - begins).days > LONGEST_STAY:
        mend = _("Ask for three years at most; the request is made again after that.")
        found.append(Fault("guest.too_long", _("The stay is longer than three years."), "valid_until", mend))
    return found
