"""Terms and their weeks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.domain.codes import code_faults
from cartable.engines.calendar.events import TermCreated, TermWeekChanged
from cartable.engines.calendar.models import AcademicYear, Term, TermWeek
from cartable.engines.calendar.types import WeekPlan
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

DAY_MINUTES = 24 * 60
MOST_WEEKS = 60


class TermTaken(Conflict):
    """Another term has that code."""

    code = "term.taken"


def create_term(
    *,
    code: str,
    title_fr: str,
    title_en: str = "",
    year: AcademicYear,
    starts_on: date,
    weeks_count: int,
    days_count: int = 7,
    slot_minutes: int = 5,
    break_weeks: Collection[int] = (),
    exam_weeks: Collection[int] = (),
) -> Term:
    """Add a term of ``weeks_count`` consecutive weeks from the Monday ``starts_on``, breaks and exams included.

    ``break_weeks`` and ``exam_weeks`` are numbers of weeks, from 1. Teaching weeks alternate the letters A and B;
    the others have none and don't break the alternation. Raises InputRefused with every fault, TermTaken.
    """
    faults = [
        *code_faults(code),
        *_title_faults(title_fr, title_en),
        *_date_faults(starts_on, year),
        *_size_faults(weeks_count, days_count, slot_minutes),
        *_week_faults(weeks_count, break_weeks, exam_weeks),
    ]
    if faults:
        raise InputRefused(faults)
    term = Term(
        code=code,
        title_fr=title_fr.strip(),
        title_en=title_en.strip(),
        year=year,
        starts_on=starts_on,
        weeks_count=weeks_count,
        days_count=days_count,
        slot_minutes=slot_minutes,
    )
    with transaction.atomic():
        _insert(term)
        kinds = {**dict.fromkeys(break_weeks, "break"), **dict.fromkeys(exam_weeks, "exams")}
        plans = plan_weeks(starts_on, [kinds.get(number, "teaching") for number in range(1, weeks_count + 1)])
        TermWeek.objects.bulk_create(
            TermWeek(term=term, number=plan.number, starts_on=plan.starts_on, kind=plan.kind, letter=plan.letter)
            for plan in plans
        )
        emit(TermCreated(aggregate=f"term:{term.uuid}", uuid=term.uuid, code=code, starts_on=starts_on))
    return term


def change_week(*, term: Term, number: int, kind: str, actor: Any, reason: str) -> None:
    """Give a week (numbered from 1) another use; the letters of the whole term are counted again.

    Raises InputRefused for an unknown kind or a week that the term hasn't.
    """
    if kind not in TermWeek.Kind.values:
        mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(TermWeek.Kind.values))
        raise InputRefused(Fault("week.kind", format_lazy(_("“{kind}” is no kind of week."), kind=kind), "kind", mend))
    with transaction.atomic(), because(actor=actor, reason=reason):
        weeks = list(term.weeks.select_for_update().order_by("number"))
        if not 1 <= number <= len(weeks):
            raise InputRefused(_no_such_week(number, len(weeks), "number"))
        weeks[number - 1].kind = kind
        for week, plan in zip(weeks, plan_weeks(term.starts_on, [week.kind for week in weeks]), strict=True):
            week.letter = plan.letter
        TermWeek.objects.bulk_update(weeks, ["kind", "letter"])
        emit(TermWeekChanged(aggregate=f"term:{term.uuid}", uuid=term.uuid, number=number, kind=kind))


def plan_weeks(starts_on: date, kinds: list[str]) -> list[WeekPlan]:
    """The weeks of a term: A and B alternate over the teaching weeks only."""
    letters = cycle("AB")
    return [
        WeekPlan(index + 1, starts_on + timedelta(weeks=index), kind, next(letters) if kind == "teaching" else "")
        for index, kind in enumerate(kinds)
    ]


def _insert(term: Term) -> None:
    try:
        with transaction.atomic():
            term.save(force_insert=True)
    except IntegrityError as error:
        what = format_lazy(_("The code “{code}” belongs to another term."), code=term.code)
        raise TermTaken(what, _("Choose another one.")) from error


def _title_faults(title_fr: str, title_en: str) -> list[Fault]:
    faults = []
    if not title_fr.strip():
        faults.append(Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it.")))
    for field, title in (("title_fr", title_fr), ("title_en", title_en)):
        if len(title.strip()) > 120:
            faults.append(Fault("text.too_long", _("The title is too long."), field, _("Keep to 120 characters.")))
    return faults


def _date_faults(starts_on: date, year: AcademicYear) -> list[Fault]:
    faults = []
    if starts_on.isoweekday() != 1:
        monday = starts_on - timedelta(days=starts_on.weekday())
        what = format_lazy(_("{day} is no Monday."), day=starts_on.isoformat())
        mend = format_lazy(_("The week's Monday is {monday}."), monday=monday.isoformat())
        faults.append(Fault("term.monday", what, "starts_on", mend))
    if not year.starts_on <= starts_on < year.ends_on:
        what = format_lazy(_("The term begins outside the year {year}."), year=year.code)
        mend = format_lazy(
            _("Begin from {first}, before {last}."), first=year.starts_on.isoformat(), last=year.ends_on.isoformat()
        )
        faults.append(Fault("term.outside_year", what, "starts_on", mend))
    return faults


def _size_faults(weeks_count: int, days_count: int, slot_minutes: int) -> list[Fault]:
    faults = []
    if not 1 <= weeks_count <= MOST_WEEKS:
        faults.append(Fault("term.weeks", _("A term has 1 to 60 weeks."), "weeks_count", _("Correct the number.")))
    if not 1 <= days_count <= 7:
        faults.append(Fault("term.days", _("A week has 1 to 7 days."), "days_count", _("Correct the number.")))
    if not 1 <= slot_minutes <= 60 or DAY_MINUTES % slot_minutes:
        mend = _("Give a whole number of minutes up to 60 that divides a day, such as 5 or 15.")
        faults.append(Fault("term.slot", _("A slot can't have this length."), "slot_minutes", mend))
    return faults


def _week_faults(weeks_count: int, break_weeks: Collection[int], exam_weeks: Collection[int]) -> list[Fault]:
    faults = [
        _no_such_week(number, weeks_count, field)
        for field, numbers in (("break_weeks", break_weeks), ("exam_weeks", exam_weeks))
        for number in sorted(numbers)
        if not 1 <= number <= weeks_count
    ]
    for number in sorted(set(break_weeks) & set(exam_weeks)):
        what = format_lazy(_("Week {number} is both a break and for exams."), number=number)
        faults.append(Fault("week.two_uses", what, "exam_weeks", _("Choose one.")))
    return faults


def _no_such_week(number: int, weeks_count: int, field: str) -> Fault:
    what = format_lazy(_("The term has no week {number}."), number=number)
    mend = format_lazy(_("Weeks are numbered from 1 to {last}."), last=weeks_count)
    return Fault("week.unknown", what, field, mend)
