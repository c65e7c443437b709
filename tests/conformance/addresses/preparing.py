"""What the addresses of what teams ask of a timetable name."""

from __future__ import annotations

from typing import Any

from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus


def _term(campus: Campus) -> list[Any]:
    return [campus.choosing.preparation.term.code]


def _unit(campus: Campus) -> list[Any]:
    return [*_term(campus), campus.choosing.unit.code]


PAGE_KEYS: dict[str, Keys] = {
    "timetable:asked": _term,
    "timetable:apply-asked": _term,
    "timetable:asked-unit": _unit,
    "timetable:take-over": _unit,
    "timetable:take-out": _unit,
}
PATH_KEYS: dict[str, Key] = {}
FORMS: dict[str, Form] = {}
BODIES: dict[str, Form] = {}
QUERIES: dict[str, str] = {}
UPLOADS: dict[str, Upload] = {}
