"""What the addresses of the calendar, the catalogue and registration name, and what is sent there."""

from __future__ import annotations

from tests.conformance.addresses.asking import Form, Key, Keys, Upload

PAGE_KEYS: dict[str, Keys] = {
    "calendar:change-week": lambda campus: [campus.term.code],
    "calendar:year": lambda campus: [campus.term.year.code],
    "catalogue:teachers": lambda campus: [campus.course_class.uuid],
    "catalogue:unit": lambda campus: [campus.unit_code],
    "registration:person-choices": lambda campus: [campus.person("student").uuid],
    "registration:students": lambda campus: [campus.term.code],
}

PATH_KEYS: dict[str, Key] = {
    "units": lambda campus: campus.unit_code,
    "years": lambda campus: campus.term.year.code,
}

FORMS: dict[str, Form] = {
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
    "catalogue:teachers": lambda campus: {"add": campus.person("other_teacher").code},
}

BODIES: dict[str, Form] = {}

QUERIES: dict[str, str] = {}

UPLOADS: dict[str, Upload] = {}
