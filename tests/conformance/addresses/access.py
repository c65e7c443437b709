"""What the addresses of rights, services, accounts and doors name, and what is sent there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cartable.kernel.clock import today
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus
from tests.conformance.rights import UNTIL

Named = dict[str, Any]


def _codes(campus: Campus) -> Named:
    rights = campus.rights
    return {
        "service": rights.service.code,
        "other": rights.other_service.code,
        "rule": rights.rule.code,
        "draft": rights.draft.code,
        "student": campus.person("student").uuid,
        "account": campus.actors["student"].uuid if campus.actors["student"] else None,
    }


def _named(*names: str) -> Keys:
    """The address holds these, in order."""
    return lambda campus: [_codes(campus)[name] for name in names]


def _code(thing: str) -> Keys:
    return lambda campus: [getattr(campus.rights, thing).code]


def _uuid(thing: str) -> Keys:
    return lambda campus: [getattr(campus.rights, thing).uuid]


def _always(**form: Any) -> Form:
    return lambda campus: form


PAGE_KEYS: dict[str, Keys] = {
    **dict.fromkeys(
        (
            "access:service",
            "access:open-service",
            "access:edit-service",
            "access:service-state",
            "access:retire-service",
            "access:service-levels",
            "access:holders",
            "access:new-rule-for",
        ),
        _named("service"),
    ),
    "access:ask": _named("other"),
    **dict.fromkeys(
        ("access:edit-level", "access:remove-level"),
        lambda campus: [campus.rights.service.code, campus.rights.level.code],
    ),
    **dict.fromkeys(("access:rule", "access:edit-rule", "access:stop-rule"), _named("rule")),
    "access:activate-rule": _named("draft"),
    **dict.fromkeys(("access:person-rights", "access:give", "access:person-doors"), _named("student")),
    **dict.fromkeys(("access:right", "access:give-service"), _named("student", "service")),
    **dict.fromkeys(("access:decide", "access:refuse-request", "access:withdraw-request"), _uuid("request")),
    "access:reopen-request": _uuid("refused"),
    "access:prolong": _uuid("grant"),
    "access:held-change": _uuid("held_change"),
    "access:end-delegation": _uuid("delegation"),
    **dict.fromkeys(("access:pool", "access:pool-size", "access:edit-pool"), _code("pool")),
    **dict.fromkeys(("access:zone", "access:edit-zone", "access:ask-clearance"), _code("zone")),
    "access:decide-clearance": _uuid("asked_clearance"),
    "access:withdraw-clearance": _uuid("clearance"),
    "access:lift-incompatibility": _uuid("incompatibility"),
    **dict.fromkeys(("access:review", "access:close-review"), _uuid("review")),
    **dict.fromkeys(
        (
            "access:account",
            "access:suspend-account",
            "access:reopen-account",
            "access:follow-account",
            "access:issue-code",
            "access:end-account-sessions",
            "access:reset-factors",
        ),
        _named("account"),
    ),
    "access:end-session": lambda campus: [0],
    **dict.fromkeys(("access:charter-version", "access:edit-charter", "access:publish-charter"), lambda campus: [1]),
    **dict.fromkeys(("access:door", "access:edit-door", "access:door-service"), _code("door")),
    **dict.fromkeys(
        ("access:door-group", "access:edit-door-group", "access:door-group-doors", "access:new-door-hours"),
        _code("door_group"),
    ),
    "access:end-door-hours": _uuid("hours"),
    **dict.fromkeys(
        (
            "access:controller",
            "access:edit-controller",
            "access:tell-again",
            "access:send-orders",
            "access:controller-state-csv",
            "access:controller-state-json",
        ),
        _code("controller"),
    ),
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), lambda campus: [0]),
}

PATH_KEYS: dict[str, Key] = {
    "services": lambda campus: campus.rights.service.code,
    "doors": lambda campus: campus.rights.door.code,
    "door-groups": lambda campus: campus.rights.door_group.code,
    "controllers": lambda campus: campus.rights.controller.code,
    "grants": lambda campus: campus.rights.grant.uuid,
    "requests": lambda campus: campus.rights.request.uuid,
    "rules": lambda campus: campus.rights.rule.code,
    "pools": lambda campus: campus.rights.pool.code,
    "people": lambda campus: campus.person("student").uuid,
}

LATER = UNTIL + timedelta(days=60)
DECISION = {"valid_from": str(today()), "valid_until": str(UNTIL), "reason": "Project"}
POOL = {"title_fr": "Licences", "size": "5", "serves_first": "arrival", "reason": "Bought"}


def _zone(campus: Campus) -> Named:
    return {"title_fr": "Zone", "structure": campus.rights.zone.structure.code, "reason": "Decided"}


FORMS: dict[str, Form] = {
    "access:ask": _always(reason="I print posters"),
    "access:decide": _always(**DECISION),
    "access:refuse-request": _always(reason="Not needed"),
    "access:reopen-request": _always(reason="Looked at again"),
    "access:give-service": _always(**DECISION),
    "access:stop-rule": _always(reason="Replaced"),
    "access:end-delegation": _always(reason="Back"),
    "access:new-pool": _always(service="mail", code="more-seats", **POOL),
    "access:edit-pool": _always(**POOL),
    "access:new-zone": lambda campus: {"code": "clean-room", **_zone(campus)},
    "access:edit-zone": _zone,
    "access:pool-size": _always(size="5", reason="More bought"),
    "access:service-state": _always(state="degraded", note_fr="Lent", reason="Slow"),
    "access:retire-service": _always(reason="Replaced"),
    "access:suspend-account": _always(reason="Stolen password"),
    "access:end-account-sessions": _always(reason="Stolen laptop"),
    "access:door-service": _always(reason="Repaired"),
    "access:withdraw-clearance": _always(reason="Ended"),
    "access:lift-incompatibility": _always(reason="Rule changed"),
    "access:recover": _always(username="student"),
}
BODIES: dict[str, Form] = {
    "POST /api/v1/grants": lambda campus: {
        **DECISION,
        "person": str(campus.person("other_teacher").uuid),
        "service": "press",
    },
    "POST /api/v1/grants/{uuid}/give": _always(**DECISION),
    "POST /api/v1/grants/{uuid}/prolong": lambda campus: {"valid_until": str(LATER), "reason": "Still needed"},
    "POST /api/v1/grants/requests": _always(service="press", reason="I print posters"),
    "POST /api/v1/grants/{uuid}/end": _always(reason="Left"),
    "POST /api/v1/grants/{uuid}/refuse": _always(reason="No"),
    "POST /api/v1/services/{code}/state": _always(state="degraded", note_fr="Lent", reason="Slow"),
}
QUERIES: dict[str, str] = {}
UPLOADS: dict[str, Upload] = {}
