"""Pages and endpoints of sources: who opens them, what they say, what they do."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.people.api import arriving, merges
from cartable.engines.people.demo import affiliate, make_account_with_role, make_institution, make_person
from cartable.engines.people.domain.duplicates import find_likely_duplicates
from cartable.engines.people.models import (
    Affiliation,
    Identifier,
    LikelyDuplicate,
    MatchCandidate,
    Merge,
    Person,
    Source,
    SourceRecord,
    SourceRun,
)
from cartable.engines.people.tests.conftest import ACTORS, client_of, make_actor
from cartable.kernel.jobs import run_now, start

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)

# In the order of ACTORS: anonymous, student, teacher, registrar, timetabler, administrator.
KEEPERS = (302, 403, 403, 200, 403, 200)
STAFF = (302, 403, 200, 200, 200, 200)
PAGES = {
    "sources": KEEPERS,
    "new-source": KEEPERS,
    "source": KEEPERS,
    "edit-source": KEEPERS,
    "run": KEEPERS,
    "apply-run": KEEPERS,
    "records": KEEPERS,
    "record": KEEPERS,
    "duplicates": KEEPERS,
    "find-duplicates": KEEPERS,
    "duplicate": KEEPERS,
    "tell-apart": KEEPERS,
    "merges": KEEPERS,
    "merge-done": KEEPERS,
    "unmerge": KEEPERS,
    "merge-with": KEEPERS,
    "merge": KEEPERS,
    "guests": STAFF,
    "new-guest": STAFF,
}


@pytest.fixture
def scene():
    """A held run, a record to decide, a pair, a merge: the keys of each page's address."""
    keeper = make_account_with_role("administrator")
    source = arriving.create_source(
        code="hr", title_fr="Paie", title_en="Payroll", kind="hr", trust=80, is_complete=True, actor=keeper
    )
    named = [("Abadie", "Zoé"), ("Moreau", "Luc"), ("Pelletier", "Inès"), ("Tisserand", "Omar")]
    rows = [
        arriving.ArrivingRow(f"k{place}", *names, birth_on=date(1980 + place, place + 1, 3 * place + 1))
        for place, names in enumerate(named)
    ]
    arriving.receive_records(source=source, rows=rows, actor=keeper, now=NOW)
    run = arriving.receive_records(source=source, rows=rows[:1], actor=keeper, now=NOW)
    record = make_record(source, "Dupond", make_person(family_name="Dupont", given_name="Paul"))
    one, other = make_person(family_name="Double"), make_person(family_name="Double")
    pair = LikelyDuplicate.objects.create(one=one, other=other, probability=0.9, found_at=NOW)
    merge = merges.merge_people(
        kept=make_person(), absorbed=make_person(), choices={}, actor=keeper, reason="Vu", now=NOW
    )
    return {
        "source": ["hr"],
        "edit-source": ["hr"],
        "run": [run.uuid],
        "apply-run": [run.uuid],
        "record": [record.uuid],
        "duplicate": [pair.uuid],
        "tell-apart": [pair.uuid],
        "merge-done": [merge.uuid],
        "unmerge": [merge.uuid],
        "merge-with": [one.uuid],
        "merge": [one.uuid, other.uuid],
    }


def make_record(source: Source, family_name: str, *candidates: Person, key: str = "", **payload: str) -> SourceRecord:
    """A record that waits, beside these candidates."""
    record = SourceRecord.objects.create(
        source=source,
        key=key or family_name,
        payload={"family_name": family_name, "given_name": "Paul", "birth_on": "2000-01-02", **payload},
        digest="x",
        state="to_decide",
        verdict="score.between",
        probability=0.9,
        arrived_at=NOW,
        seen_at=NOW,
    )
    reasons = [
        {"field": "family_name", "level": 1, "bits": 6.3, "one": family_name, "other": "Dupont"},
        {"field": "given_name", "level": 0, "bits": 7.2, "one": "Paul", "other": "Paul"},
        {"field": "birth_on", "level": 4, "bits": 0.0, "one": "2000-01-02", "other": ""},
    ]
    for person in candidates:
        MatchCandidate.objects.create(record=record, person=person, probability=0.9, reasons=reasons)
    return record


def test_who_opens_what(scene, actor_name):
    account = make_actor(actor_name)
    for page, expected in PAGES.items():
        for language in ("fr", "en"):
            address = reverse(f"people:{page}", args=scene.get(page, []))
            status = client_of(account, language).get(address).status_code
            assert (page, status) == (page, expected[ACTORS.index(actor_name)])


def test_who_writes(scene, actor_name):
    account = make_actor(actor_name)
    may = actor_name in ("registrar", "administrator")
    for name, body in (
        ("decide-record", {"act": "new"}),
        ("undo-record", {}),
    ):
        response = client_of(account).post(reverse(f"people:{name}", args=scene["record"]), body)
        assert (name, response.status_code) == (name, 302 if may else 403)
        if not may:
            assert SourceRecord.objects.get(uuid=scene["record"][0]).state == "to_decide"
    refused = client_of(account).post(reverse("people:refuse-run", args=scene["run"]))
    assert refused.status_code == (302 if may else 403)
    assert SourceRun.objects.get(uuid=scene["run"][0]).state == ("refused" if may else "held")


def test_the_queue_asks_as_much_for_one_as_for_thirty():
    keeper = make_account_with_role("registrar")
    source = Source.objects.create(code="s", title_fr="S", kind="file")
    known = make_person(family_name="Dupont")
    make_record(source, "Dupond", known, key="0")
    client, counts = client_of(keeper), []
    client.get(reverse("people:records"))
    for number in (1, 30):
        for place in range(1, number):
            make_record(source, f"Dupond{place}", known, key=str(place))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(reverse("people:records"))
        assert response.status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_queue_narrows_and_searches():
    keeper = make_account_with_role("registrar")
    for code in ("a", "b"):
        make_record(Source.objects.create(code=code, title_fr=code, kind="file"), f"Nom{code}", key=code)
    client = client_of(keeper)
    for query, names in (("source=a", {"Noma"}), ("q=nomb", {"Nomb"}), ("q=paul", {"Noma", "Nomb"}), ("q=zzz", set())):
        rows = client.get(reverse("people:records") + f"?export=csv&{query}")
        text = b"".join(rows.streaming_content).decode()
        assert {name for name in ("Noma", "Nomb") if name in text} == names


def test_the_record_stands_beside_the_person_in_both_languages(scene):
    keeper = make_account_with_role("administrator")
    address = reverse("people:record", args=scene["record"])
    for language, words in (
        ("en", ("close", "agrees", "missing", "Same person", "New person", "Set aside", "+6.3")),
        ("fr", ("proche", "concorde", "manque", "Même personne", "Nouvelle personne", "Mettre de côté", "+6,3")),
    ):
        page = client_of(keeper, language).get(address).content.decode()
        assert [word for word in words if word not in page] == []
        assert "Dupond" in page
        assert "Dupont" in page
        assert 'data-key="1"' in page


def test_deciding_leads_to_the_next_and_is_taken_back(scene):
    keeper = make_account_with_role("administrator")
    client = client_of(keeper)
    record = SourceRecord.objects.get(uuid=scene["record"][0])
    following = make_record(record.source, "Suivant", key="z")
    person = record.candidates.get().person
    response = client.post(reverse("people:decide-record", args=[record.uuid]), {"act": str(person.uuid)})
    assert response.url == reverse("people:record", args=[following.uuid])
    record.refresh_from_db()
    person.refresh_from_db()
    assert (record.state, record.person, record.decided_by) == ("same", person, keeper.person)
    assert (person.family_name, person.birth_on) == ("Dupond", date(2000, 1, 2))
    page = client.get(response.url).content.decode()
    assert reverse("people:undo-record", args=[record.uuid]) in page
    assert client.post(reverse("people:undo-record", args=[record.uuid])).status_code == 302
    record.refresh_from_db()
    person.refresh_from_db()
    assert (record.state, record.person, record.decided_by) == ("to_decide", None, None)
    assert (person.family_name, person.birth_on, person.provenance) == ("Dupont", None, {})
    # Setting aside needs a reason.
    aside = reverse("people:decide-record", args=[record.uuid])
    assert client.post(aside, {"act": "aside"}).status_code == 422
    assert client.post(aside, {"act": "aside", "reason": "Doublon de test"}).status_code == 302
    record.refresh_from_db()
    assert (record.state, record.decision_reason) == ("set_aside", "Doublon de test")
    assert client.post(aside, {"act": "new"}).status_code == 409


def test_a_new_person_is_taken_back_unless_something_hangs_on_them(scene):
    client = client_of(make_account_with_role("administrator"))
    [uuid] = scene["record"]
    for is_used in (False, True):
        client.post(reverse("people:decide-record", args=[uuid]), {"act": "new"})
        person = SourceRecord.objects.get(uuid=uuid).person
        assert (person.family_name, person.given_name) == ("Dupond", "Paul")
        if is_used:
            affiliate(person)
        status = client.post(reverse("people:undo-record", args=[uuid])).status_code
        assert status == (409 if is_used else 302)
        assert Person.objects.filter(pk=person.pk).exists() is is_used


def test_two_numbers_ask_for_a_choice(scene):
    client = client_of(make_account_with_role("administrator"))
    record = SourceRecord.objects.get(uuid=scene["record"][0])
    person = record.candidates.get().person
    Identifier.objects.create(person=person, kind="orcid", value="0000-0002-1825-0097", noted_on=NOW.date())
    SourceRecord.objects.filter(pk=record.pk).update(payload=record.payload | {"orcid": "0000-0001-5109-3700"})
    address, body = reverse("people:decide-record", args=[record.uuid]), {"act": str(person.uuid)}
    response = client.post(address, body)
    assert response.status_code == 422
    assert "0000-0001-5109-3700" in response.content.decode()
    assert client.post(address, body | {"numbers": "record"}).status_code == 302
    assert Identifier.objects.get(person=person).value == "0000-0001-5109-3700"
    client.post(reverse("people:undo-record", args=[record.uuid]))
    assert Identifier.objects.get(person=person).value == "0000-0002-1825-0097"


def test_a_held_arrival_asks_twice(scene):
    client = client_of(make_account_with_role("administrator"))
    run = SourceRun.objects.get(uuid=scene["run"][0])
    page = client.get(reverse("people:run", args=[run.uuid])).content.decode()
    # The record to decide of the scene is missing too: it is of the same source.
    assert [name for name in ("Moreau", "Pelletier", "Tisserand") if name not in page] == []
    assert "Abadie" not in page
    address = reverse("people:apply-run", args=[run.uuid])
    assert client.post(address, {"number": 3}).status_code == 422
    assert SourceRecord.objects.filter(gone_at__isnull=False).count() == 0
    assert client.post(address, {"number": 4}).status_code == 302
    assert set(SourceRecord.objects.filter(gone_at__isnull=False).values_list("key", flat=True)) == {
        "k1",
        "k2",
        "k3",
        "Dupond",
    }
    run.refresh_from_db()
    assert (run.state, run.counts["gone"]) == ("applied", 4)
    assert client.get(address).status_code == 409


def test_a_pair_is_merged_from_its_page_and_taken_back(scene):
    client = client_of(make_account_with_role("administrator"))
    kept, absorbed = (Person.objects.get(uuid=uuid) for uuid in scene["merge"])
    affiliate(absorbed, "staff")
    address = reverse("people:merge", args=scene["merge"])
    page = client_of(make_account_with_role("administrator"), "fr").get(address).content.decode()
    assert "Rattachements" in page
    response = client.post(address, {"reason": "Vu ensemble"})
    merge = Merge.objects.get(kept=kept)
    assert response.url == reverse("people:merge-done", args=[merge.uuid])
    assert client.get(reverse("people:duplicates")).content.decode().count("Double") == 0
    assert client.post(reverse("people:unmerge", args=[merge.uuid]), {"reason": "Non"}).status_code == 302
    absorbed.refresh_from_db()
    assert absorbed.merged_into is None
    assert Affiliation.objects.get(person=absorbed).kind == "staff"
    assert client.post(reverse("people:unmerge", args=[merge.uuid]), {"reason": "Non"}).status_code == 409
    other = reverse("people:merge-with", args=[kept.uuid])
    assert client.post(other, {"code": kept.code}).status_code == 422
    assert client.post(other, {"code": "NOBODY"}).status_code == 422
    assert client.post(other, {"code": absorbed.code}).url == address


def test_two_people_are_not_proposed_again(scene):
    keeper = make_account_with_role("administrator")
    client = client_of(keeper)
    pair = LikelyDuplicate.objects.get(uuid=scene["duplicate"][0])
    assert client.post(reverse("people:tell-apart", args=[pair.uuid]), {"reason": "Jumelles"}).status_code == 302
    find_likely_duplicates(now=NOW)
    pair.refresh_from_db()
    assert (pair.state, pair.decision_reason) == ("two_people", "Jumelles")
    assert "Jumelles" in client.get(reverse("people:duplicate", args=[pair.uuid])).content.decode()


def test_duplicates_are_found_by_a_job():
    keeper = make_account_with_role("administrator")
    one = make_person(family_name="Lefèvre", given_name="Anaïs", birth_on=date(2001, 5, 6))
    other = make_person(family_name="LEFEVRE", given_name="Anais", birth_on=date(2001, 5, 6))
    for place in range(30):
        make_person(
            family_name=f"Nom{chr(97 + place % 26)}{place}", given_name="Léa", birth_on=date(1980 + place, 1, 9)
        )
    for _ in range(2):
        job = run_now(start("people.find-duplicates", actor=keeper, title="x"))
        assert job.state == "succeeded"
        found = list(LikelyDuplicate.objects.values_list("one", "other"))
        assert (one.pk, other.pk) in found
    assert job.detail["pairs"] == len(found)


def test_a_guest_is_asked_for_then_decided():
    make_institution()
    teacher, keeper = make_actor("teacher"), make_account_with_role("registrar")
    form = {
        "family_name": "Curie",
        "given_name": "Marie",
        "birth_on": "1990-11-07",
        "personal_mail": "marie@other.example",
        "structure": "UT",
        "valid_from": "2026-12-01",
        "valid_until": "2027-01-31",
        "reason": "Séminaire",
    }
    client = client_of(teacher)
    people = Person.objects.count()
    assert client.post(reverse("people:new-guest"), form | {"valid_until": "2031-01-31"}).status_code == 422
    assert SourceRecord.objects.count() == 0
    assert client.post(reverse("people:new-guest"), form).url == reverse("people:guests")
    record = SourceRecord.objects.get()
    assert (record.source.code, record.state, record.asked_by, Person.objects.count()) == (
        "hosted",
        "to_decide",
        teacher.person,
        people,
    )
    assert "Curie" in client.get(reverse("people:guests")).content.decode()
    assert "Curie" not in client_of(keeper).get(reverse("people:guests")).content.decode()
    page = client_of(keeper).get(reverse("people:record", args=[record.uuid])).content.decode()
    assert "Séminaire" in page
    client_of(keeper).post(reverse("people:decide-record", args=[record.uuid]), {"act": "new", "reason": "Bienvenue"})
    guest = Person.objects.get(family_name="Curie")
    tie = guest.affiliations.get()
    assert (tie.kind, tie.structure.code, tie.valid_from, tie.valid_until, tie.source) == (
        "affiliate",
        "UT",
        date(2026, 12, 1),
        date(2027, 2, 1),
        "hosted",
    )
    assert "Bienvenue" in client.get(reverse("people:guests")).content.decode()


def test_programs_send_records(actor_name):
    account = make_actor(actor_name)
    arriving.create_source(code="hr", title_fr="Paie", kind="hr", actor=make_account_with_role("registrar"))
    body = {
        "records": [
            {"key": "1", "family_name": "Unique", "given_name": "Léa", "birth_on": "2001-02-03"},
            {"key": "2", "family_name": "", "given_name": "X"},
            {"key": "3", "family_name": "Autre", "given_name": "Tom", "ine": "123"},
        ]
    }
    client = client_of(account)
    may = actor_name in ("registrar", "administrator")
    response = client.post("/api/v1/sources/hr/records", json.dumps(body), content_type="application/json")
    assert response.status_code == (200 if may else 401 if account is None else 403)
    for address in ("/api/v1/sources", "/api/v1/sources/hr", "/api/v1/sources/hr/runs", "/api/v1/sources/hr/records"):
        assert client.get(address).status_code == (200 if may else 401 if account is None else 403)
    if not may:
        assert SourceRecord.objects.count() == 0
        return
    told = response.json()
    assert [(each["answer"], [fault["code"] for fault in each["faults"]]) for each in told["records"]] == [
        ("new", []),
        ("refused", ["person.family_name_missing"]),
        ("refused", ["ine.length"]),
    ]
    assert told["records"][0]["person"] == str(Person.objects.get(family_name="Unique").uuid)
    assert client.get("/api/v1/sources/nope/records").status_code == 404
    empty = client.post("/api/v1/sources/hr/records", json.dumps({"records": []}), content_type="application/json")
    assert empty.status_code == 422
    again = client.post("/api/v1/sources/hr/records", json.dumps(body), content_type="application/json").json()
    assert (again["records"][0]["answer"], again["counts"]["unchanged"]) == ("new", 1)
