"""A person's week: what they follow and what they teach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from cartable.engines.timetable.models import Placement, Publication, Seat, StudentClash
from cartable.engines.timetable.queries.clashes import Clash, find_clashes
from cartable.engines.timetable.queries.meetings import MeetingRow, meetings_between, read_meetings, total_minutes
from cartable.engines.timetable.queries.publications import InForce, in_force_of_week
from cartable.engines.timetable.queries.weeks import monday_of


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """Seven days from ``monday``; ``alternation`` gives "A" or "B" to classes that meet in weeks of one letter only."""

    monday: date
    publications: tuple[InForce, ...]
    meetings: tuple[MeetingRow, ...]
    clashes: tuple[Clash, ...] = ()
    taught: frozenset[int] = frozenset()
    alternation: dict[int, str] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """Minutes of class in the week."""
        return total_minutes(self.meetings)

    @property
    def length(self) -> timedelta:
        """The same, as a length of time."""
        return timedelta(minutes=self.minutes)

    @property
    def letter(self) -> str:
        """The week's letter when every term in force agrees on it."""
        letters = {row.letter for row in self.publications if row.letter}
        return letters.pop() if len(letters) == 1 else ""

    @property
    def clashing(self) -> frozenset[UUID]:
        """Meetings in a clash."""
        return frozenset(row.uuid for clash in self.clashes for row in (clash.first, clash.second))

    def of_day(self, day: date) -> list[MeetingRow]:
        """The meetings of one day."""
        return [row for row in self.meetings if row.day == day]


def person_week(person_id: int, day: date) -> PersonWeek:
    """The week that holds ``day``, of a person. At most eight queries, whatever the number of classes."""
    monday = monday_of(day)
    publications = in_force_of_week(monday)
    if not publications:
        return PersonWeek(monday, (), ())
    attended, taught = classes_of_person(person_id, publications)
    ids = [row.id for row in publications]
    meetings = read_meetings(
        meetings_between(ids, monday, monday + timedelta(days=7)).filter(course_class_id__in=attended | taught)
    )
    known = known_clashes(person_id, publications)
    return PersonWeek(
        monday=monday,
        publications=tuple(publications),
        meetings=tuple(meetings),
        clashes=tuple(find_clashes(meetings, known)),
        taught=taught,
        alternation=alternations(publications, {row.course_class.id for row in meetings}),
    )


def classes_of_person(person_id: int, publications: Sequence[InForce]) -> tuple[frozenset[int], frozenset[int]]:
    """Ids of the classes a person follows, and of those they teach, in these publications. Two queries."""
    seats = Seat.objects.filter(solution_id__in={row.solution_id for row in publications}, person_id=person_id)
    taught = Publication.objects.filter(
        id__in=[row.id for row in publications], term__classes__teachers__person_id=person_id
    )
    return (
        frozenset(seats.values_list("course_class_id", flat=True)),
        frozenset(taught.values_list("term__classes__id", flat=True)),
    )


def known_clashes(person_id: int, publications: Sequence[InForce]) -> frozenset[frozenset[int]]:
    """The pairs of classes that the solver counted as clashes for this student. One query."""
    rows = StudentClash.objects.filter(solution_id__in={row.solution_id for row in publications}, person_id=person_id)
    return frozenset(frozenset(pair) for pair in rows.values_list("first_id", "second_id"))


def alternations(publications: Sequence[InForce], class_ids: set[int]) -> dict[int, str]:
    """The letter of the classes that meet at least twice and in weeks of that letter only. One query."""
    by_solution = {row.solution_id: row.letters for row in publications}
    rows = Placement.objects.filter(solution_id__in=by_solution, course_class_id__in=class_ids)
    found: dict[int, str] = {}
    for solution_id, class_id, mask in rows.values_list("solution_id", "course_class_id", "weeks"):
        held = [letter for index, letter in by_solution[solution_id].items() if mask >> index & 1]
        if len(held) > 1 and len(set(held)) == 1 and held[0]:
            found[class_id] = held[0]
    return found
