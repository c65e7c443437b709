"""Rules, pools, zones, clearances, delegations and reviews for programs: as on the pages, with errors in words."""

from __future__ import annotations

import pytest

from cartable.engines.access.models import EntitlementRule, Holding
from cartable.engines.access.tests.rights.test_programs import ask
from cartable.engines.access.tests.rights.world import DAY, client_of, make_world
from cartable.kernel.audit import history_of
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


def put(account, path, **body):
    return client_of(account).put(f"/api/v1{path}", body, content_type="application/json")


def test_rules_are_read_in_words_and_a_change_is_foreseen_without_writing():
    world = make_world()
    manager = world.actors["manager"]
    listed = ask(manager, "GET", "/entitlement-rules", service="storage").json()["items"]
    assert [(one["code"], one["state"], one["level"]) for one in listed] == [
        ("storage-students", "active", "reader"),
        ("storage-teachers", "draft", "editor"),
    ]
    rule = ask(manager, "GET", "/entitlement-rules/storage-students").json()
    assert rule["words"] == {"fr": "les étudiants", "en": "students"}
    assert (rule["held"], rule["grace"], rule["waiting"]) == (2, 0, 0)
    rows = Holding.objects.count()
    told = ask(manager, "POST", "/entitlement-rules/storage-students/preview", population="teacher").json()
    assert (told["holders"], told["stays"], told["enters"], told["leaves"], told["asks_twice"]) == (2, 0, 2, 2, False)
    assert [one["name"] for one in told["first_leaving"]] == ["Caradec Camille", "Perrin Camille"]
    assert told["words"]["en"] == "teachers"
    wrong = ask(manager, "POST", "/entitlement-rules/storage-students/preview", population="studnt")
    assert (wrong.status_code, wrong.json()["faults"][0]["where"]) == (400, "population")
    new = ask(manager, "POST", "/entitlement-rules/preview", service="mail", population="student").json()
    assert (new["holders"], new["enters"]) == (0, 2)
    assert (Holding.objects.count(), EntitlementRule.objects.count()) == (rows, 5)
    assert ask(world.actors["student"], "GET", "/entitlement-rules").status_code == 403


def test_a_pool_is_made_read_and_corrected():
    world = make_world()
    manager = world.actors["manager"]
    body = {"service": "storage", "code": "seats", "title_fr": "Places", "size": 4, "reason": "Marché"}
    made = ask(manager, "POST", "/pools", **body)
    assert (made.status_code, made.json()["serves_first"], made.json()["taken"]) == (201, "arrival", 0)
    assert ask(manager, "POST", "/pools", **body).status_code == 409
    assert ask(manager, "POST", "/pools", **(body | {"size": -1})).status_code == 422
    design = ask(manager, "GET", "/pools/design-seats").json()
    assert (design["size"], design["taken"], design["waiting"]) == (1, 1, 1)
    seated = ask(manager, "GET", "/pools/design-seats/holders").json()["items"]
    assert [(one["name"], one["state"]) for one in seated] == [
        ("Caradec Camille", "held"),
        ("Perrin Camille", "waiting"),
    ]
    wider = put(manager, "/pools/design-seats", title_fr="Licences", size=2, serves_first="named", reason="Achat")
    assert (wider.json()["taken"], wider.json()["waiting"], wider.json()["serves_first"]) == (2, 0, "named")
    assert ask(world.actors["security"], "GET", "/pools").status_code == 403


def test_a_zone_is_declared_and_a_clearance_asked_decided_withdrawn():
    world = make_world()
    officer, teacher = world.actors["security"], world.actors["teacher"]
    body = {"code": "clean-room", "title_fr": "Salle blanche", "structure": "INFO", "reason": "Arrêté 12"}
    assert ask(officer, "POST", "/zones", **body).json()["structure"] == "INFO"
    unknown = ask(officer, "POST", "/zones", **(body | {"code": "other", "structure": "NOWHERE"}))
    assert (unknown.status_code, unknown.json()["faults"][0]["code"]) == (400, "structure.unknown")
    changed = put(officer, "/zones/clean-room", title_fr="Salle grise", structure="INFO", reason="Travaux")
    assert changed.json()["title"]["fr"] == "Salle grise"
    asked = ask(teacher, "POST", "/zones/lab-zone/clearances", reason="Mesures")
    assert (asked.status_code, asked.json()["state"]) == (201, "requested")
    assert ask(teacher, "POST", "/zones/lab-zone/clearances", reason="Mesures").status_code == 409
    other = {"person": str(world.person("student").uuid), "reason": "x"}
    assert ask(teacher, "POST", "/zones/lab-zone/clearances", **other).status_code == 403
    path = f"/clearances/{asked.json()['uuid']}"
    assert ask(world.actors["student"], "GET", path).status_code == 403
    assert ask(teacher, "POST", f"{path}/decide", is_granted=True, decision="Oui").status_code == 403
    bare = ask(officer, "POST", f"{path}/decide", is_granted=True, decision="Avis favorable")
    assert {fault["where"] for fault in bare.json()["faults"]} == {"reference", "valid_from", "valid_until"}
    days = {"valid_from": str(today()), "valid_until": str(today() + 30 * DAY), "reference": "ZRR-7"}
    given = ask(officer, "POST", f"{path}/decide", is_granted=True, decision="Avis favorable", **days)
    assert (given.json()["state"], given.json()["decided_by"]) == ("granted", world.person("security").full_name)
    waiting = ask(officer, "GET", "/clearances", state="granted", zone="lab-zone").json()["items"]
    assert {one["reference"] for one in waiting} == {"ZRR-2026-12", "ZRR-7"}
    assert ask(officer, "POST", f"{path}/withdraw", reason="Départ").json()["state"] == "withdrawn"
    mine = ask(teacher, "GET", "/me/clearances").json()["items"]
    assert [(one["state"], one["decision"]) for one in mine] == [("withdrawn", "Départ")]


def test_giving_is_delegated_and_taken_back():
    world = make_world()
    manager, teacher = world.actors["manager"], world.actors["teacher"]
    body = {
        "holder": str(world.person("teacher").uuid),
        "services": ["storage"],
        "structure": "INFO",
        "max_days": 30,
        "valid_from": str(today()),
        "valid_until": str(today() + 60 * DAY),
        "reason": "Congé",
    }
    wrong = ask(manager, "POST", "/delegations", **(body | {"services": ["storage", "nowhere"]}))
    assert [fault["code"] for fault in wrong.json()["faults"]] == ["services.unknown"]
    assert ask(teacher, "POST", "/delegations", **body).status_code == 403
    made = ask(manager, "POST", "/delegations", **body).json()
    assert (made["services"], made["structure"], made["given_by"]) == (
        ["storage"],
        "INFO",
        world.person("manager").full_name,
    )
    assert [one["uuid"] for one in ask(teacher, "GET", "/me/delegations").json()["items"]] == [made["uuid"]]
    assert ask(teacher, "GET", f"/delegations/{made['uuid']}").status_code == 200
    assert ask(teacher, "POST", f"/delegations/{made['uuid']}/end", reason="x").status_code == 403
    assert ask(manager, "POST", f"/delegations/{made['uuid']}/end", reason="Retour").status_code == 200
    assert ask(manager, "POST", f"/delegations/{made['uuid']}/end", reason="Retour").status_code == 409
    assert len(ask(manager, "GET", "/delegations").json()["items"]) == 2


def test_a_review_is_opened_decided_and_closed():
    world = make_world()
    manager = world.actors["manager"]
    near = ask(manager, "POST", "/reviews", title="Trop tôt", service="storage", due_on=str(today()))
    assert near.status_code == 400
    body = {"title": "Printemps", "service": "storage", "due_on": str(today() + 40 * DAY)}
    opened = ask(manager, "POST", "/reviews", **body).json()
    assert (opened["total"], opened["done"], opened["service"]) == (1, 0, "storage")
    path = f"/reviews/{opened['uuid']}"
    (item,) = ask(manager, "GET", f"{path}/items").json()["items"]
    assert (item["name"], item["decision"], item["service"]) == ("Ferrand Camille", None, "storage")
    decide = f"/review-items/{item['uuid']}/decide"
    assert ask(world.actors["teacher"], "POST", decide, decision="keep").status_code == 403
    kept = ask(manager, "POST", decide, decision="keep", comment="Projet en cours").json()
    assert (kept["decision"], kept["comment"]) == ("keep", "Projet en cours")
    assert ask(manager, "GET", f"{path}/items", undecided=True).json()["items"] == []
    closed = ask(manager, "POST", f"{path}/close").json()
    assert (closed["kept"], closed["ended"], closed["closed_at"] is not None) == (1, 0, True)
    assert ask(manager, "POST", f"{path}/close").status_code == 409
    world.grant.refresh_from_db()
    assert world.grant.state == "granted"
    assert "Printemps" not in [change.reason for change in history_of(world.grant)]


def test_holders_as_of_a_day_are_narrowed_to_a_structure():
    world = make_world()
    path = "/services/storage/holders"
    names = [one["name"] for one in ask(world.actors["dpo"], "GET", path, structure="INFO").json()["items"]]
    assert names == ["Caradec Camille", "Ferrand Camille", "Perrin Camille"]
    before = ask(world.actors["dpo"], "GET", path, structure="INFO", on=str(today() - 400 * DAY))
    assert before.json()["items"] == []
    assert ask(world.actors["dpo"], "GET", path, structure="NOWHERE").status_code == 400
