"""The pages that benchmark ``pages`` opens, each as the persona who uses it most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from tests.performance.page_facts import Facts


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``is_list``: its number of queries may not depend on the number of rows."""

    name: str
    persona: str | None
    address: Callable[[Facts], str]
    is_list: bool = False


def _to(name: str, *arguments: str, **query: str) -> Callable[[Facts], str]:
    """The address of a named view; arguments are names of facts."""

    def address(facts: Facts) -> str:
        path = reverse(name, args=[getattr(facts, argument) for argument in arguments])
        return f"{path}?{urlencode(query)}" if query else path

    return address


def _at(path: str) -> Callable[[Facts], str]:
    """A path with facts in braces."""
    return lambda facts: path.format(facts=facts)


def _occupancy_of_term(facts: Facts) -> str:
    return f"{reverse('timetable:occupancy')}?{urlencode({'term': facts.term})}"


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
    Page("student.campuses", "student", _to("places:campuses"), is_list=True),
    Page("student.building", "student", _to("places:building", "building")),
    Page("student.room_week", "student", _to("timetable:room", "room")),
    Page("student.search", "student", _to("portal:search", q="thermo")),
    Page("student.calendars", "student", _to("timetable:subscriptions")),
    Page("student.year", "student", _to("calendar:now")),
    Page("student.feed", None, _to("timetable:feed", "token")),
    Page("student.api_week", "student", _at("/api/v1/weeks/me")),
    Page("teacher.home", "teacher", _to("portal:home")),
    Page("teacher.week", "teacher", _to("timetable:week")),
    Page("teacher.people", "teacher", _to("people:list"), is_list=True),
    Page("registrar.home", "registrar", _to("portal:home")),
    Page("registrar.people", "registrar", _to("people:list"), is_list=True),
    Page("registrar.people_searched", "registrar", _to("people:list", q="martel so"), is_list=True),
    Page("registrar.people_page_40", "registrar", _to("people:list", page="40"), is_list=True),
    Page("registrar.people_by_mail", "registrar", _to("people:list", sort="mail"), is_list=True),
    Page("registrar.people_who_study", "registrar", _to("people:list", kind="student"), is_list=True),
    Page("registrar.groups", "registrar", _to("people:groups"), is_list=True),
    Page("registrar.person_edited", "registrar", _to("people:edit", "person")),
    Page("administrator.teachers_of_class", "administrator", _to("catalogue:teachers", "course_class")),
    Page("registrar.travel", "registrar", _to("places:travel")),
    Page("registrar.person", "registrar", _to("people:person", "person")),
    Page("registrar.person_week", "registrar", _to("timetable:person-week", "person")),
    Page("registrar.structures", "registrar", _to("people:structures")),
    Page("registrar.students", "registrar", _to("registration:students", "term"), is_list=True),
    Page("registrar.students_searched", "registrar", _to("registration:students", "term", q="mart"), is_list=True),
    Page(
        "registrar.students_by_credits",
        "registrar",
        _to("registration:students", "term", sort="-credits"),
        is_list=True,
    ),
    Page("registrar.search_person", "registrar", _to("portal:search", q="caradec")),
    Page("registrar.api_persons", "registrar", _at("/api/v1/persons"), is_list=True),
    Page("registrar.api_affiliations", "registrar", _at("/api/v1/affiliations"), is_list=True),
    Page("registrar.api_students", "registrar", _at("/api/v1/terms/{facts.term}/students"), is_list=True),
    Page("timetabler.home", "timetabler", _to("portal:home")),
    Page("timetabler.terms", "timetabler", _to("timetable:terms")),
    Page("timetabler.term", "timetabler", _to("timetable:term", "term")),
    Page("timetabler.solutions", "timetabler", _to("timetable:solutions", "term")),
    Page("timetabler.not_kept", "timetabler", _to("timetable:not-kept", "term", "number"), is_list=True),
    Page(
        "timetabler.not_kept_searched", "timetabler", _to("timetable:not-kept", "term", "number", q="if"), is_list=True
    ),
    Page("timetabler.classes", "timetabler", _to("timetable:placed-classes", "term", "number"), is_list=True),
    Page(
        "timetabler.classes_searched",
        "timetabler",
        _to("timetable:placed-classes", "term", "number", q="meca"),
        is_list=True,
    ),
    Page("timetabler.people", "timetabler", _to("people:list"), is_list=True),
    Page("timetabler.clashes", "timetabler", _to("timetable:clashes", "term"), is_list=True),
    Page("timetabler.occupancy", "timetabler", _to("timetable:occupancy"), is_list=True),
    Page("timetabler.occupancy_of_term", "timetabler", _occupancy_of_term, is_list=True),
    Page("timetabler.roster", "timetabler", _to("timetable:roster", "course_class"), is_list=True),
    Page("timetabler.publish", "timetabler", _to("timetable:publish", "term")),
    Page("timetabler.api_clashes", "timetabler", _at("/api/v1/terms/{facts.term}/clashes"), is_list=True),
    Page("timetabler.api_placements", "timetabler", _at("/api/v1/solutions/{facts.solution}/placements"), is_list=True),
    Page(
        "timetabler.api_room_uses",
        "timetabler",
        _at("/api/v1/room-uses?start={facts.monday}&end={facts.sunday}"),
        is_list=True,
    ),
    Page("administrator.home", "administrator", _to("portal:home")),
    Page("administrator.person", "administrator", _to("people:person", "person")),
)
