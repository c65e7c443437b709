"""Records judged by regulations: one student, a programme, the whole school, or by another programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cartable.engines.catalogue.api import Programme, Regulation, regulations
from cartable.engines.people.api import Person
from cartable.engines.registration.models import Enrolment
from cartable.engines.registration.queries.progress.records import (
    StudentRecord,
    student_record,
    student_records,
)
from cartable.engines.registration.queries.progress.trees import requirement_of


@dataclass(frozen=True)
class Standing:
    """A record and what the regulation makes of it; ``judged`` None without an enrolment."""

    record: StudentRecord
    judged: regulations.Judged | None
    regulation: Regulation | None


def judge(*, person: Person, on: date, planned: Sequence[str] = ()) -> regulations.Judged | None:
    """The student's degree on a day, as if ``planned`` units (codes) were chosen too; None when enrolled nowhere."""
    return standing_in(person=person, on=on, planned=planned).judged


def standing_in(*, person: Person, on: date, planned: Sequence[str] = ()) -> Standing:
    """The record and the judgement together."""
    record = student_record(person=person, on=on).planning(planned)
    if record.enrolment is None:
        return Standing(record, None, None)
    regulation = record.enrolment.regulation
    return Standing(record, judge_by(record=record, regulation=regulation), regulation)


def judge_by(*, record: StudentRecord, regulation: Regulation) -> regulations.Judged:
    """The same record under another regulation: decisions on one programme aren't worth anything in another."""
    same = record.enrolment is not None and record.enrolment.programme_id == regulation.programme_id
    exemptions = record.exemptions if same else ()
    requirement = requirement_of(regulation)
    return regulations.audit(requirement, credits=record.credits, facts=record.facts, exemptions=exemptions)


def judge_many(*, person_ids: Iterable[int], on: date, programme_id: int | None = None) -> dict[int, Standing]:
    """Where each person stands, by row id, in the same few queries however many there are."""
    records = student_records(person_ids=person_ids, on=on, programme_id=programme_id)
    found = {pk: Standing(record, None, None) for pk, record in records.items()}
    under: dict[int, list[StudentRecord]] = defaultdict(list)
    for record in records.values():
        if record.enrolment is not None:
            under[record.enrolment.regulation_id].append(record)
    for some in under.values():
        regulation = some[0].enrolment.regulation  # type: ignore[union-attr]
        rows = [regulations.Record(one.credits, one.facts, one.exemptions) for one in some]
        judged = regulations.audit_many(requirement_of(regulation), rows)
        found.update((one.person_id, Standing(one, said, regulation)) for one, said in zip(some, judged, strict=True))
    return found


def judge_all(*, programme: Programme | None = None, on: date) -> dict[int, Standing]:
    """Where each student of a programme stands (None: of the whole school)."""
    rows: Any = Enrolment.objects.valid_on(on)
    if programme is not None:
        rows = rows.filter(programme=programme)
    people = set(rows.order_by().values_list("person_id", flat=True))
    return judge_many(person_ids=people, on=on, programme_id=programme.pk if programme else None)
