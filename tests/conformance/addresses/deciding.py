"""What the operations on rules, pools, zones, clearances, delegations and reviews name, and what is sent there."""

from __future__ import annotations

from typing import Any

from cartable.kernel.clock import today
from tests.conformance.addresses.access import POOL
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus
from tests.conformance.rights import UNTIL

PAGE_KEYS: dict[str, Keys] = {}
PATH_KEYS: dict[str, Key] = {
    "entitlement-rules": lambda campus: campus.rights.rule.code,
    "zones": lambda campus: campus.rights.zone.code,
    "clearances": lambda campus: campus.rights.asked_clearance.uuid,
    "delegations": lambda campus: campus.rights.delegation.uuid,
    "reviews": lambda campus: campus.rights.review.uuid,
    "review-items": lambda campus: campus.rights.review.items.get().uuid,
}
FORMS: dict[str, Form] = {}


def _always(**body: Any) -> Form:
    return lambda campus: body


def _zone(campus: Campus) -> dict[str, Any]:
    return {"title_fr": "Zone", "structure": campus.rights.zone.structure.code, "reason": "Decided"}


def _delegation(campus: Campus) -> dict[str, Any]:
    return {
        "holder": str(campus.person("other_teacher").uuid),
        "services": [campus.rights.service.code],
        "valid_from": str(today()),
        "valid_until": str(UNTIL),
        "reason": "Away",
    }


SEATS = POOL | {"size": 5}
BODIES: dict[str, Form] = {
    "POST /api/v1/entitlement-rules/preview": _always(service="mail", population="student"),
    "POST /api/v1/entitlement-rules/{code}/preview": _always(population="student or teacher"),
    "POST /api/v1/pools": _always(service="mail", code="more-seats", **SEATS),
    "PUT /api/v1/pools/{code}": _always(**SEATS),
    "POST /api/v1/zones": lambda campus: {"code": "clean-room", **_zone(campus)},
    "PUT /api/v1/zones/{code}": _zone,
    "POST /api/v1/zones/{code}/clearances": _always(reason="Thesis"),
    "POST /api/v1/clearances/{uuid}/decide": _always(is_granted=False, decision="Not needed"),
    "POST /api/v1/clearances/{uuid}/withdraw": _always(reason="Left"),
    "POST /api/v1/delegations": _delegation,
    "POST /api/v1/delegations/{uuid}/end": _always(reason="Back"),
    "POST /api/v1/reviews": _always(title="Spring", service="mail", due_on=str(UNTIL)),
    "POST /api/v1/review-items/{uuid}/decide": _always(decision="keep", comment="Needed"),
}
QUERIES: dict[str, str] = {}
UPLOADS: dict[str, Upload] = {}
