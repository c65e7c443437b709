"""Versions, rules and frameworks for programs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.api import competences, versions
from cartable.engines.catalogue.demo import make_unit, make_version
from cartable.engines.catalogue.domain.competences import CompetenceDraft, FrameworkDraft
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return make_year("2026", starts_on=today() - timedelta(days=30), ends_on=today() + timedelta(days=330))


@pytest.fixture
def author():
    account = make_teacher()
    unit = make_unit("MT01", title_fr="Analyse")
    unit.in_charge = account.person
    unit.save()
    return account


def test_a_program_goes_through_the_whole_circuit(client, year, author):
    client.force_login(author)
    answer = client.post("/api/v1/units/MT01/versions", {"year": "2026"}, content_type="application/json")
    assert answer.status_code == 201
    address = f"/api/v1/versions/{answer.json()['uuid']}"
    assert (
        client.post("/api/v1/units/MT01/versions", {"year": "2026"}, content_type="application/json").status_code == 409
    )
    body = {"revision": 0, "content_fr": "Suites", "assessment_fr": "Final", "lecture_minutes": 1800}
    saved = client.patch(address, body, content_type="application/json")
    assert (saved.status_code, saved.json()["revision"], saved.json()["title_fr"]) == (200, 1, "Analyse")
    assert client.patch(address, body, content_type="application/json").status_code == 409
    proposed = client.post(f"{address}/propose", {"revision": 1}, content_type="application/json")
    assert (proposed.status_code, proposed.json()["state"]) == (200, "proposed")
    assert client.post(f"{address}/adopt").status_code == 403
    client.force_login(make_account_with_role("programme_head"))
    assert client.post(f"{address}/adopt").json()["state"] == "adopted"
    client.force_login(make_student())
    listed = client.get("/api/v1/units/MT01/versions").json()["items"]
    assert [(row["unit"], row["year"], row["state"]) for row in listed] == [("MT01", "2026", "adopted")]


def test_drafts_are_hidden_and_rules_read(client, year, author):
    draft = make_version(make_unit("MT02"), year, state="draft")
    make_unit("MT90")
    rows = [versions.PrerequisiteRow("MT02", "MT01"), versions.PrerequisiteRow("MT02", "MT90", 2, advised=True)]
    versions.set_prerequisites(rows=rows)
    versions.set_exclusions(rows=[versions.ExclusionRow("MT01", "MT90", "Voisines")])
    client.force_login(make_student())
    assert client.get(f"/api/v1/versions/{draft.uuid}").status_code == 404
    rules = client.get("/api/v1/units/MT02/prerequisites").json()
    assert rules == {"wanted": [["MT01"]], "advised": [["MT90"]], "excluded": []}
    excluded = client.get("/api/v1/units/MT01/prerequisites").json()["excluded"]
    assert excluded == [{"code": "MT90", "reason_fr": "Voisines", "reason_en": ""}]


def test_frameworks_are_read(client, author):
    rows = (CompetenceDraft("A", "Bloc"), CompetenceDraft("A1", "Calculer", block="A"))
    competences.save_framework(draft=FrameworkDraft("ECOLE", "École", rows), actor=author)
    client.force_login(make_student())
    assert [row["code"] for row in client.get("/api/v1/frameworks").json()["items"]] == ["ECOLE"]
    found = client.get("/api/v1/frameworks/ECOLE/competences").json()["items"]
    assert [(row["code"], row["block"]) for row in found] == [("A", None), ("A1", "A")]
    assert client.get("/api/v1/frameworks/NONE/competences").status_code == 404


def test_lists_ask_as_many_queries_for_one_row_as_for_thirty(client, year):
    unit = make_unit("MT02")
    make_version(unit, year)
    client.force_login(make_student())
    counts = []
    for _ in range(2):
        client.get("/api/v1/units/MT02/versions")
        with CaptureQueriesContext(connection) as asked:
            client.get("/api/v1/units/MT02/versions")
        counts.append(len(asked))
        for number in range(29):
            first = today() + timedelta(days=400 * (number + 1))
            make_version(unit, make_year(f"Y{number}x{_}", starts_on=first, ends_on=first + timedelta(days=300)))
    assert counts[0] == counts[1]
