"""What can be wrong in the requirements of a term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import term_class_facts
from cartable.engines.timetable.models import TermSettings
from cartable.engines.timetable.solver.kinds import arguments_of_kinds
from cartable.engines.timetable.types import ClosureRow, DistributionRow, RequirementRow
from cartable.kernel.problems import Fault


def faults_of_requirements(
    term: Any,
    requirements: Sequence[RequirementRow],
    closures: Sequence[ClosureRow],
    distributions: Sequence[DistributionRow],
) -> list[Fault]:
    """Everything that keeps the rows from being written."""
    labels = {class_id: facts.label for class_id, facts in term_class_facts(term_id=term.pk).items()}
    return [
        *_already_written(term),
        *_requirement_faults(term, requirements, labels),
        *_closure_faults(term, closures),
        *_distribution_faults(distributions, labels),
    ]


def _already_written(term: Any) -> Iterator[Fault]:
    if TermSettings.objects.filter(term=term).exists():
        yield Fault(
            "requirements.exist",
            _("The term already has its timetable requirements."),
            term.code,
            _("Remove them first, or use another term."),
        )


def _requirement_faults(term: Any, rows: Sequence[RequirementRow], labels: dict[int, str]) -> Iterator[Fault]:
    seen: set[int] = set()
    for row in rows:
        label = labels.get(row.class_id)
        if label is None:
            yield _foreign_class(row.class_id)
            continue
        if row.class_id in seen:
            yield Fault("requirement.twice", _("The class is described twice."), label, _("Describe it once."))
        seen.add(row.class_id)
        if not row.times:
            yield Fault("requirement.times", _("The class may take no time."), label, _("Give it at least one time."))
        for number, (days, weeks, start, length, _penalty) in enumerate(row.times, start=1):
            yield from _time_faults(term, days, weeks, start, length, f"{label} / {number}")
        if len({room_id for room_id, _penalty in row.rooms}) < len(row.rooms):
            yield Fault("requirement.room_twice", _("A room is given twice."), label, _("Give each room once."))


def _closure_faults(term: Any, rows: Sequence[ClosureRow]) -> Iterator[Fault]:
    for number, row in enumerate(rows, start=1):
        yield from _time_faults(term, row.days, row.weeks, row.start, row.length, f"closure {number}")


def _time_faults(term: Any, days: int, weeks: int, start: int, length: int, where: str) -> Iterator[Fault]:
    if not 0 < days < 1 << term.days_count or not 0 < weeks < 1 << term.weeks_count:
        yield Fault(
            "time.mask",
            _("The time is on no day or no week of the term."),
            where,
            _("Use a bit a day and a bit a week, the first for Monday and for the first week."),
        )
    if start < 0 or length < 1 or start + length > term.slots_per_day:
        yield Fault(
            "time.slots",
            format_lazy(_("The time doesn't fit in a day of {slots} slots."), slots=term.slots_per_day),
            where,
            _("Give a start from 0 and a length of 1 slot or more, ending before midnight."),
        )


def _distribution_faults(rows: Sequence[DistributionRow], labels: dict[int, str]) -> Iterator[Fault]:
    kinds = arguments_of_kinds()
    for number, row in enumerate(rows, start=1):
        where = f"{row.kind} ({number})"
        if row.kind not in kinds:
            known = ", ".join(sorted(kinds))
            yield Fault(
                "distribution.kind",
                _("No constraint is called so."),
                where,
                format_lazy(_("Choose one of: {known}."), known=known),
            )
        elif len(row.arguments) != kinds[row.kind]:
            yield Fault(
                "distribution.arguments",
                format_lazy(_("The constraint takes {count} numbers."), count=kinds[row.kind]),
                where,
                _("Give exactly as many, as the published format says."),
            )
        for class_id in row.class_ids:
            if class_id not in labels:
                yield _foreign_class(class_id)


def _foreign_class(class_id: int) -> Fault:
    return Fault(
        "requirement.class", _("The class isn't of this term."), str(class_id), _("Create it in the catalogue first.")
    )
