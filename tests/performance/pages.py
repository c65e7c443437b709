"""The pages that benchmark ``pages`` opens, each as the persona who uses it most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

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
    token: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``is_list``: its number of queries may not depend on the number of rows."""

    name: str
    persona: str | None
    address: Callable[[Facts], str]
    is_list: bool = False


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
    placed = next(line for line in timetable.list_placements(solution=publication.solution) if line.room)
    opened, token = timetable.open_calendar_address(person=account.person, now=system_clock())
    try:
        yield Facts(
            term=term.code,
            person=str(account.person.uuid),
            unit=choice.offering.unit.code,
            course_class=str(placed.class_uuid),
            room=placed.room or "",
            building="A",
            token=token,
        )
    finally:
        timetable.revoke_calendar_address(person=account.person, address=opened.uuid, now=system_clock())


def _to(name: str, *arguments: str, **query: str) -> Callable[[Facts], str]:
    """The address of a named view; arguments are names of facts."""

    def address(facts: Facts) -> str:
        path = reverse(name, args=[getattr(facts, argument) for argument in arguments])
        return f"{path}?{urlencode(query)}" if query else path

    return address


def _at(path: str) -> Callable[[Facts], str]:
    """A path with facts in braces."""
    return lambda facts: path.format(facts=facts)


PAGES = (
    Page("health", None, _at("/health")),
    Page("sign_in", None, _at("/account/login/")),
    Page("student.home", "student", _to("portal:home")),
    Page("student.week", "student", _to("timetable:week")),
    Page("student.week_as_list", "student", _to("timetable:week", view="list")),
    Page("student.class", "student", _to("timetable:class", "course_class")),
    Page("student.choices", "student", _to("registration:choices")),
    Page("student.own_page", "student", _to("people:me")),
    Page("student.units", "student", _to("catalogue:units"), is_list=True),
    Page("student.units_searched", "student", _to("catalogue:units", q="mecanique"), is_list=True),
    Page("student.unit", "student", _to("catalogue:unit", "unit")),
    Page("student.rooms", "student", _to("places:rooms"), is_list=True),
    Page("student.room", "student", _to("places:room", "room")),
    Page("student.building", "student", _to("places:building", "building")),
    Page("student.room_week", "student", _to("timetable:room", "room")),
    Page("student.search", "student", _to("portal:search", q="thermo")),
    Page("student.calendars", "student", _to("timetable:subscriptions")),
    Page("student.feed", None, _to("timetable:feed", "token")),
    Page("student.api_week", "student", _at("/api/v1/weeks/me")),
    Page("teacher.home", "teacher", _to("portal:home")),
    Page("teacher.week", "teacher", _to("timetable:week")),
    Page("teacher.people", "teacher", _to("people:list"), is_list=True),
    Page("registrar.home", "registrar", _to("portal:home")),
    Page("registrar.people", "registrar", _to("people:list"), is_list=True),
    Page("registrar.people_searched", "registrar", _to("people:list", q="martel so"), is_list=True),
    Page("registrar.people_page_40", "registrar", _to("people:list", page="40"), is_list=True),
    Page("registrar.person", "registrar", _to("people:person", "person")),
    Page("registrar.person_week", "registrar", _to("timetable:person-week", "person")),
    Page("registrar.structures", "registrar", _to("people:structures")),
    Page("registrar.students", "registrar", _to("registration:students", "term"), is_list=True),
    Page("registrar.students_searched", "registrar", _to("registration:students", "term", q="mart"), is_list=True),
    Page("registrar.search_person", "registrar", _to("portal:search", q="caradec")),
    Page("registrar.api_persons", "registrar", _at("/api/v1/persons"), is_list=True),
    Page("timetabler.home", "timetabler", _to("portal:home")),
    Page("timetabler.terms", "timetabler", _to("timetable:terms")),
    Page("timetabler.term", "timetabler", _to("timetable:term", "term")),
    Page("timetabler.clashes", "timetabler", _to("timetable:clashes", "term"), is_list=True),
    Page("timetabler.occupancy", "timetabler", _to("timetable:occupancy"), is_list=True),
    Page("timetabler.roster", "timetabler", _to("timetable:roster", "course_class"), is_list=True),
    Page("timetabler.publish", "timetabler", _to("timetable:publish", "term")),
    Page("administrator.home", "administrator", _to("portal:home")),
    Page("administrator.person", "administrator", _to("people:person", "person")),
)
