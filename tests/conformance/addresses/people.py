"""What the addresses of people name, and what is sent there."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import PEOPLE_FILE

PAGE_KEYS: dict[str, Keys] = {
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
}

PATH_KEYS: dict[str, Key] = {
    "affiliations": lambda campus: campus.affiliation.uuid,
    "groups": lambda campus: campus.group.code,
    "person-imports": lambda campus: campus.people_import.uuid,
    "persons": lambda campus: campus.person("student").uuid,
    "roles": lambda campus: campus.role.uuid,
    "structures": lambda campus: "UT",
}

FORMS: dict[str, Form] = {
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
    "people:import": lambda campus: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
}

BODIES: dict[str, Form] = {
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
}

QUERIES: dict[str, str] = {}

UPLOADS: dict[str, Upload] = {
    "POST /api/v1/person-imports": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
    "POST /api/v1/persons/import": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
}
