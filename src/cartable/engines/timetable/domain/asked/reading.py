"""All that preparations of a term are applied to, read together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from cartable.engines.calendar.api import weeks_of
from cartable.engines.catalogue.api import ClassTeacher, preparation, term_class_facts, term_tree
from cartable.engines.timetable.models import (
    AppliedLine,
    ClassRequirement,
    ClassRoomOption,
    Distribution,
    DistributionMember,
    TermRoom,
)
from cartable.engines.timetable.types import TimeRow


@dataclass(slots=True)
class AskedClass:
    """A class of a unit: what is written for it by hand, and who teaches it."""

    id: int
    label: str
    kind: str
    configuration: int
    subpart: int
    seats: int | None
    needs_room: bool
    parent_id: int | None
    times: list[TimeRow]
    rooms: list[tuple[int, int]]
    teachers: set[int]


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """A room of the term."""

    id: int
    code: str
    kind: str
    capacity: int
    features: tuple[str, ...]


@dataclass(slots=True)
class TermFacts:
    """What all units share: masks of the teaching weeks (all, A, B), rooms, times when people don't teach.

    ``kept_apart`` holds the classes of each required SameAttendees written by hand.
    """

    term: Any
    weeks: int
    letters: tuple[int, ...]
    rooms: dict[int, RoomFacts]
    busy: dict[int, list[Any]]
    kept_apart: list[frozenset[int]]


@dataclass(slots=True)
class UnitAsked:
    """A preparation and the classes of its unit in the term."""

    preparation: Any
    classes: list[AskedClass] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[AskedClass]:
        """Its lectures, tutorials or labs."""
        return [one for one in self.classes if one.kind == kind]


def read_term(term: Any) -> tuple[TermFacts, list[UnitAsked]]:
    """Every preparation of the term with its unit's classes: about twenty queries whatever their number.

    Classes whose teacher came from a preparation count as without: who teaches them is said anew.
    """
    asked = {row.unit_id: UnitAsked(row) for row in preparation.prepared_for(term=term)}
    given = _given_before(term)
    teachers: dict[int, set[int]] = defaultdict(set)
    pairs = ClassTeacher.objects.filter(course_class__term=term).values_list("course_class_id", "person_id")
    for class_id, person_id in pairs:
        if (class_id, person_id) not in given:
            teachers[class_id].add(person_id)
    for unit_id, one in _classes(term, teachers):
        if unit_id in asked:
            asked[unit_id].classes.append(one)
    people = {person_id for held in teachers.values() for person_id in held}
    people |= {row.person_id for unit in asked.values() for row in unit.preparation.teachers.all()}
    return _facts(term, people), list(asked.values())


def _given_before(term: Any) -> set[tuple[int, int]]:
    """Who teaches which class because a preparation says so."""
    lines = AppliedLine.objects.filter(application__term=term, subject=AppliedLine.Subject.TEACHER)
    return {
        (class_id, said["person"])
        for said, facts in lines.values_list("said", "facts")
        for class_id in facts.get("given", ())
    }


def _classes(term: Any, teachers: dict[int, set[int]]) -> Any:
    labels = {class_id: facts.label for class_id, facts in term_class_facts(term_id=term.pk).items()}
    by_hand = ClassRequirement.objects.filter(course_class__term=term, line=None)
    times = {class_id: [tuple(row) for row in rows] for class_id, rows in by_hand.values_list("course_class", "times")}
    rooms: dict[int, list[tuple[int, int]]] = defaultdict(list)
    options = ClassRoomOption.objects.filter(course_class__term=term).order_by("id")
    for class_id, room_id, penalty in options.values_list("course_class_id", "room_id", "penalty"):
        rooms[class_id].append((room_id, penalty))
    for offering in term_tree(term_id=term.pk):
        for configuration in offering.configurations:
            for subpart in configuration.subparts:
                for row in subpart.classes:
                    yield (
                        offering.unit_id,
                        AskedClass(
                            row.id,
                            labels[row.id],
                            subpart.kind,
                            configuration.id,
                            subpart.id,
                            row.seats,
                            row.needs_room,
                            row.parent_id,
                            times.get(row.id, []),
                            rooms.get(row.id, []),
                            set(teachers.get(row.id, ())),
                        ),
                    )


def _facts(term: Any, people: set[int]) -> TermFacts:
    teaching = [week for week in weeks_of(term) if week.kind == "teaching"]
    letters = {letter: sum(1 << week.number - 1 for week in teaching if week.letter == letter) for letter in ("A", "B")}
    every = sum(1 << week.number - 1 for week in teaching) or (1 << term.weeks_count) - 1
    fields = ("room_id", "room__code", "room__kind", "room__capacity", "room__features")
    rooms = {
        row[0]: RoomFacts(row[0], row[1], row[2], row[3], tuple(row[4]))
        for row in TermRoom.objects.filter(term=term).order_by("rank").values_list(*fields)
    }
    busy: dict[int, list[Any]] = defaultdict(list)
    for row in preparation.unavailabilities_of(person_ids=sorted(people), term=term):
        busy[row.person_id].append(row)
    return TermFacts(term, every, tuple(filter(None, letters.values())), rooms, dict(busy), _kept_apart(term))


def _kept_apart(term: Any) -> list[frozenset[int]]:
    by_hand = Distribution.objects.filter(term=term, kind="SameAttendees", required=True, line=None)
    members: dict[int, set[int]] = defaultdict(set)
    rows = DistributionMember.objects.filter(distribution__in=by_hand)
    for distribution_id, class_id in rows.values_list("distribution_id", "course_class_id"):
        members[distribution_id].add(class_id)
    return [frozenset(ids) for ids in members.values()]
