"""What the addresses of the measured pages need to know of a campus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from cartable.engines.calendar import api as calendar
from cartable.engines.people import api as people
from cartable.engines.registration import api as registration
from cartable.engines.timetable import api as timetable
from cartable.kernel.clock import system_clock, today
from cartable_demo.personas import persona


@dataclass(frozen=True, slots=True)
class Facts:
    """What the addresses of a campus need: any student week, class, room…"""

    term: str
    person: str
    unit: str
    course_class: str
    room: str
    building: str
    solution: str
    number: str
    monday: str
    sunday: str
    token: str


@contextmanager
def known_facts() -> Iterator[Facts]:
    """Read them off the campus; the calendar address goes at the end. Raises AssertionError when it isn't a demo."""
    account = people.find_account(persona("student").username)
    term = calendar.current_term(on=today())
    assert account is not None, "this campus has no demo persona"
    assert term is not None, "this campus has no term now"
    publication = timetable.find_publication_in_force(term)
    assert publication is not None, "this campus has no published timetable"
    choice = registration.choices_of(person=account.person, term=term)[0]
    placed = next(line for line in timetable.list_placements(solution=publication.solution)[:200] if line.room)
    monday = today() - timedelta(days=today().weekday())
    opened, token = timetable.open_calendar_address(person=account.person, now=system_clock())
    try:
        yield Facts(
            term=term.code,
            person=str(account.person.uuid),
            unit=choice.offering.unit.code,
            course_class=str(placed.class_uuid),
            room=placed.room or "",
            building="A",
            solution=str(publication.solution.uuid),
            number=str(publication.solution.number),
            monday=monday.isoformat(),
            sunday=(monday + timedelta(days=6)).isoformat(),
            token=token,
        )
    finally:
        timetable.revoke_calendar_address(person=account.person, address=opened.uuid, now=system_clock())
