"""Every page of rights: its address in the world, and who gets which answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cartable.engines.access.tests.rights.world import World

Keys = Callable[[World], list[Any]]


def nothing(world: World) -> list[Any]:
    """No key."""
    return []


PAGES: dict[str, tuple[Keys, str]] = {
    #                       anonymous student other teacher manager delegate security dpo administrator ended
    "my-rights": (nothing, "302 200 200 200 200 200 200 200 200 200"),
    "my-lacking": (nothing, "302 200 200 200 200 200 200 200 200 200"),
    "rights-desk": (nothing, "302 403 403 403 200 200 200 200 200 403"),
    "find-person": (nothing, "302 403 403 403 200 403 200 200 200 403"),
    "person-rights": (lambda w: [w.person("student").uuid], "302 200 403 403 200 403 200 200 200 403"),
    "right": (lambda w: [w.person("student").uuid, "storage"], "302 200 403 403 200 403 200 200 200 403"),
    "give": (lambda w: [w.person("student").uuid], "302 403 403 403 200 403 403 403 200 403"),
    "give-service": (lambda w: [w.person("student").uuid, "storage"], "302 403 403 403 200 403 403 403 200 403"),
    "holders": (lambda w: ["mail"], "302 403 403 403 200 403 200 200 200 403"),
    "ask": (lambda w: ["storage"], "302 200 200 200 200 200 200 200 200 403"),
    "requests": (nothing, "302 403 403 403 200 200 403 403 200 403"),
    "decide": (lambda w: [w.request.uuid], "302 403 404 404 200 200 403 403 200 404"),
    "refuse-request": (lambda w: [w.request.uuid], "302 403 404 404 200 200 403 403 200 404"),
    "reopen-request": (lambda w: [w.refused.uuid], "302 404 403 404 200 200 403 403 200 404"),
    "withdraw-request": (lambda w: [w.request.uuid], "302 200 404 404 404 404 404 404 404 404"),
    "grants": (nothing, "302 403 403 403 200 200 403 403 200 403"),
    "end-grants": (nothing, "302 403 403 403 200 200 403 403 200 403"),
    "prolong": (lambda w: [w.grant.uuid], "302 404 404 403 200 200 403 403 200 404"),
    "rules": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "new-rule": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "new-rule-for": (lambda w: ["storage"], "302 403 403 403 200 403 403 403 200 403"),
    "rule": (lambda w: ["mail-all"], "302 403 403 403 200 403 403 403 200 403"),
    "edit-rule": (lambda w: ["mail-all"], "302 403 403 403 200 403 403 403 200 403"),
    "activate-rule": (lambda w: ["storage-teachers"], "302 403 403 403 200 403 403 403 200 403"),
    "stop-rule": (lambda w: ["mail-all"], "302 403 403 403 200 403 403 403 200 403"),
    "held-changes": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "held-change": (lambda w: [w.held.uuid], "302 403 403 403 200 403 403 403 200 403"),
    "delegations": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "new-delegation": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "end-delegation": (lambda w: [w.delegation.uuid], "302 403 403 403 200 403 403 403 200 403"),
    "pools": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "new-pool": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "edit-pool": (lambda w: ["design-seats"], "302 403 403 403 200 403 403 403 200 403"),
    "pool": (lambda w: ["design-seats"], "302 403 403 403 200 403 403 403 200 403"),
    "pool-size": (lambda w: ["design-seats"], "302 403 403 403 200 403 403 403 200 403"),
    "zones": (nothing, "302 403 403 403 403 403 200 403 403 403"),
    "new-zone": (nothing, "302 403 403 403 403 403 200 403 403 403"),
    "zone": (lambda w: ["lab-zone"], "302 403 403 403 403 403 200 403 403 403"),
    "edit-zone": (lambda w: ["lab-zone"], "302 403 403 403 403 403 200 403 403 403"),
    "ask-clearance": (lambda w: ["lab-zone"], "302 200 200 200 200 200 200 200 200 403"),
    "clearances": (nothing, "302 403 403 403 403 403 200 403 403 403"),
    "decide-clearance": (lambda w: [w.clearance.uuid], "302 403 403 403 403 403 200 403 403 403"),
    "withdraw-clearance": (lambda w: [w.cleared.uuid], "302 403 403 403 403 403 200 403 403 403"),
    "incompatibilities": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "new-incompatibility": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "lift-incompatibility": (lambda w: [w.pair.uuid], "302 403 403 403 200 403 403 403 200 403"),
    "reviews": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "new-review": (nothing, "302 403 403 403 200 403 403 403 200 403"),
    "review": (lambda w: [w.review.uuid], "302 403 403 403 200 403 403 403 200 403"),
    "close-review": (lambda w: [w.review.uuid], "302 403 403 403 200 403 403 403 200 403"),
}
