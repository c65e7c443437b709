"""What the addresses of the matrix name, and what is sent there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cartable.engines.timetable.demo import TINY_PROBLEM
from tests.conformance.campus import PEOPLE_FILE, Campus

NOWHERE = UUID(int=0)
Values = Callable[[Campus], list[Any]]

PAGE_KEYS: dict[str, Values] = {
    "calendar:change-week": lambda campus: [campus.term.code],
    "calendar:year": lambda campus: [campus.term.year.code],
    "catalogue:teachers": lambda campus: [campus.course_class.uuid],
    "catalogue:unit": lambda campus: [campus.unit_code],
    "registration:person-choices": lambda campus: [campus.person("student").uuid],
    "registration:students": lambda campus: [campus.term.code],
    "people:add-affiliation": lambda campus: [campus.person("student").uuid],
    "people:edit": lambda campus: [campus.person("student").uuid],
    "people:edit-structure": lambda campus: ["UT"],
    "people:end-affiliation": lambda campus: [campus.affiliation.uuid],
    "people:end-role": lambda campus: [campus.role.uuid],
    "people:grant-role": lambda campus: [campus.person("student").uuid],
    "people:group": lambda campus: [campus.group.code],
    "people:import-faults": lambda campus: [campus.people_import.uuid],
    "people:import-report": lambda campus: [campus.people_import.uuid],
    "people:import-write": lambda campus: [campus.people_import.uuid],
    "people:person": lambda campus: [campus.person("student").uuid],
    "places:close-room": lambda campus: [campus.room.code],
    "places:edit-building": lambda campus: [campus.room.building.code],
    "places:edit-campus": lambda campus: [campus.room.building.campus.code],
    "places:edit-room": lambda campus: [campus.room.code],
    "places:building": lambda campus: [campus.room.building.code],
    "places:campus": lambda campus: [campus.room.building.campus.code],
    "places:room": lambda campus: [campus.room.code],
    "timetable:class": lambda campus: [campus.course_class.uuid],
    "timetable:feed": lambda campus: [campus.calendar_token],
    "timetable:person-week": lambda campus: [campus.person("student").uuid],
    "timetable:qr-code": lambda campus: [campus.calendar_address.uuid],
    "timetable:revoke": lambda campus: [campus.calendar_address.uuid],
    "timetable:room": lambda campus: [campus.room.code],
    "timetable:roster": lambda campus: [campus.course_class.uuid],
    "timetable:run": lambda campus: [campus.run.uuid],
    "timetable:stop": lambda campus: [campus.run.uuid],
    "timetable:term": lambda campus: [campus.term.code],
    "timetable:solutions": lambda campus: [campus.term.code],
    "timetable:not-kept": lambda campus: [campus.term.code, campus.publication.solution.number],
    "timetable:placed-classes": lambda campus: [campus.term.code, campus.publication.solution.number],
    "timetable:clashes": lambda campus: [campus.term.code],
    "timetable:solve": lambda campus: [campus.other_term.code],
    "timetable:publish": lambda campus: [campus.term.code],
    "timetable:withdraw": lambda campus: [campus.term.code],
    "ui:job": lambda campus: [campus.job.uuid],
    "ui:job_restart": lambda campus: [campus.stopped_job.uuid],
    "ui:job_stop": lambda campus: [campus.job.uuid],
}

PATH_KEYS: dict[str, Callable[[Campus], Any]] = {
    "campuses": lambda campus: campus.room.building.campus.code,
    "buildings": lambda campus: campus.room.building.code,
    "calendar-addresses": lambda campus: campus.calendar_address.uuid,
    "classes": lambda campus: campus.course_class.uuid,
    "affiliations": lambda campus: campus.affiliation.uuid,
    "comparisons": lambda campus: campus.publication.solution.uuid,
    "groups": lambda campus: campus.group.code,
    "jobs": lambda campus: campus.job.uuid,
    "person-imports": lambda campus: campus.people_import.uuid,
    "persons": lambda campus: campus.person("student").uuid,
    "roles": lambda campus: campus.role.uuid,
    "rooms": lambda campus: campus.room.code,
    "runs": lambda campus: campus.run.uuid,
    "solutions": lambda campus: campus.publication.solution.uuid,
    "structures": lambda campus: "UT",
    "terms": lambda campus: campus.term.code,
    "units": lambda campus: campus.unit_code,
    "years": lambda campus: campus.term.year.code,
}

FORMS: dict[str, Callable[[Campus], dict[str, Any]]] = {
    "account_login": lambda campus: {"login": "teacher", "password": "not this one"},
    "account_change_password": lambda campus: {"oldpassword": "not this one", "password1": "a", "password2": "a"},
    "set_language": lambda campus: {"language": "en", "next": "/"},
    "calendar:new-year": lambda campus: {"code": "2031-2032", "starts_on": "2031-09-01", "ends_on": "2032-08-31"},
    "calendar:new-term": lambda campus: {
        "year": campus.term.year.code,
        "code": "NEW",
        "title_fr": "Nouveau",
        "starts_on": "2026-09-07",
        "weeks_count": 10,
        "break_weeks": "4",
        "days_count": 6,
        "slot_minutes": 5,
    },
    "calendar:change-week": lambda campus: {"number": 2, "kind": "break", "reason": "Strike"},
    "places:new-campus": lambda campus: {"code": "NORTH", "title": "Nord"},
    "places:new-building": lambda campus: {
        "code": "Z",
        "title": "Bâtiment Z",
        "campus": campus.room.building.campus.code,
    },
    "places:new-room": lambda campus: {
        "code": "Z1",
        "building": campus.room.building.code,
        "kind": "classroom",
        "capacity": 30,
    },
    "places:edit-campus": lambda campus: {"title": "Centre", "reason": "Renamed"},
    "places:edit-building": lambda campus: {
        "title": "Bâtiment B",
        "campus": campus.room.building.campus.code,
        "reason": "Renamed",
    },
    "places:edit-room": lambda campus: {
        "building": campus.room.building.code,
        "kind": "lecture",
        "capacity": 31,
        "features": ["projector"],
        "others": "piano",
        "reason": "Counted again",
    },
    "places:close-room": lambda campus: {"reason": "Works"},
    "people:add-affiliation": lambda campus: {"kind": "staff", "structure": "UT", "valid_from": "2026-09-01"},
    "people:edit": lambda campus: {"family_name": "Renommée", "reason": "Marriage"},
    "people:edit-structure": lambda campus: {
        "title_fr": "Université",
        "kind": "institution",
        "valid_from": "2020-01-01",
        "reason": "Shorter",
    },
    "people:end-affiliation": lambda campus: {"valid_until": "2026-12-31", "reason": "Left"},
    "people:end-role": lambda campus: {"valid_until": "2026-12-31", "reason": "Replaced"},
    "people:grant-role": lambda campus: {
        "role": "room_manager",
        "structure": "*",
        "valid_from": "2026-09-01",
        "reason": "Replacement",
        "confirmed": "on",
    },
    "people:new": lambda campus: {"code": "N8", "family_name": "Noël", "given_name": "Zoé"},
    "people:new-structure": lambda campus: {
        "code": "GENIE",
        "title_fr": "Génie",
        "kind": "department",
        "parent": "UT",
        "valid_from": "2026-09-01",
    },
    "catalogue:teachers": lambda campus: {"add": campus.person("other_teacher").code},
    "people:import": lambda campus: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
    "timetable:import": lambda campus: {
        "file": SimpleUploadedFile("tiny.xml", TINY_PROBLEM),
        "code": "TINY2",
        "starts_on": "2026-09-07",
    },
    "timetable:solve": lambda campus: {"time_limit": 60, "workers": 1, "seed": 1},
    "timetable:publish": lambda campus: {"solution": campus.publication.solution.pk, "note": "again"},
    "ui:preferences": lambda campus: {"theme": "dark"},
    "ui:style": lambda campus: {"name": ""},
}


def choice_of(campus: Campus) -> dict[str, Any]:
    """The unit that the student chose."""
    return {"person": str(campus.person("student").uuid), "unit": campus.unit_code}


BODIES: dict[str, Callable[[Campus], dict[str, Any]]] = {
    "POST /api/v1/persons": lambda campus: {"code": "N7", "family_name": "Noël", "given_name": "Léa"},
    "POST /api/v1/affiliations/{uuid}/end": lambda campus: {"valid_until": "2027-01-01", "reason": "Left"},
    "POST /api/v1/persons/{uuid}/affiliations": lambda campus: {
        "kind": "staff",
        "structure": "UT",
        "valid_from": "2026-09-01",
    },
    "POST /api/v1/roles/{uuid}/end": lambda campus: {"valid_until": "2027-01-01", "reason": "Replaced"},
    "POST /api/v1/roles": lambda campus: {
        "person": str(campus.person("student").uuid),
        "role": "room_manager",
        "valid_from": "2026-09-01",
        "reason": "Replacement",
    },
    "POST /api/v1/classes/{uuid}/teachers": lambda campus: {"person": str(campus.person("other_teacher").uuid)},
    "POST /api/v1/classes/{uuid}/teachers/withdraw": lambda campus: {"person": str(campus.person("teacher").uuid)},
    "POST /api/v1/terms/{code}/choices": choice_of,
    "POST /api/v1/terms/{code}/choices/withdraw": choice_of,
    "POST /api/v1/terms/{code}/publications": lambda campus: {"note": "again"},
    "POST /api/v1/terms/{code}/runs": lambda campus: {"time_limit": 60, "workers": 1},
}
QUERIES = {
    "GET /api/v1/room-uses": "?start=2026-09-07&end=2026-10-05",
    "GET /api/v1/room-uses/hours": "?start=2026-09-07&end=2026-10-05",
    "GET /api/v1/search": "?q=tiny",
}
UPLOADS: dict[str, Callable[[], dict[str, Any]]] = {
    "POST /api/v1/person-imports": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
    "POST /api/v1/persons/import": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
    "POST /api/v1/term-imports": lambda: {
        "file": SimpleUploadedFile("tiny.xml", TINY_PROBLEM),
        "code": "TINY2",
        "starts_on": "2026-09-07",
    },
}


def open_page(client: Client, campus: Campus, method: str, name: str) -> Any:
    """Ask for a page by its name, with what its address and its form want."""
    keys = PAGE_KEYS.get(name)
    address = reverse(name, args=keys(campus) if keys else [])
    return client.generic("GET", address) if method == "GET" else client.post(address, form_of(campus, name))


def form_of(campus: Campus, name: str) -> dict[str, Any]:
    """What is typed in the page's form."""
    form = FORMS.get(name)
    return form(campus) if form else {}


def call_operation(client: Client, campus: Campus, operation: str) -> Any:
    """Ask for an operation of the programming interface."""
    method, _, path = operation.partition(" ")
    address = "/".join(filled_path(campus, path)) + QUERIES.get(operation, "")
    if operation in UPLOADS:
        return client.post(address, UPLOADS[operation]())
    body = BODIES.get(operation)
    return client.generic(
        method, address, data="" if body is None else json.dumps(body(campus)), content_type="application/json"
    )


def filled_path(campus: Campus, path: str) -> list[str]:
    """The parts of a path with what it names: the key that follows ``persons`` is a person's."""
    parts = path.split("/")
    return [
        str(PATH_KEYS[parts[index - 1]](campus)) if part.startswith("{") else part for index, part in enumerate(parts)
    ]
