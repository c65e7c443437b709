"""What the addresses of people name, and what is sent there."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import PEOPLE_FILE


def _uuid(thing: str) -> Keys:
    return lambda campus: [getattr(campus.referential, thing).uuid]


PAGE_KEYS: dict[str, Keys] = {
    "people:add-contract": lambda campus: [campus.person("student").uuid],
    "people:add-identifier": lambda campus: [campus.person("student").uuid],
    "people:add-members": lambda campus: [campus.referential.group.code],
    **dict.fromkeys(
        ("people:contract-report", "people:contract-faults", "people:contract-write"),
        lambda campus: [campus.contract_import.uuid],
    ),
    **dict.fromkeys(("people:edit-contract", "people:end-contract"), _uuid("contract")),
    "people:edit-group": lambda campus: [campus.referential.group.code],
    "people:end-membership": lambda campus: [campus.referential.group.code, campus.referential.member.uuid],
    "people:photo": lambda campus: [campus.person("student").uuid],
    "people:remove-identifier": _uuid("identifier"),
    "people:structure": lambda campus: ["UT"],
    **dict.fromkeys(("people:run", "people:apply-run", "people:refuse-run"), _uuid("run")),
    **dict.fromkeys(("people:source", "people:edit-source"), lambda campus: [campus.referential.source.code]),
    **dict.fromkeys(("people:record", "people:decide-record", "people:undo-record"), _uuid("record")),
    **dict.fromkeys(("people:duplicate", "people:tell-apart"), _uuid("pair")),
    **dict.fromkeys(("people:merge-done", "people:unmerge"), lambda campus: [campus.done_merge.uuid]),
    "people:merge-with": _uuid("twin"),
    "people:merge": lambda campus: [campus.referential.twin.uuid, campus.referential.other.uuid],
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
    "contracts": lambda campus: campus.referential.contract.uuid,
    "identifiers": lambda campus: campus.referential.identifier.uuid,
    "sources": lambda campus: campus.referential.source.code,
    "affiliations": lambda campus: campus.affiliation.uuid,
    "groups": lambda campus: campus.group.code,
    "person-imports": lambda campus: campus.people_import.uuid,
    "persons": lambda campus: campus.person("student").uuid,
    "roles": lambda campus: campus.role.uuid,
    "structures": lambda campus: "UT",
}

CONTRACT = {"kind": "permanent", "structure": "UT", "working_percent": "0", "valid_from": "2026-09-01", "reason": "HR"}

FORMS: dict[str, Form] = {
    "people:rule-check": lambda campus: {"rule": "student"},
    "people:rule-complete": lambda campus: {"rule": "stu", "cursor": "3"},
    "people:rule-preview": lambda campus: {"rule": "student", "was": ""},
    "people:new-group": lambda campus: {"code": "G9", "title_fr": "Groupe", "structure": "*"},
    "people:edit-group": lambda campus: {"title_fr": "Groupe", "structure": "*", "reason": "Renamed"},
    "people:add-members": lambda campus: {"people": campus.referential.twin.code, "valid_from": "2026-10-01"},
    "people:end-membership": lambda campus: {"valid_until": "2027-01-31", "reason": "Left"},
    "people:add-identifier": lambda campus: {"kind": "hr", "value": "A12", "reason": "HR"},
    "people:remove-identifier": lambda campus: {"reason": "Wrong"},
    "people:add-contract": lambda campus: {**CONTRACT, "number": "C9"},
    "people:edit-contract": lambda campus: CONTRACT,
    "people:end-contract": lambda campus: {"valid_until": "2026-12-31", "reason": "Left"},
    "people:import-contracts": lambda campus: {"file": SimpleUploadedFile("contracts.csv", PEOPLE_FILE)},
    "people:decide-record": lambda campus: {"act": "new", "reason": "Looked up"},
    "people:tell-apart": lambda campus: {"reason": "Brothers"},
    "people:unmerge": lambda campus: {"reason": "Two people"},
    "people:merge": lambda campus: {"reason": "One person", "confirmed": "on"},
    "people:new-source": lambda campus: {
        "code": "LDAP",
        "title_fr": "Annuaire",
        "kind": "ldap",
        "trust": "50",
        "hold_percent": "10",
        "reason": "New",
    },
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
    "POST /api/v1/persons/{uuid}/contracts": lambda campus: {
        "structure": "UT",
        "number": "C8",
        "kind": "permanent",
        "working_percent": 0,
        "valid_from": "2026-09-01",
    },
    "POST /api/v1/contracts/{uuid}/end": lambda campus: {"valid_until": "2027-01-01", "reason": "Left"},
    "POST /api/v1/persons/{uuid}/identifiers": lambda campus: {"kind": "hr", "value": "A13", "reason": "HR"},
    "POST /api/v1/identifiers/{uuid}/remove": lambda campus: {"reason": "Wrong"},
    "POST /api/v1/populations/check": lambda campus: {"rule": "student"},
    "POST /api/v1/sources/{code}/records": lambda campus: {
        "records": [{"key": "78", "family_name": "Nouvelle", "given_name": "Ada"}]
    },
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

QUERIES: dict[str, str] = {
    "GET /api/v1/populations/count": "?rule=student",
    "GET /api/v1/populations/members": "?rule=student",
}

UPLOADS: dict[str, Upload] = {
    "POST /api/v1/person-imports": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
    "POST /api/v1/persons/import": lambda: {"file": SimpleUploadedFile("people.csv", PEOPLE_FILE)},
}
