"""Rights for programs: the same answers as on the pages, and errors that say what is wrong."""

from __future__ import annotations

import pytest

from cartable.engines.access.tests.rights.world import DAY, client_of, make_world
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


def ask(account, method, path, **body):
    """An answer of the programming interface."""
    client = client_of(account)
    if method == "GET":
        return client.get(f"/api/v1{path}", body)
    return client.post(f"/api/v1{path}", body, content_type="application/json")


def test_everybody_reads_their_own_rights():
    world = make_world()
    rights = ask(world.actors["student"], "GET", "/me/rights").json()
    assert {(one["service"], one["state"]) for one in rights if one["service"] != "design"} == {
        ("mail", "held"), ("storage", "held"), ("cluster", "not_cleared"),
    }  # fmt: skip
    storage = next(one for one in rights if one["service"] == "storage")
    assert (storage["level"], storage["quota"], storage["ends_on"]) == ("reader", 20, None)
    assert [(one["kind"], one["code"], one["words"]) for one in storage["reasons"]] == [
        ("rule", "storage-students", "students")
    ]
    assert ask(None, "GET", "/me/rights").status_code == 401
    lacking = ask(world.actors["teacher"], "GET", "/me/lacking").json()
    assert {"service": "cluster", "failing": ["students"], "can_ask": True} in lacking


def test_officers_read_those_of_others_on_any_day():
    world = make_world()
    teacher = world.person("teacher").uuid
    path = f"/persons/{teacher}/rights"
    assert [one["service"] for one in ask(world.actors["dpo"], "GET", path).json()] == ["storage", "mail"]
    later = str(today() + 30 * DAY)
    assert [one["service"] for one in ask(world.actors["dpo"], "GET", path, on=later).json()] == ["mail"]
    assert ask(world.actors["student"], "GET", path).status_code == 403
    assert ask(world.actors["dpo"], "GET", path, on="0").status_code == 422
    holders = ask(world.actors["manager"], "GET", "/services/storage/holders").json()
    assert [(one["name"], one["rule"]) for one in holders["items"]] == [
        ("Caradec Camille", "storage-students"), ("Ferrand Camille", None), ("Perrin Camille", "storage-students"),
    ]  # fmt: skip
    assert ask(world.actors["teacher"], "GET", "/services/storage/holders").status_code == 403
    assert ask(world.actors["manager"], "GET", "/services/nowhere/holders").status_code == 404


def test_a_right_is_given_prolonged_and_ended():
    world = make_world()
    body = {
        "person": str(world.person("dpo").uuid), "service": "storage", "level": "reader", "quota": 5,
        "valid_from": str(today()), "valid_until": str(today() + 30 * DAY), "reason": "Audit",
    }  # fmt: skip
    manager = world.actors["manager"]
    assert ask(world.actors["student"], "POST", "/grants", **body).status_code == 403
    refused = ask(manager, "POST", "/grants", **(body | {"level": "owner"}))
    assert (refused.status_code, refused.json()["faults"][0]["code"]) == (400, "level.unknown")
    given = ask(manager, "POST", "/grants", **body)
    assert (given.status_code, given.json()["state"], given.json()["quota"]) == (201, "granted", 5)
    path = f"/grants/{given.json()['uuid']}"
    assert ask(manager, "POST", "/grants", **body).status_code == 409
    later = str(today() + 60 * DAY)
    assert ask(manager, "POST", f"{path}/prolong", valid_until=later, reason="Suite").json()["valid_until"] == later
    assert ask(manager, "POST", f"{path}/end", reason="Fini").json()["state"] == "ended"
    assert ask(manager, "POST", f"{path}/end", reason="Fini").status_code == 409


def test_a_request_is_sent_given_refused_or_withdrawn():
    world = make_world()
    sent = ask(world.actors["teacher"], "POST", "/grants/requests", service="design", reason="Cours")
    assert (sent.status_code, sent.json()["state"]) == (201, "requested")
    path = f"/grants/{sent.json()['uuid']}"
    assert ask(world.actors["other"], "GET", path).status_code == 404
    assert ask(world.actors["teacher"], "GET", path).json()["request_reason"] == "Cours"
    assert ask(world.actors["manager"], "POST", f"{path}/refuse", reason="").status_code == 422
    assert ask(world.actors["manager"], "POST", f"{path}/refuse", reason="Complet").json()["state"] == "refused"
    assert ask(world.actors["teacher"], "POST", f"{path}/withdraw").status_code == 409
    waiting = f"/grants/{world.request.uuid}"
    body = {"valid_from": str(today()), "valid_until": str(today() + 30 * DAY), "reason": "Projet"}
    assert ask(world.actors["student"], "POST", f"{waiting}/give", **body).status_code == 403
    assert ask(world.actors["delegate"], "POST", f"{waiting}/give", **body).json()["state"] == "granted"
    mine = ask(world.actors["student"], "GET", "/me/grants").json()["items"]
    assert [(one["service"], one["state"]) for one in mine] == [("storage", "granted")]
    states = {one["state"] for one in ask(world.actors["manager"], "GET", "/grants").json()["items"]}
    assert states == {"granted", "refused"}
