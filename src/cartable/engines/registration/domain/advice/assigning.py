"""Give many students an adviser: from a file of two columns, or a population."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person, people_by_code, populations
from cartable.engines.registration.domain.progress.advising import advise
from cartable.engines.registration.domain.progress.rows import AdvisingRow
from cartable.engines.registration.queries.advice.advisers import students_under
from cartable.engines.registration.rules.progress import DECIDERS
from cartable.kernel.audit import because
from cartable.kernel.clock import today
from cartable.kernel.problems import Fault, InputRefused

MOST_ROWS = 20_000


def assign_advisers_csv(*, text: str, valid_from: date, actor: Any) -> int:
    """Read « numéro d'étudiant ; numéro de conseiller », one pair a line, and give the advisers, all or none.

    The first line may be a header. Returns how many students change adviser. Raises InputRefused with each wrong line.
    """
    pairs, faults = _pairs(text)
    known = people_by_code({code for _, *codes in pairs for code in codes})
    rows = []
    for line, student, adviser in pairs:
        unknown = [code for code in (student, adviser) if code not in known]
        for code in unknown:
            what = format_lazy(_("Nobody has the number {code}."), code=code)
            faults.append(Fault("advising.unknown", what, "text", _("Correct the number."), line))
        if not unknown:
            rows.append(AdvisingRow(known[adviser].pk, known[student].pk, valid_from))
    if not rows and not faults:
        faults.append(Fault("advising.empty", _("The file holds no pair."), "text", _("Give two numbers a line.")))
    if faults:
        raise InputRefused(faults)
    with because(actor=actor, reason="advisers given by file"):
        return len(advise(rows))


def give_adviser(*, student_codes: Sequence[str], adviser_code: str, valid_from: date, actor: Any) -> int:
    """Give these students the same adviser; returns how many change adviser.

    Raises InputRefused with each number that nobody has, and each student in no programme that the actor answers for.
    """
    codes = list(dict.fromkeys(student_codes))
    known = people_by_code({*codes, adviser_code})
    faults = [
        Fault(
            "advising.unknown",
            format_lazy(_("Nobody has the number {code}."), code=code),
            "adviser" if code == adviser_code else "students",
            _("Correct the number."),
        )
        for code in (*codes, adviser_code)
        if code not in known
    ]
    students = {known[code].pk: code for code in codes if code in known}
    under = set(students_under(actor, today(), *DECIDERS).filter(pk__in=students).values_list("pk", flat=True))
    faults += [
        Fault(
            "advising.not_yours",
            format_lazy(_("{code} is in no programme that you answer for."), code=code),
            "students",
            _("Take the number out, or ask the registrar."),
        )
        for pk, code in students.items()
        if pk not in under
    ]
    if not codes:
        faults.append(Fault("advising.nobody", _("No student is named."), "students", _("Give one number at least.")))
    if faults:
        raise InputRefused(faults)
    rows = [AdvisingRow(known[adviser_code].pk, pk, valid_from) for pk in students]
    with because(actor=actor, reason="adviser given"):
        return len(advise(rows))


def assign_adviser_to(*, population: str, adviser: Person, valid_from: date, actor: Any) -> int:
    """Give everyone of a population (a rule over people) the same adviser; returns how many change adviser.

    Raises InputRefused when the rule can't be read or means nobody.
    """
    try:
        people = populations.population_query(population, valid_from).exclude(pk=adviser.pk)
        rows = [AdvisingRow(adviser.pk, pk, valid_from) for pk in people.order_by("pk").values_list("pk", flat=True)]
    except populations.RuleRefused as refused:
        faults = [Fault("advising.population", one.what, "population", one.mend) for one in refused.faults]
        raise InputRefused(faults) from refused
    if not rows:
        raise InputRefused(
            Fault("advising.nobody", _("This population is empty on that day."), "population", _("Change the rule."))
        )
    with because(actor=actor, reason=f"adviser given to: {population}"):
        return len(advise(rows))


def _pairs(text: str) -> tuple[list[tuple[int, str, str]], list[Fault]]:
    """(line, student's number, adviser's number), and the lines that can't be read."""
    sample = text[:2000]
    delimiter = next((mark for mark in ("\t", ";", ",") if mark in sample), ";")
    pairs: list[tuple[int, str, str]] = []
    faults: list[Fault] = []
    for line, cells in enumerate(csv.reader(StringIO(text), delimiter=delimiter), start=1):
        values = [cell.strip() for cell in cells if cell.strip()]
        if not values or (line == 1 and not any(char.isdigit() for char in "".join(values))):
            continue
        if len(values) != 2:
            mend = _("Give the student's number, then the adviser's.")
            faults.append(Fault("advising.line", _("A line holds two numbers."), "text", mend, line))
        else:
            pairs.append((line, values[0], values[1]))
        if line > MOST_ROWS:
            faults.append(Fault("advising.long", _("The file is too long."), "text", _("Cut it in parts."), line))
            break
    return pairs, faults
