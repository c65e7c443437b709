"""The referential for the matrix: a contract, a number, a record to decide, a likely pair, a run held back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cartable.engines.people.demo import make_group, make_institution, make_person
from cartable.engines.people.models import (
    Contract,
    Identifier,
    LikelyDuplicate,
    MatchCandidate,
    Source,
    SourceRecord,
    SourceRun,
)

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


def make_referential() -> Referential:
    """People of their own, tied to nothing."""
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
        run=SourceRun.objects.create(source=source, state=SourceRun.State.HELD, started_at=AT),
        record=record,
        pair=LikelyDuplicate.objects.create(one=twin, other=other, probability=0.8, found_at=AT),
        twin=twin,
        other=other,
    )
