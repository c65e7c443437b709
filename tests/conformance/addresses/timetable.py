"""What the addresses of the timetable name, and what is sent there."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cartable.engines.timetable.demo import TINY_PROBLEM
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus

PAGE_KEYS: dict[str, Keys] = {
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
}

PATH_KEYS: dict[str, Key] = {
    "calendar-addresses": lambda campus: campus.calendar_address.uuid,
    "classes": lambda campus: campus.course_class.uuid,
    "comparisons": lambda campus: campus.publication.solution.uuid,
    "runs": lambda campus: campus.run.uuid,
    "solutions": lambda campus: campus.publication.solution.uuid,
    "terms": lambda campus: campus.term.code,
}

FORMS: dict[str, Form] = {
    "timetable:import": lambda campus: {
        "file": SimpleUploadedFile("tiny.xml", TINY_PROBLEM),
        "code": "TINY2",
        "starts_on": "2026-09-07",
    },
    "timetable:solve": lambda campus: {"time_limit": 60, "workers": 1, "seed": 1},
    "timetable:publish": lambda campus: {"solution": campus.publication.solution.pk, "note": "again"},
}


def choice_of(campus: Campus) -> dict[str, Any]:
    """The unit that the student chose."""
    return {"person": str(campus.person("student").uuid), "unit": campus.unit_code}


BODIES: dict[str, Form] = {
    "POST /api/v1/classes/{uuid}/teachers": lambda campus: {"person": str(campus.person("other_teacher").uuid)},
    "POST /api/v1/classes/{uuid}/teachers/withdraw": lambda campus: {"person": str(campus.person("teacher").uuid)},
    "POST /api/v1/terms/{code}/choices": choice_of,
    "POST /api/v1/terms/{code}/choices/withdraw": choice_of,
    "POST /api/v1/terms/{code}/publications": lambda campus: {"note": "again"},
    "POST /api/v1/terms/{code}/runs": lambda campus: {"time_limit": 60, "workers": 1},
}

QUERIES: dict[str, str] = {
    "GET /api/v1/room-uses": "?start=2026-09-07&end=2026-10-05",
    "GET /api/v1/room-uses/hours": "?start=2026-09-07&end=2026-10-05",
}

UPLOADS: dict[str, Upload] = {
    "POST /api/v1/term-imports": lambda: {
        "file": SimpleUploadedFile("tiny.xml", TINY_PROBLEM),
        "code": "TINY2",
        "starts_on": "2026-09-07",
    },
}
