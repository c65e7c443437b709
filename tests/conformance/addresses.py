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
    "calendar:year": lambda campus: [campus.term.year.code],
    "catalogue:unit": lambda campus: [campus.unit_code],
    "registration:person-choices": lambda campus: [campus.person("student").uuid],
    "registration:students": lambda campus: [campus.term.code],
    "people:import-faults": lambda campus: [campus.people_import.uuid],
    "people:import-report": lambda campus: [campus.people_import.uuid],
    "people:import-write": lambda campus: [campus.people_import.uuid],
    "people:person": lambda campus: [campus.person("student").uuid],
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
    "groups": lambda campus: campus.group.code,
    "jobs": lambda campus: campus.job.uuid,
    "persons": lambda campus: campus.person("student").uuid,
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

BODIES: dict[str, Callable[[Campus], dict[str, Any]]] = {
    "POST /api/v1/persons": lambda campus: {"code": "N7", "family_name": "Noël", "given_name": "Léa"},
    "POST /api/v1/roles": lambda campus: {
        "person": str(campus.person("student").uuid),
        "role": "room_manager",
        "valid_from": "2026-09-01",
        "reason": "Replacement",
    },
    "POST /api/v1/terms/{code}/publications": lambda campus: {"note": "again"},
    "POST /api/v1/terms/{code}/runs": lambda campus: {"time_limit": 60, "workers": 1},
}
QUERIES = {"GET /api/v1/room-uses": "?start=2026-09-07&end=2026-10-05", "GET /api/v1/search": "?q=tiny"}
UPLOADS: dict[str, Callable[[], dict[str, Any]]] = {
    "POST /api/v1/persons/import": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
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
