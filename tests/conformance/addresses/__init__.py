"""What the addresses of the matrix name, and what is sent there."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.conformance.addresses import (
    access,
    campaigns,
    choosing,
    deciding,
    directories,
    people,
    places,
    preparing,
    studies,
    studies_kept,
    system,
    timetable,
    units,
)
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus

AREAS = (
    people,
    access,
    deciding,
    places,
    studies,
    studies_kept,
    units,
    choosing,
    campaigns,
    preparing,
    timetable,
    directories,
    system,
)
PAGE_KEYS: dict[str, Keys] = {name: keys for area in AREAS for name, keys in area.PAGE_KEYS.items()}
PATH_KEYS: dict[str, Key] = {name: key for area in AREAS for name, key in area.PATH_KEYS.items()}
FORMS: dict[str, Form] = {name: form for area in AREAS for name, form in area.FORMS.items()}
BODIES: dict[str, Form] = {name: body for area in AREAS for name, body in area.BODIES.items()}
QUERIES: dict[str, str] = {name: query for area in AREAS for name, query in area.QUERIES.items()}
UPLOADS: dict[str, Upload] = {name: form for area in AREAS for name, form in area.UPLOADS.items()}


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
