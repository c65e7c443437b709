"""What the addresses of campaigns, choices, advice and results for programs name, and what is sent there."""

from __future__ import annotations

from cartable.kernel.clock import today
from tests.conformance.addresses.asking import Form, Key, Keys, Upload

PAGE_KEYS: dict[str, Keys] = {
    "registration:campaign-rule": lambda campus: [campus.choosing.campaign.code],
}

PATH_KEYS: dict[str, Key] = {
    "wish-lists": lambda campus: campus.choosing.wish_list.uuid,
    "proposals": lambda campus: campus.choosing.proposal.uuid,
    "derogations": lambda campus: campus.choosing.derogation.uuid,
    "assignments": lambda campus: campus.choosing.run.uuid,
}

FORMS: dict[str, Form] = {
    "registration:give-adviser": lambda campus: {
        "students": campus.person("student").code,
        "adviser": campus.person("other_teacher").code,
        "valid_from": today().isoformat(),
    },
    "registration:campaign-rule": lambda campus: {"priority_1": "degree", "reason": "Conseil"},
}

BODIES: dict[str, Form] = {
    "PUT /api/v1/campaigns/{code}/rule": lambda campus: {"rule": ["degree"], "reason": "Conseil"},
    "PUT /api/v1/campaigns/{code}/wishes/me": lambda campus: {
        "revision": 1,
        "wishes": [{"unit": campus.choosing.offering.unit.code}],
    },
    "POST /api/v1/campaigns/{code}/wishes/me/send": lambda campus: {"revision": 1},
    "POST /api/v1/campaigns/{code}/derogations": lambda campus: {"rule": "credits_low", "reason": "Un semestre léger"},
    "POST /api/v1/derogations/{uuid}/decide": lambda campus: {"granted": True, "reason": "Acquis ailleurs"},
    "POST /api/v1/wish-lists/{uuid}/comments": lambda campus: {"text": "Voyons-nous."},
    "POST /api/v1/wish-lists/{uuid}/proposals": lambda campus: {"removed": [campus.choosing.other_unit.code]},
    "POST /api/v1/wish-lists/{uuid}/return": lambda campus: {"text": "À revoir"},
}

QUERIES: dict[str, str] = {}

UPLOADS: dict[str, Upload] = {}
