"""A choice by the programming interface: read, saved by revision, sent; advised, approved; derogations."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.engines.registration.demo import make_adviser, make_campaign, make_enrolled, make_regulation
from cartable.engines.registration.models import Campaign, Derogation, WishList
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db
API = "/api/v1"
OWN = f"{API}/campaigns/C1/wishes/me"


@pytest.fixture
def scene():
    """A campaign with its wishes open; a student and their adviser, each with a client."""
    monday = today() + timedelta(days=70)
    term = make_term("P27", starts_on=monday - timedelta(days=monday.weekday()))
    for code in ("MT01", "MT02", "IF44"):
        make_offering(term, make_unit(code))
    campaign = make_campaign(term, "C1", now=system_clock())
    student, adviser = make_student(), make_teacher(family_name="Ferrand")
    make_enrolled(student.person, make_regulation())
    make_adviser(adviser.person, student.person)
    return campaign, student, adviser


def client_of(account, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(account)
    return client


def send(client, method, address, body=None):
    data = "" if body is None else json.dumps(body)
    return client.generic(method, address, data=data, content_type="application/json")


def put(client, revision, *units, **more):
    return send(client, "PUT", OWN, {"revision": revision, "wishes": [{"unit": unit} for unit in units], **more})


def test_a_draft_is_saved_by_revision_and_two_tabs_get_both_versions(scene):
    _campaign, student, _adviser = scene
    client = client_of(student)
    empty = client.get(OWN).json()
    assert (empty["revision"], empty["state"], empty["can_save"], empty["can_send"]) == (0, "none", True, False)
    first = put(client, 0, "MT01", note="Semestre court", free_times=[{"day": 1, "start": "13:00", "end": "18:00"}])
    assert first.status_code == 200
    assert first.json()["revision"] == 1
    assert put(client, 1, "MT01", "IF44").json()["revision"] == 2
    refused = put(client, 1, "MT02", note="Autre")
    assert refused.status_code == 409
    told = refused.json()
    assert told["code"] == "wishes.changed_elsewhere"
    assert [one["unit"] for one in told["kept"]["wishes"]] == ["MT01", "IF44"]
    assert told["kept"]["revision"] == 2
    assert told["kept"]["note"] == "Semestre court"
    assert told["given"] == {
        "wishes": [{"unit": "MT02", "kind": "main"}],
        "free_times": None,
        "tags": None,
        "note": "Autre",
    }
    assert [one["unit"] for one in client.get(OWN).json()["wishes"]] == ["MT01", "IF44"]


@pytest.mark.parametrize(("language", "word"), [("fr", "n'est pas"), ("en", "isn't offered")])
def test_a_unit_that_the_term_does_not_offer_is_refused_in_the_readers_language(scene, language, word):
    answer = put(client_of(scene[1], language), 0, "ZZ99")
    assert answer.status_code == 400
    [fault] = answer.json()["faults"]
    assert (fault["code"], fault["where"]) == ("wish.unit", "ZZ99")
    assert word in fault["what"]


def test_a_choice_is_sent_in_spite_of_what_is_named_then_advised_and_approved(scene):
    _campaign, student, adviser = scene
    mine, theirs = client_of(student), client_of(adviser)
    [under_way] = mine.get(f"{API}/wishes/me").json()
    assert (under_way["code"], under_way["phase"], under_way["state"]) == ("C1", "wishes", "none")
    put(mine, 0, "MT01", "IF44")
    assert send(mine, "POST", OWN + "/send", {"revision": 0}).status_code == 409
    sent = send(mine, "POST", OWN + "/send", {"revision": 1})
    assert (sent.status_code, sent.json()["state"]) == (200, "sent")
    assert put(mine, 1, "MT01").json()["code"] == "wishes.locked"
    [row] = theirs.get(f"{API}/campaigns/C1/advised").json()["items"]
    assert (row["code"], row["state"], row["units"]) == (student.person.code, "sent", ["MT01", "IF44"])
    held = f"{API}/wish-lists/{row['wish_list']}"
    proposed = send(theirs, "POST", held + "/proposals", {"added": ["MT02"], "removed": ["IF44"], "text": "Plutôt"})
    line = proposed.json()["journal"][0]
    assert (line["kind"], line["added"], line["removed"]) == ("proposed", ["MT02"], ["IF44"])
    taken = send(mine, "POST", f"{API}/proposals/{line['uuid']}/take-over")
    assert (taken.json()["state"], [one["unit"] for one in taken.json()["wishes"]]) == ("draft", ["MT01", "MT02"])
    send(mine, "POST", OWN + "/send", {"revision": 2})
    assert send(theirs, "POST", held + "/return", {"text": ""}).status_code == 400
    assert send(theirs, "POST", held + "/return", {"text": "Trop court"}).json()["state"] == "returned"
    send(mine, "POST", OWN + "/send", {"revision": 2})
    assert send(theirs, "POST", held + "/approve").json()["state"] == "approved"
    assert mine.get(held).json()["journal"][0]["kind"] == "approved"


def test_a_derogation_is_asked_decided_once_and_stops_the_approval_meanwhile(scene):
    _campaign, student, adviser = scene
    mine, theirs = client_of(student), client_of(adviser)
    put(mine, 0, "MT01")
    send(mine, "POST", OWN + "/send", {"revision": 1, "in_spite_of": ["credits_low"]})
    asked = send(mine, "POST", f"{API}/campaigns/C1/derogations", {"rule": "credits_low", "reason": "Travail"})
    assert (asked.status_code, asked.json()["state"]) == (201, "asked")
    again = send(mine, "POST", f"{API}/campaigns/C1/derogations", {"rule": "credits_low", "reason": "Travail"})
    assert (again.status_code, again.json()["code"]) == (409, "derogation.twice")
    held = WishList.objects.get()
    assert send(theirs, "POST", f"{API}/wish-lists/{held.uuid}/approve").json()["code"] == "derogation.waits"
    address = f"{API}/derogations/{asked.json()['uuid']}"
    assert send(mine, "POST", address + "/decide", {"granted": True, "reason": "Oui"}).status_code == 403
    decided = send(theirs, "POST", address + "/decide", {"granted": True, "reason": "Vu"})
    assert (decided.json()["state"], decided.json()["decided_by"]) == ("granted", adviser.person.full_name)
    assert send(mine, "POST", address + "/withdraw").status_code == 409
    assert Derogation.objects.get().decision_reason == "Vu"


def test_guessed_identifiers_tell_nothing(scene):
    _campaign, student, _adviser = scene
    other = make_student()
    put(client_of(student), 0, "MT01")
    held = WishList.objects.get()
    stranger = client_of(other)
    assert stranger.get(f"{API}/wish-lists/{held.uuid}").status_code == 403
    assert send(stranger, "POST", f"{API}/wish-lists/{held.uuid}/approve").status_code == 403
    for address in (f"wish-lists/{uuid4()}", f"derogations/{uuid4()}", "campaigns/NONE/wishes/me", "campaigns/NONE"):
        assert stranger.get(f"{API}/{address}").status_code == 404, address
    assert stranger.get(OWN).json()["wishes"] == []


def test_at_the_closing_second_nothing_is_saved_any_more(scene):
    campaign, student, _adviser = scene
    client = client_of(student)
    put(client, 0, "MT01")
    Campaign.objects.get(pk=campaign.pk).phases.all().delete()
    refused = put(client, 1, "MT02")
    assert (refused.status_code, refused.json()["code"]) == (409, "campaign.closed")
    assert [one["unit"] for one in client.get(OWN).json()["wishes"]] == ["MT01"]


def test_the_registrar_reads_campaigns_their_board_and_forecast_and_states_the_rule(scene):
    _campaign, student, _adviser = scene
    put(client_of(student), 0, "MT01")
    client = client_of(make_account_with_role("registrar"), "fr")
    [row] = client.get(f"{API}/campaigns").json()["items"]
    assert (row["code"], row["lists_count"], row["sent_count"]) == ("C1", 1, 0)
    board = client.get(f"{API}/campaigns/C1/board").json()
    assert (board["expected"], board["answered"], board["students"]["draft"]) == (1, 0, 1)
    assert [one["programme"] for one in board["programmes"]] == ["INFO"]
    foreseen = client.get(f"{API}/campaigns/C1/forecast").json()
    assert {one["unit"] for one in foreseen["units"]} == {"MT01", "MT02", "IF44"}
    assert client.get(f"{API}/campaigns/C1").json()["rule"] is None
    stated = send(client, "PUT", f"{API}/campaigns/C1/rule", {"rule": ["degree"], "reason": "Conseil"})
    assert stated.json()["rules_stated"][0]["reason"] == "Conseil"
    assert stated.json()["population_fr"] == "les étudiants"
    assert send(client, "PUT", f"{API}/campaigns/C1/rule", {"rule": ["luck"], "reason": "x"}).status_code == 422
