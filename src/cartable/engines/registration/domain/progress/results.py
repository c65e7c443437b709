"""Results of units, and credits granted otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseUnit
from cartable.engines.people.api import tell_facts_changed
from cartable.engines.registration.domain.progress.rows import ResultRow
from cartable.engines.registration.events import ResultsRecorded
from cartable.engines.registration.models import UnitResult
from cartable.kernel.audit import because, insert_many
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

GRADES = ("", "A", "B", "C", "D", "E", "F", "FX")
MOST_CREDITS = 60
Key = tuple[int, int | None, int | None]


class ResultKnown(Conflict):
    """The person has another result for this unit and term: it is to be corrected, with a reason."""

    code = "result.known"

    def __init__(self, count: int) -> None:
        super().__init__(
            format_lazy(
                _("{count} of these results differ from those recorded for the same unit and term."), count=count
            ),
            _("Correct a result from the student's record, with the reason."),
        )


def record_results(rows: Iterable[ResultRow], *, told: bool = True) -> int:
    """Record results, all or none. Returns how many are new; one that is recorded alike already stays as it is.

    Emits ``results.recorded``, one for each term. Raises InputRefused with every fault (unknown category or grade,
    credits for a failure, neither unit nor title, given twice), ResultKnown when another result is there.
    """
    drafts = list(rows)
    faults = list(_faults(drafts))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic():
        new = _without_recorded(drafts)
        insert_many(UnitResult, (_result(draft) for draft in new))
        if told:
            _tell(new)
    return len(new)


def correct_result(
    *,
    result: UnitResult,
    is_acquired: bool,
    credits: int,
    grade: str,
    decided_on: date,
    actor: Any,
    reason: str,
) -> UnitResult:
    """Change what was recorded; the history keeps what it was, who changed it and why.

    Raises InputRefused as recording does, and without a reason.
    """
    draft = ResultRow(
        person_id=result.person_id,
        category=result.category,
        credits=credits,
        decided_on=decided_on,
        unit_id=result.unit_id,
        title_fr=result.title_fr,
        is_acquired=is_acquired,
        grade=grade,
        origin=result.origin,
    )
    faults = list(_faults([draft]))
    if not reason.strip():
        faults.append(Fault("reason.missing", _("The reason is missing."), "reason", _("Say why it is corrected.")))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        result.is_acquired, result.credits, result.grade, result.decided_on = is_acquired, credits, grade, decided_on
        result.save(update_fields=["is_acquired", "credits", "grade", "decided_on"])
        _tell([ResultRow(**{**_plain(draft), "term_id": result.term_id})])
    return result


def _plain(draft: ResultRow) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in draft.__slots__}


def _result(draft: ResultRow) -> UnitResult:
    return UnitResult(**_plain(draft))


def _faults(drafts: list[ResultRow]) -> Iterator[Fault]:
    seen = Counter((row.person_id, row.unit_id, row.term_id) for row in drafts if row.unit_id is not None)
    for key, number in seen.items():
        if number > 1:
            yield Fault("result.twice", _("The same result is given twice."), str(key[0]), _("Give it once."))
    for row in drafts:
        where = str(row.person_id)
        if row.category not in CourseUnit.Category.values:
            mend = format_lazy(_("Use one of: {list}."), list=", ".join(CourseUnit.Category.values))
            yield Fault("result.category", _("This category of credits isn't known."), where, mend)
        if row.grade not in GRADES:
            yield Fault(
                "result.grade", _("This grade isn't on the scale."), "grade", _("Use A to F, or leave it empty.")
            )
        if row.credits < 0 or row.credits > MOST_CREDITS:
            yield Fault("result.credits", _("A result gives from 0 to 60 credits."), "credits", _("Check the number."))
        if row.credits and not row.is_acquired:
            yield Fault(
                "result.failed",
                _("A unit that failed gives no credits."),
                "credits",
                _("Put 0 credits, or mark it as acquired."),
            )
        if row.unit_id is None and not row.title_fr.strip():
            yield Fault(
                "result.title", _("Credits without a unit need a title."), "title_fr", _("Say what they are for.")
            )
        if row.origin not in UnitResult.Origin.values:
            mend = format_lazy(_("Use one of: {list}."), list=", ".join(UnitResult.Origin.values))
            yield Fault("result.origin", _("This origin isn't known."), where, mend)


def _without_recorded(drafts: list[ResultRow]) -> list[ResultRow]:
    """Those that are new. Raises ResultKnown when one contradicts what is there."""
    terms = {row.term_id for row in drafts if row.term_id is not None}
    columns = ("person_id", "unit_id", "term_id", "credits", "is_acquired", "grade")
    there = UnitResult.objects.filter(unit__isnull=False).order_by()
    if None not in {row.term_id for row in drafts}:
        there = there.filter(term__in=terms)
    else:
        there = there.filter(person__in={row.person_id for row in drafts})
    known: dict[Key, tuple[Any, ...]] = {row[:3]: row[3:] for row in there.values_list(*columns)}
    new, other = [], 0
    for row in drafts:
        found = known.get((row.person_id, row.unit_id, row.term_id)) if row.unit_id is not None else None
        if found is None:
            new.append(row)
        elif found != (row.credits, row.is_acquired, row.grade):
            other += 1
    if other:
        raise ResultKnown(other)
    return new


def _tell(rows: list[ResultRow]) -> None:
    counts = Counter(row.term_id for row in rows if row.term_id is not None)
    for term in Term.objects.filter(pk__in=counts).order_by("pk"):
        emit(ResultsRecorded(aggregate=f"term:{term.uuid}", term_code=term.code, recorded=counts[term.pk]))
    tell_facts_changed(person_ids={row.person_id for row in rows}, facts=["registration.results"])
