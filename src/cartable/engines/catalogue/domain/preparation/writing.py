"""Writing a preparation, handing it over, taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from math import ceil
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.domain.preparation.checking import rule_faults, what_is_missing
from cartable.engines.catalogue.domain.preparation.demand import demand_of
from cartable.engines.catalogue.models import (
    CourseUnit,
    Preparation,
    PreparedKind,
    PreparedRule,
    PreparedTeacher,
    Unavailability,
    UnitShape,
)
from cartable.engines.people.api import Person
from cartable.engines.places.api import Room
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused


class PreparationHandedOver(Conflict):
    """What is handed over is written no more, until it is taken back."""

    code = "preparation.handed_over"


@dataclass(frozen=True, slots=True)
class KindDraft:
    """How one kind of class is to be; see ``PreparedKind``."""

    kind: str
    minutes: int
    per_week: int
    weeks_count: int
    group_size: int
    groups_count: int
    every_other_week: bool = False
    room_kind: str = ""
    room_needs: str = ""
    rooms: tuple[Room, ...] = ()


def begin_preparation(*, unit: CourseUnit, term: Term, actor: Any) -> Preparation:
    """The unit's preparation for the term; begun, when there is none, with the shapes of the version in force and the
    rules of the latest preparation of the unit. Groups are as many as the demand needs."""
    with transaction.atomic(), because(actor=actor, reason=f"preparation of {term.code}"):
        CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        found, is_new = Preparation.objects.get_or_create(unit=unit, term=term)
        if is_new:
            _fill(found)
    return found


def _fill(preparation: Preparation) -> None:
    unit, term = preparation.unit, preparation.term
    before = Preparation.objects.filter(unit=unit, term__starts_on__lt=term.starts_on).order_by("-term__starts_on")
    last = before.first()
    demand = demand_of(term_id=term.pk, unit_ids=[unit.pk]).get(unit.pk)
    students = demand.number if demand else unit.capacity
    for shape in UnitShape.objects.filter(version=unit.version_id):
        PreparedKind.objects.create(
            preparation=preparation,
            kind=shape.kind,
            minutes=shape.minutes,
            per_week=shape.per_week,
            weeks_count=min(shape.weeks_count, term.weeks_count),
            group_size=shape.group_size,
            groups_count=groups_needed(students, shape.group_size),
            room_needs=shape.room_needs,
        )
    if last is not None:
        for rule in last.rules.all():
            rule.pk, rule.uuid, rule.preparation = None, PreparedRule().uuid, preparation
            rule._state.adding = True
            rule.save()


def groups_needed(students: int | None, group_size: int) -> int:
    """As many groups as these students fill; one when their number isn't known."""
    return max(ceil(students / group_size), 1) if students else 1


def set_kind(*, preparation: Preparation, draft: KindDraft, actor: Any) -> PreparedKind:
    """Write how a kind of class is to be, in the place of what was said of it.

    Raises PreparationHandedOver, or InputRefused (more weeks than the term has, a figure under 1).
    """
    figures = {
        "minutes": draft.minutes,
        "per_week": draft.per_week,
        "weeks_count": draft.weeks_count,
        "group_size": draft.group_size,
        "groups_count": draft.groups_count,
    }
    faults = [
        Fault("preparation.figure", _("This is at least 1."), name, _("Correct the number."))
        for name, value in figures.items()
        if value < 1
    ]
    if draft.weeks_count > preparation.term.weeks_count:
        faults.append(
            Fault(
                "preparation.weeks",
                format_lazy(_("The term has {number} weeks."), number=preparation.term.weeks_count),
                "weeks_count",
                _("Give at most that many."),
            )
        )
    if faults:
        raise InputRefused(faults)
    with _writing(preparation, actor, f"{draft.kind}"):
        words = {
            "every_other_week": draft.every_other_week,
            "room_kind": draft.room_kind,
            "room_needs": draft.room_needs.strip(),
        }
        row, _is_new = PreparedKind.objects.update_or_create(
            preparation=preparation, kind=draft.kind, defaults=figures | words
        )
        row.rooms.set(draft.rooms)
    return row


def drop_kind(*, preparation: Preparation, kind: str, actor: Any) -> None:
    """The unit has no class of this kind in the term; its teachers and rules go too. Raises PreparationHandedOver."""
    with _writing(preparation, actor, f"no {kind}"):
        preparation.kinds.filter(kind=kind).delete()
        preparation.teachers.filter(kind=kind).delete()
        preparation.rules.filter(kind=kind).delete()
        preparation.rules.filter(other_kind=kind).delete()


def set_expected(*, preparation: Preparation, expected: int | None, note: str, actor: Any) -> None:
    """The number of students that the team counts on (None: the demand's), and words for the timetabler."""
    with _writing(preparation, actor, "numbers and note"):
        preparation.expected, preparation.note = expected, note.strip()
        preparation.save(update_fields=["expected", "note"])


def set_teacher(*, preparation: Preparation, person: Person, kind: str, groups_count: int, actor: Any) -> None:
    """How many groups of a kind a person is to teach; 0 takes them off. Raises PreparationHandedOver, InputRefused."""
    if not preparation.kinds.filter(kind=kind).exists():
        raise InputRefused(
            Fault("preparation.kind", _("The unit has no such class in this term."), "kind", _("Say how it is first."))
        )
    with _writing(preparation, actor, f"teacher of {kind}"):
        rows = PreparedTeacher.objects.filter(preparation=preparation, person=person, kind=kind)
        if groups_count == 0:
            rows.delete()
            return
        PreparedTeacher.objects.update_or_create(
            preparation=preparation, person=person, kind=kind, defaults={"groups_count": groups_count}
        )


def add_rule(*, preparation: Preparation, values: Mapping[str, Any], actor: Any) -> PreparedRule:
    """Add a constraint in words: ``sentence``, ``kind`` and what fills its other places.

    Raises PreparationHandedOver, or InputRefused: a place left empty, the same said twice, or what is said already
    makes it impossible.
    """
    rule = PreparedRule(preparation=preparation, **values)
    with _writing(preparation, actor, "constraint"):
        faults = rule_faults(rule, list(preparation.rules.all()), preparation)
        if faults:
            raise InputRefused(faults)
        rule.save()
    return rule


def drop_rule(*, rule: PreparedRule, actor: Any) -> None:
    """Take a constraint back. Raises PreparationHandedOver."""
    with _writing(rule.preparation, actor, "constraint taken back"):
        PreparedRule.objects.filter(pk=rule.pk).delete()


def add_unavailability(
    *, person: Person, term: Term, day: int, starts: time, ends: time, strength: str, actor: Any
) -> Unavailability:
    """A time of each week when a person doesn't teach in a term. Raises InputRefused when it overlaps another one."""
    if ends <= starts:
        raise InputRefused(
            Fault("unavailability.end", _("The end comes before the start."), "ends", _("Correct one of the two."))
        )
    with transaction.atomic(), because(actor=actor, reason=f"unavailability in {term.code}"):
        Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
        same_day = Unavailability.objects.filter(person=person, term=term, day=day)
        if same_day.filter(starts__lt=ends, ends__gt=starts).exists():
            raise InputRefused(
                Fault(
                    "unavailability.overlap",
                    _("Another unavailability of that day covers part of this time."),
                    "starts",
                    _("Remove it first, or give another time."),
                )
            )
        return Unavailability.objects.create(
            person=person, term=term, day=day, starts=starts, ends=ends, strength=strength
        )


def drop_unavailability(*, row: Unavailability, actor: Any) -> None:
    """The person may teach then."""
    with transaction.atomic(), because(actor=actor, reason="unavailability removed"):
        Unavailability.objects.filter(pk=row.pk).delete()


def hand_over(*, preparation: Preparation, actor: Any, now: datetime) -> None:
    """Give the preparation to those who build the timetable. Raises InputRefused with all that is missing."""
    with _writing(preparation, actor, "handed over"):
        missing: Sequence[Fault] = what_is_missing(preparation)
        if missing:
            raise InputRefused(list(missing))
        preparation.state = Preparation.State.HANDED_OVER
        preparation.handed_over_at, preparation.handed_over_by = now, getattr(actor, "person", None)
        preparation.save(update_fields=["state", "handed_over_at", "handed_over_by"])


def take_back(*, preparation: Preparation, actor: Any, reason: str) -> None:
    """Open a preparation again; nothing happens when it is open."""
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Preparation.objects.select_for_update(of=("self",)).get(pk=preparation.pk)
        row.state, row.handed_over_at, row.handed_over_by = Preparation.State.IN_PROGRESS, None, None
        row.save(update_fields=["state", "handed_over_at", "handed_over_by"])


@contextmanager
def _writing(preparation: Preparation, actor: Any, reason: str) -> Iterator[None]:
    """A transaction on a preparation that is still being written; two writers wait for each other."""
    with transaction.atomic(), because(actor=actor, reason=f"preparation: {reason}"):
        row = Preparation.objects.select_for_update(of=("self",)).get(pk=preparation.pk)
        if row.state == Preparation.State.HANDED_OVER:
            raise PreparationHandedOver(
                _("This preparation is handed over: the timetable is built from it."), _("Take it back to change it.")
            )
        yield
