"""Applying preparations to a term, again as often as one likes; taking one back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from cartable.engines.catalogue.api import TeacherRow, assign_teachers, withdraw_teachers
from cartable.engines.people.api import tell_facts_changed
from cartable.engines.timetable.domain.asked.places import plan_rooms
from cartable.engines.timetable.domain.asked.plan import Draft
from cartable.engines.timetable.domain.asked.reading import TermFacts, UnitAsked, read_term
from cartable.engines.timetable.domain.asked.rows import write_lines
from cartable.engines.timetable.domain.asked.sentences import plan_rules
from cartable.engines.timetable.domain.asked.shapes import plan_shapes
from cartable.engines.timetable.domain.asked.staff import plan_absences, plan_presence, plan_teachers, teachers_given
from cartable.engines.timetable.domain.locks import wait_for_lock
from cartable.engines.timetable.models import AppliedLine, AppliedPreparation, Distribution
from cartable.engines.timetable.types import Progress
from cartable.kernel.audit import because, insert_many

HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class AskedReport:
    """What came of it: units taken over, things asked that are now in the problem, things that can't be."""

    units: int
    applied: int
    refused: int


def plan_term(term: Any) -> list[Draft]:
    """What every preparation handed over for the term becomes; nothing is written."""
    facts, units = read_term(term)
    drafts = [_draft(facts, unit) for unit in units if unit.preparation.state == HANDED_OVER]
    plan_presence(drafts, facts)
    return drafts


def _draft(facts: TermFacts, unit: UnitAsked) -> Draft:
    draft = Draft(facts, unit)
    for plan in (plan_shapes, plan_rooms, plan_teachers, plan_absences, plan_rules):
        plan(draft)
    return draft


def digest_of(draft: Draft) -> str:
    """Of all that a preparation becomes and of the classes it is for: the same as long as nothing changed."""
    classes = [
        [one.id, one.kind, one.parent_id, one.seats, one.needs_room, sorted(one.teachers)] for one in draft.unit.classes
    ]
    lines = [asdict(line) for line in draft.lines]
    return hashlib.sha256(json.dumps([lines, classes], sort_keys=True).encode()).hexdigest()


def apply_preparations(
    *,
    term: Any,
    actor: Any,
    now: datetime,
    unit_codes: Collection[str] | None = None,
    progress: Progress | None = None,
) -> AskedReport:
    """Take over what the teams asked for the term: all that is handed over, or that of some units.

    Rows made before from a preparation that changed are replaced, the others and those written by hand stay. A
    preparation that isn't handed over any more keeps what was taken over of it.
    """
    tell = progress or (lambda _fraction, _message: None)
    with transaction.atomic(), because(actor=actor, reason=f"preparations of {term.code} applied"):
        wait_for_lock(f"asked:{term.pk}")
        drafts = plan_term(term)
        wanted = [one for one in drafts if unit_codes is None or one.unit.preparation.unit.code in unit_codes]
        tell(0.3, "")
        changed = _changed(term, wanted)
        _clear(AppliedPreparation.objects.filter(preparation__in=[one.unit.preparation for one in changed]), changed)
        for number, draft in enumerate(changed, start=1):
            _write(draft, actor, now)
            tell(0.3 + 0.7 * number / len(changed), draft.unit.preparation.unit.code)
    lines = [line for draft in wanted for line in draft.lines]
    return AskedReport(len(wanted), sum(line.is_applied for line in lines), sum(not line.is_applied for line in lines))


def _changed(term: Any, drafts: list[Draft]) -> list[Draft]:
    """Those that weren't taken over yet or would become something else: what stays the same keeps its rows."""
    rows = AppliedPreparation.objects.filter(term=term)
    known = dict(rows.values_list("preparation_id", "digest"))
    return [one for one in drafts if known.get(one.unit.preparation.pk) != digest_of(one)]


def forget_preparation(*, applied: AppliedPreparation, actor: Any) -> None:
    """Take back all that a preparation brought into the term; what is written by hand stays."""
    with transaction.atomic(), because(actor=actor, reason="preparation taken out of the timetable"):
        wait_for_lock(f"asked:{applied.term_id}")
        _clear(AppliedPreparation.objects.filter(pk=applied.pk), ())


def _clear(rows: Any, drafts: Iterable[Draft]) -> None:
    """Remove what was made before; teachers who are given again to the same class stay as they are."""
    kept = {pair for draft in drafts for pair in teachers_given(draft.lines)}
    lines = AppliedLine.objects.filter(application__in=rows, subject=AppliedLine.Subject.TEACHER)
    before = {
        (class_id, said["person"])
        for said, facts in lines.values_list("said", "facts")
        for class_id in facts.get("given", ())
    }
    withdraw_teachers(rows=[TeacherRow(*pair) for pair in sorted(before - kept)])
    _tell({person_id for _class_id, person_id in before - kept})
    rows.delete()


def _write(draft: Draft, actor: Any, now: datetime) -> None:
    row = draft.unit.preparation
    count = sum(line.is_applied for line in draft.lines)
    [applied] = insert_many(
        AppliedPreparation,
        [
            AppliedPreparation(
                term=draft.facts.term,
                preparation=row,
                applied_at=now,
                applied_by=getattr(actor, "person", None),
                digest=digest_of(draft),
                applied_count=count,
                refused_count=len(draft.lines) - count,
            )
        ],
    )
    last = Distribution.objects.filter(term=draft.facts.term).aggregate(last=Max("rank"))["last"] or 0
    write_lines(applied, draft.lines, after=last)
    given = teachers_given(draft.lines)
    assign_teachers(rows=[TeacherRow(*pair) for pair in sorted(given)])
    _tell({person_id for _class_id, person_id in given})


def _tell(person_ids: set[int]) -> None:
    if person_ids:
        tell_facts_changed(person_ids=person_ids, facts=["catalogue.teaching"])


def changed_since(drafts: Iterable[Draft], digests: dict[int, str]) -> set[int]:
    """Of the preparations taken over (digest by preparation id), those that would become something else today."""
    return {
        one.unit.preparation.pk
        for one in drafts
        if one.unit.preparation.pk in digests and digests[one.unit.preparation.pk] != digest_of(one)
    }
