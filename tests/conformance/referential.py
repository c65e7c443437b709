"""The referential for the matrix: a contract, a number, a record to decide, a likely pair, a run held back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cartable.engines.people.demo import make_group, make_institution, make_person
from cartable.engines.people.domain.arrivals.receiving import receive_records
from cartable.engines.people.domain.arrivals.rows import ArrivingRow
from cartable.engines.people.models import (
    Contract,
    Identifier,
    LikelyDuplicate,
    MatchCandidate,
    Source,
    SourceRecord,
)
from cartable.kernel.jobs import Job

AT = datetime(2026, 8, 20, 9, tzinfo=UTC)


@dataclass
class Referential:
    """One of each; ``member`` is in ``group``, ``twin`` may be ``other``."""

    contract: Any
    identifier: Any
    group: Any
    member: Any
    source: Any
    run: Any
    record: Any
    pair: Any
    twin: Any
    other: Any
    directory: Any
    reading: Any


def make_referential(keeper: Any) -> Referential:
    """People of their own, tied to nothing; ``keeper`` receives what the source sends."""
    person, twin, other = (make_person(family_name=name) for name in ("Contractuelle", "Jumeau", "Jumeaux"))
    source = Source.objects.create(code="HR", title_fr="Personnels", kind=Source.Kind.HR)
    record = SourceRecord.objects.create(
        source=source,
        key="77",
        payload={"family_name": "Jumeau", "given_name": "Alix"},
        digest="0" * 64,
        state=SourceRecord.State.TO_DECIDE,
        arrived_at=AT,
        seen_at=AT,
    )
    MatchCandidate.objects.create(record=record, person=twin, probability=0.7)
    return Referential(
        contract=Contract.objects.create(
            person=person,
            structure=make_institution(),
            number="C1",
            kind=Contract.Kind.PERMANENT,
            working_percent=50,
            valid_from=date(2026, 9, 1),
        ),
        identifier=Identifier.objects.create(person=person, kind="hr", value="A1", noted_on=date(2026, 8, 20)),
        group=make_group("G2", people=(person,)),
        member=person,
        source=source,
        run=_held_run(keeper),
        record=record,
        pair=LikelyDuplicate.objects.create(one=twin, other=other, probability=0.8, found_at=AT),
        twin=twin,
        other=other,
        directory=Source.objects.create(code="annuaire", title_fr="Annuaire", kind=Source.Kind.LDAP),
        reading=_reading(twin),
    )


def _reading(person: Any) -> Any:
    """A dry run of a directory that knows somebody."""
    counts = dict.fromkeys(("total", "unchanged", "new", "to_decide", "refused", "gone"), 0) | {"same": 1}
    names = {kind: [] for kind in counts} | {"same": [{"key": "7", "name": "Jumeau", "person": person.pk}]}
    return Job.objects.create(
        name="ldap.dry-run",
        title="Essai",
        arguments={"code": "annuaire"},
        detail={"report": {"counts": counts, "names": names, "faults": [], "held": False}},
        state=Job.State.SUCCEEDED,
        created_at=AT,
        finished_at=AT,
    )


def _held_run(keeper: Any) -> Any:
    """A complete source that sent ten people, then one."""
    source = Source.objects.create(
        code="ENROLMENT", title_fr="Scolarite", kind=Source.Kind.ENROLMENT, is_complete=True, hold_percent=10
    )
    names = ("Arnaud", "Bellec", "Carlier", "Dumas", "Etienne", "Fauvel", "Guerin", "Huet", "Imbert", "Joly")
    rows = [ArrivingRow(key=str(number), family_name=name, given_name="Lou") for number, name in enumerate(names)]
    receive_records(source=source, rows=rows, actor=keeper, now=AT)
    return receive_records(source=source, rows=rows[:1], actor=keeper, now=AT)
