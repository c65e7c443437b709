"""Write what people are to the institution, and end it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.batches import checked_at_once, in_batches
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.events import AffiliationEnded, AffiliationsAdded
from cartable.engines.people.models import Affiliation
from cartable.engines.people.types import AffiliationRow
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

BATCH = 2000


class AffiliationOverlaps(Conflict):
    """A person has a tie of that kind to that structure already, on some of those days."""

    code = "affiliation.overlaps"


def add_affiliations(*, rows: Iterable[AffiliationRow]) -> list[Affiliation]:
    """Write ties, all or none, in the order given.

    Raises InputRefused for an unknown kind or an empty period (faults count rows from 1), AffiliationOverlaps when
    the database finds two ties of one person, kind and structure that share a day.
    """
    given = list(rows)
    refuse_if_any(_faults(given))
    with checked_at_once():
        return [tie for batch in in_batches(given, BATCH) for tie in write_affiliations(batch)]


def write_affiliations(rows: Sequence[AffiliationRow]) -> list[Affiliation]:
    """Write rows already judged, and tell. Call it inside a transaction. Raises AffiliationOverlaps."""
    ties = [Affiliation(**{field: getattr(row, field) for field in AffiliationRow.__slots__}) for row in rows]
    try:
        with transaction.atomic():
            Affiliation.objects.bulk_create(ties)
    except IntegrityError as error:
        raise AffiliationOverlaps(
            _("One of these people already has such an affiliation on some of these days."),
            _("End the first one before the second begins."),
        ) from error
    if ties:
        emit(AffiliationsAdded(aggregate=f"affiliation:{ties[0].uuid}", uuids=[tie.uuid for tie in ties]))
    return ties


def end_affiliation(*, affiliation: Affiliation, valid_until: date, actor: Any, reason: str) -> Affiliation:
    """Set the first day without the tie. Raises InputRefused when the tie would have no day left."""
    if valid_until <= affiliation.valid_from:
        raise InputRefused(empty_period("valid_until", line=None))
    affiliation.valid_until = valid_until
    with transaction.atomic(), because(actor=actor, reason=reason):
        affiliation.save(update_fields=["valid_until"])
        uuid = affiliation.uuid
        emit(AffiliationEnded(aggregate=f"affiliation:{uuid}", uuid=uuid, valid_until=valid_until))
    return affiliation


def empty_period(field: str, *, line: int | None) -> Fault:
    """The fault of a period that holds no day."""
    what = _("The period ends before it begins.")
    return Fault("period.empty", what, field, _("The end is the first day without it, after the beginning."), line)


def unknown_kind(kind: str, *, line: int | None) -> Fault:
    """The fault of a kind that isn't one."""
    what = format_lazy(_("“{kind}” is no kind of affiliation."), kind=kind)
    mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(Affiliation.Kind.values))
    return Fault("affiliation.kind", what, "kind", mend, line)


def _faults(rows: Sequence[AffiliationRow]) -> Iterator[Fault]:
    for number, row in enumerate(rows, start=1):
        if row.kind not in Affiliation.Kind.values:
            yield unknown_kind(row.kind, line=number)
        if row.valid_until is not None and row.valid_until <= row.valid_from:
            yield empty_period("valid_until", line=number)
