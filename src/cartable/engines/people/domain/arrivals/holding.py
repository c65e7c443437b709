"""A run that was held back: a human looks at who would go, then applies it or refuses it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.leaving import list_missing
from cartable.engines.people.domain.arrivals.receiving import day_of, kept_rows, write_rows
from cartable.engines.people.domain.arrivals.row_faults import sort_rows
from cartable.engines.people.models import SourceRecord, SourceRun
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused, NotFound


class NoSuchRun(NotFound, ObjectDoesNotExist):
    """No run has this address."""

    code = "run.unknown"

    def __init__(self) -> None:
        super().__init__(_("No arrival has this address."), _("Open it again from the page of its source."))


class RunNotHeld(Conflict):
    """The run isn't waiting for a decision."""

    code = "run.not_held"

    def __init__(self) -> None:
        super().__init__(_("This arrival waits for no decision."), _("Somebody has decided already: reload the page."))


def missing_of(run: SourceRun) -> QuerySet[SourceRecord]:
    """The records that would go if a held run were applied now, with their people."""
    keys = [row.key for row in kept_rows(run)]
    return list_missing(run.source, keys).select_related("person").order_by("person__name_key", "key")


def apply_held(*, run: SourceRun, number: int, actor: Any, now: datetime) -> SourceRun:
    """Write what a held run brought, and let go those whom it misses. ``number`` says how many these are.

    Raises NotAllowed without ``source.manage``, RunNotHeld, InputRefused when the number isn't that of today, and as
    ``receive_records``.
    """
    require(actor, "source.manage")
    with transaction.atomic(), because(actor=actor, reason=f"source {run.source.code}"):
        held = _lock(run)
        missing = missing_of(held).count()
        if number != missing:
            what = format_lazy(_("{missing} people would leave, not {number}."), missing=missing, number=number)
            mend = _("Look at the names, then type how many they are.")
            raise InputRefused(Fault("run.number", what, "number", mend))
        rows = kept_rows(held)
        good, faults = sort_rows(rows, on=day_of(now))
        held.faults = [fault.as_dict() for fault in faults]
        held.decided_by, held.decided_at = actor.person, now
        write_rows(held, good, {row.key for row in rows}, now, True, None)
    return held


def refuse_held(*, run: SourceRun, actor: Any, now: datetime) -> SourceRun:
    """Set a held run aside: nothing of it is written. Raises NotAllowed without ``source.manage``, RunNotHeld."""
    require(actor, "source.manage")
    with transaction.atomic(), because(actor=actor, reason=f"source {run.source.code}"):
        held = _lock(run)
        held.state, held.decided_by, held.decided_at = SourceRun.State.REFUSED, actor.person, now
        held.save()
    return held


def _lock(run: SourceRun) -> SourceRun:
    held = SourceRun.objects.select_related("source").select_for_update(of=("self",)).get(pk=run.pk)
    if held.state != SourceRun.State.HELD:
        raise RunNotHeld
    return held
