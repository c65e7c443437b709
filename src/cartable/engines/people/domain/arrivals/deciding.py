"""What a human decides of a record: it is somebody known, somebody new, or nobody for now; and taking that back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.numbers import conflicts_of
from cartable.engines.people.domain.arrivals.receiving import day_of
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, row_of
from cartable.engines.people.domain.arrivals.undoing import put_back, snapshot, what_changed
from cartable.engines.people.domain.arrivals.writing import correct_known, create_arrived, write_told_ties
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.matching.explaining import label_of
from cartable.engines.people.models import Person, SourceRecord
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, NotFound

State = SourceRecord.State
LONGEST_REASON = 300


class NoSuchRecord(NotFound, ObjectDoesNotExist):
    """No record has this address."""

    code = "record.unknown"

    def __init__(self) -> None:
        super().__init__(_("No record has this address."), _("Open it again from the list of records to decide."))


class RecordDecided(Conflict):
    """Somebody has decided on this record already."""

    code = "record.decided"

    def __init__(self) -> None:
        super().__init__(
            _("This record has been decided already."), _("Take that decision back first, if it was wrong.")
        )


class NothingToUndo(Conflict):
    """The record waits for a decision, or it was the machine that decided."""

    code = "record.nothing_to_undo"

    def __init__(self) -> None:
        super().__init__(_("No human has decided on this record."), _("Two records of one person are merged instead."))


def decide_same(
    *,
    record: SourceRecord,
    person: Person,
    actor: Any,
    now: datetime,
    reason: str = "",
    replace_numbers: bool | None = None,
) -> SourceRecord:
    """The record is of this person, who gets what the source is believed about, its identifiers and affiliations.

    When both hold an identifier of which a person has one only, and they differ, ``replace_numbers`` says whether that
    of the record takes the place of the other. Identifiers and addresses of other people are left out.

    Raises NotAllowed without ``source.manage``, RecordDecided, InputRefused when that choice is missing or when the
    person's record was merged into another.
    """
    require(actor, "source.manage")
    with transaction.atomic(), because(actor=actor, reason=reason or "same person"):
        held = _lock(record)
        known = Person.objects.select_for_update().get(pk=person.pk)
        row = row_of(held.key, held.payload)
        refuse_if_any(_faults_of_same(known, row, replace_numbers))
        before, day = snapshot(known), day_of(now)
        correct_known(held.source, [(known, row)], day, replace_numbers=bool(replace_numbers))
        write_told_ties(held.source, [(known, row)], day)
        known.refresh_from_db()
        held.undo = {"person": known.pk, **what_changed(before, snapshot(known))}
        return _decided(held, State.SAME, known, actor, now, reason)


def decide_new(*, record: SourceRecord, actor: Any, now: datetime, reason: str = "") -> SourceRecord:
    """The record is of nobody known: the person is created. Identifiers and addresses of others are left out.

    Raises NotAllowed without ``source.manage``, RecordDecided, PersonTaken.
    """
    require(actor, "source.manage")
    with transaction.atomic(), because(actor=actor, reason=reason or "new person"):
        held = _lock(record)
        row, day = row_of(held.key, held.payload), day_of(now)
        [person] = create_arrived(held.source, [row], day)
        write_told_ties(held.source, [(person, row)], day)
        person.refresh_from_db()
        held.undo = {"person": person.pk, "created": True, **what_changed({}, snapshot(person))}
        return _decided(held, State.NEW, person, actor, now, reason)


def set_record_aside(*, record: SourceRecord, actor: Any, now: datetime, reason: str) -> SourceRecord:
    """Nothing is to be made of the record, for this reason, as long as its source sends it unchanged.

    Raises NotAllowed without ``source.manage``, RecordDecided, InputRefused without reason.
    """
    require(actor, "source.manage")
    said = reason.strip()
    if not said:
        mend = _("Say why: whoever meets this record again reads it.")
        refuse_if_any([Fault("record.reason", _("The reason is missing."), "reason", mend)])
    with transaction.atomic(), because(actor=actor, reason=said):
        held = _lock(record)
        held.undo = {}
        return _decided(held, State.SET_ASIDE, None, actor, now, said)


def undo_decision(*, record: SourceRecord, actor: Any, now: datetime) -> SourceRecord:
    """Take a decision back: what it wrote goes, where nobody has changed it since, and the record waits again.

    Raises NotAllowed without ``source.manage``, NothingToUndo, PersonInUse when a person whom it created has been
    given anything since.
    """
    require(actor, "source.manage")
    with transaction.atomic(), because(actor=actor, reason="decision taken back"):
        held = _locked(record)
        if held.state == State.TO_DECIDE or held.decided_by_id is None:
            raise NothingToUndo
        undo, held.undo, held.person, held.state = held.undo, {}, None, State.TO_DECIDE
        held.decided_by, held.decided_at, held.decision_reason = None, None, ""
        held.save()
        if undo:
            put_back(undo)
    return held


def _faults_of_same(person: Person, row: ArrivingRow, replace: bool | None) -> list[Fault]:
    if person.merged_into_id is not None:
        what = _("This record was merged into another one.")
        return [Fault("person.merged", what, "person", _("Choose the one that was kept."))]
    if replace is not None:
        return []
    return [
        Fault(
            "identifier.two",
            format_lazy(_("Two values of “{kind}”: {one} and {other}."), kind=label_of(kind), one=one, other=other),
            "numbers",
            _("Say which one to keep; if both are right, it is not the same person."),
        )
        for kind, one, other in conflicts_of(person, row)
    ]


def _decided(
    record: SourceRecord, state: str, person: Person | None, actor: Any, now: datetime, reason: str
) -> SourceRecord:
    record.state, record.person = state, person
    record.decided_by, record.decided_at = actor.person, now
    record.decision_reason = reason.strip()[:LONGEST_REASON]
    record.save()
    return record


def _lock(record: SourceRecord) -> SourceRecord:
    held = _locked(record)
    if held.state != State.TO_DECIDE:
        raise RecordDecided
    return held


def _locked(record: SourceRecord) -> SourceRecord:
    return SourceRecord.objects.select_related("source").select_for_update(of=("self",)).get(pk=record.pk)
