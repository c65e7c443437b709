"""A whole term from an ITC-2019 file: all of it, or nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term, create_term, create_year, current_year, list_terms
from cartable.engines.timetable.domain.import_codes import MAX_TERM_CODE, term_code_of
from cartable.engines.timetable.domain.import_courses import create_courses
from cartable.engines.timetable.domain.import_places import create_places
from cartable.engines.timetable.domain.import_students import create_choices, create_students
from cartable.engines.timetable.domain.locks import try_lock
from cartable.engines.timetable.domain.replace_term import remove_imported_term
from cartable.engines.timetable.domain.requirements import create_requirements
from cartable.engines.timetable.events import TermImported
from cartable.engines.timetable.solver.drafting import Source, read_draft
from cartable.engines.timetable.types import (
    ClosureRow,
    DistributionRow,
    Progress,
    RequirementRow,
    TermDraft,
    TermRoomRow,
)
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

LOCK = "timetable.import_term"


class ImportInProgress(Conflict):
    """Another import is under way; two at once would fight for the same codes."""

    code = "import.in_progress"

    def __init__(self) -> None:
        super().__init__(_("Another term is being imported."), _("Wait until it is done, then try again."))


def import_term(
    *,
    source: Source,
    code: str | None = None,
    title: str | None = None,
    starts_on: date,
    actor: Any,
    now: datetime,
    replace: bool = False,
    progress: Progress | None = None,
) -> Term:
    """Turn a problem file (XML or gzip of it) into a term ready to be solved; returns the term.

    ``starts_on`` is the Monday of its first week. ``code`` and ``title`` default to the problem's name. Places, units,
    classes, constraints, anonymous students and their choices are created in one transaction: when anything is wrong,
    nothing is left. ``replace`` takes a term of that code away first, if it came from a file and was never published.
    Raises InputRefused with every fault (those of the file have their line), ImportInProgress, TermInUse.
    """
    tell = progress or _silent
    tell(0.0, gettext("Reading the file"))
    draft, term_code = check_import(source=source, code=code, starts_on=starts_on, replace=replace)
    present = list_terms().filter(code=term_code).first()
    with transaction.atomic(), because(actor=actor, reason=f"import {draft.name}"):
        if not try_lock(LOCK):
            raise ImportInProgress
        if present is not None:
            remove_imported_term(term=present)
        return _write(draft, term_code, title or draft.name, starts_on, now, tell)


def check_import(*, source: Source, code: str | None, starts_on: date, replace: bool = False) -> tuple[TermDraft, str]:
    """What the file holds and the code that its term would have. Raises InputRefused; nothing is written."""
    draft = read_draft(source)
    term_code = code if code is not None else term_code_of(draft.name)
    is_taken = not replace and list_terms().filter(code=term_code).exists()
    faults = _faults(term_code, starts_on, is_taken=is_taken)
    if faults:
        raise InputRefused(faults)
    return draft, term_code


def _write(draft: TermDraft, code: str, title: str, starts_on: date, now: datetime, tell: Progress) -> Term:
    tell(0.1, gettext("Creating the term and its rooms"))
    term = _create_term(draft, code, title, starts_on)
    room_ids = create_places(term_code=code, problem_name=draft.name, rooms=draft.rooms)
    _settle()
    tell(0.2, gettext("Creating the units and their classes"))
    offering_ids, class_ids = create_courses(term=term, draft=draft)
    _settle()
    tell(0.35, gettext("Creating the constraints"))
    _create_requirements(term, draft, room_ids, class_ids)
    _settle()
    tell(0.55, gettext("Creating the students"))
    person_ids = create_students(term=term, problem_name=draft.name, students=draft.students, now=now)
    _settle()
    tell(0.8, gettext("Recording the choices"))
    create_choices(term=term, students=draft.students, person_ids=person_ids, offering_ids=offering_ids, now=now)
    emit(
        TermImported(
            aggregate=f"term:{term.uuid}", term_code=term.code, classes=len(class_ids), students=len(person_ids)
        )
    )
    tell(1.0, gettext("Done"))
    return term


def _settle() -> None:
    """Check the foreign keys written so far.

    PostgreSQL would keep the checks until the end of the transaction, and a long queue of them slows every further row
    whose history is kept (ten thousand choices took four times as long).
    """
    connection.check_constraints()


def _create_term(draft: TermDraft, code: str, title: str, starts_on: date) -> Term:
    year = current_year(starts_on)
    if year is None:
        first = starts_on.year if starts_on.month >= 9 else starts_on.year - 1
        year = create_year(code=f"{first}-{first + 1}", starts_on=date(first, 9, 1), ends_on=date(first + 1, 9, 1))
    return create_term(
        code=code,
        title_fr=title,
        title_en=title,
        year=year,
        starts_on=starts_on,
        weeks_count=draft.weeks_count,
        days_count=draft.days_count,
        slot_minutes=draft.slot_minutes,
    )


def _create_requirements(term: Term, draft: TermDraft, room_ids: dict[str, int], class_ids: dict[str, int]) -> None:
    create_requirements(
        term=term,
        weights=draft.weights,
        problem_name=draft.name,
        rooms=[TermRoomRow(room_ids[room.reference], room.reference) for room in draft.rooms],
        requirements=[
            RequirementRow(
                class_id=class_ids[row.class_key],
                times=row.times,
                rooms=tuple((room_ids[reference], penalty) for reference, penalty in row.rooms),
            )
            for row in draft.requirements
        ],
        closures=[ClosureRow(room_ids[room.reference], *closed) for room in draft.rooms for closed in room.closures],
        distributions=[
            DistributionRow(
                kind=row.kind,
                arguments=row.arguments,
                class_ids=tuple(class_ids[key] for key in row.class_keys),
                required=row.required,
                penalty=row.penalty,
            )
            for row in draft.distributions
        ],
    )


def _faults(code: str, starts_on: date, *, is_taken: bool) -> list[Fault]:
    """What can be told before anything is written."""
    faults = []
    if len(code) > MAX_TERM_CODE:
        faults.append(
            Fault(
                "term.code",
                format_lazy(_("The code has more than {most} characters."), most=MAX_TERM_CODE),
                "code",
                _("Shorten it: codes of rooms and students begin with it."),
            )
        )
    if is_taken:
        faults.append(
            Fault(
                "term.taken",
                format_lazy(_("A term has the code “{code}” already."), code=code),
                "code",
                _("Give another code, or replace that term."),
            )
        )
    if starts_on.weekday() != 0:
        faults.append(
            Fault(
                "term.monday",
                format_lazy(_("{day} is no Monday."), day=starts_on.isoformat()),
                "starts_on",
                _("Give the Monday of the first week."),
            )
        )
    return faults


def _silent(fraction: float | None, message: str) -> None:
    """Nobody wants to know how far the import is."""
