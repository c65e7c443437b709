"""The programming interface: what it answers, to whom."""

from __future__ import annotations

from datetime import datetime

import pytest

from cartable.engines.people.api import Account, find_account
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.timetable.api import start_solving
from cartable.engines.timetable.demo import NOW, make_imported_term, make_published_term, make_solution
from cartable.engines.timetable.models import Publication, SolveRun
from cartable.engines.timetable.tests.counting import count_everything

pytestmark = pytest.mark.django_db
TERM = "/api/v1/terms/TINY"


@pytest.fixture
def timetabler(client) -> Account:
    """Signed in, may do everything to a timetable."""
    account = make_account_with_role("timetabler")
    client.force_login(account)
    return account


def rows(response) -> list[dict]:
    """The page of a list."""
    assert response.status_code == 200, response.content
    return response.json()["items"]


def test_solutions_of_a_term_with_their_costs(client, timetabler):
    solution = make_solution(make_imported_term())
    [row] = rows(client.get(f"{TERM}/solutions"))
    assert row == client.get(f"/api/v1/solutions/{solution.uuid}").json()
    assert (row["uuid"], row["number"], row["is_feasible"]) == (str(solution.uuid), 1, True)
    costs = ("time_cost", "room_cost", "distribution_cost", "student_cost", "total_cost")
    assert [row[name] for name in costs] == [0, 0, 3, 0, 15]


def test_placements_by_label(client, timetabler):
    solution = make_solution(make_imported_term())
    found = rows(client.get(f"/api/v1/solutions/{solution.uuid}/placements"))
    assert [(row["label"], row["days"], row["weeks"], row["start"], row["length"], row["room"]) for row in found] == [
        ("TINY1 CM 1", "10000", "1111", 96, 24, "TINY-1"),
        ("TINY1 TP 1", "10000", "1010", 126, 18, "TINY-2"),
        ("TINY1 TP 2", "10000", "0101", 126, 18, "TINY-2"),
        ("TINY2 TD 1", "00010", "1111", 180, 24, None),
    ]


def test_violations_in_words(client, timetabler):
    solution = make_solution(make_imported_term())
    address = f"/api/v1/solutions/{solution.uuid}/violations"
    [row] = rows(client.get(address, HTTP_ACCEPT_LANGUAGE="en"))
    assert row == {
        "code": "distribution",
        "kind": "MaxDays",
        "is_hard": False,
        "cost": 3,
        "what": "TINY1 CM 1, TINY2 TD 1: 1 day too many.",
        "rule": "The classes take 1 day of the week at most.",
        "mend": "Gather the classes on fewer days.",
        "classes": ["TINY1 CM 1", "TINY2 TD 1"],
    }


def test_a_computation_is_started_followed_and_stopped(client, timetabler):
    make_imported_term()
    given = {"time_limit": 30, "seed": 5, "workers": 1, "resume": False}
    started = client.post(f"{TERM}/runs", given, content_type="application/json")
    assert started.status_code == 202
    body = started.json()
    assert (body["state"], body["time_limit"], body["seed"], body["workers"]) == ("waiting", 30, 5, 1)
    again = client.post(f"{TERM}/runs", given, content_type="application/json")
    assert (again.status_code, again.json()["code"]) == (409, "job.already_running")
    assert client.post(f"/api/v1/runs/{body['uuid']}/stop").status_code == 202
    followed = client.get(f"/api/v1/runs/{body['uuid']}").json()
    assert (followed["state"], followed["curve"], followed["solution"]) == ("stopped", [], None)
    assert [row["uuid"] for row in rows(client.get(f"{TERM}/runs"))] == [body["uuid"]]


def test_publishing_and_withdrawing(client, timetabler):
    make_solution(make_imported_term())
    created = client.post(f"{TERM}/publications", {"note": "v1"}, content_type="application/json")
    assert created.status_code == 201
    body = created.json()
    assert (body["version"], body["solution"], body["meetings_count"], body["note"]) == (1, 1, 12, "v1")
    assert Publication.objects.get().published_by == timetabler.person
    [withdrawn] = client.post(f"{TERM}/publications/withdraw").json()
    assert withdrawn["withdrawn_at"] is not None
    assert client.post(f"{TERM}/publications/withdraw").json() == []
    assert len(rows(client.get(f"{TERM}/publications"))) == 1


def test_publishing_without_timetable_is_a_conflict(client, timetabler):
    make_imported_term()
    refused = client.post(f"{TERM}/publications", {}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (409, "timetable.not_publishable")


def test_ones_own_week(client):
    make_published_term()
    client.force_login(find_account("tiny-1"))
    week, next_week = (client.get("/api/v1/weeks/me", {"on": day}).json() for day in ("2026-09-09", "2026-09-16"))
    assert (week["monday"], week["letter"], next_week["letter"]) == ("2026-09-07", "A", "B")
    # A lecture and a tutorial every week, a lab every other week.
    assert len(week["meetings"] + next_week["meetings"]) == 5
    first = week["meetings"][0]
    assert (first["unit"], first["kind"], first["room"], first["clash"]) == ("TINY1", "cm", "TINY-1", False)
    assert datetime.fromisoformat(first["starts_at"]).isoformat() == "2026-09-07T08:00:00+02:00"


def test_someone_elses_week_is_refused_and_open_to_the_timetabler(client):
    make_published_term()
    other = find_account("tiny-2").person
    client.force_login(find_account("tiny-1"))
    assert client.get(f"/api/v1/persons/{other.uuid}/week").status_code in (403, 404)
    client.force_login(make_account_with_role("timetabler"))
    assert client.get(f"/api/v1/persons/{other.uuid}/week", {"on": "2026-09-09"}).status_code == 200


READS = ("solutions", "runs", "publications")


@pytest.mark.parametrize("what", READS)
def test_reading_the_workspace_is_refused_to_students(client, what):
    make_imported_term()
    assert client.get(f"{TERM}/{what}").status_code == 401
    client.force_login(make_student())
    assert client.get(f"{TERM}/{what}").status_code == 403


@pytest.mark.parametrize("what", READS)
def test_the_registrar_reads_the_workspace(client, what):
    make_imported_term()
    client.force_login(make_account_with_role("registrar"))
    assert rows(client.get(f"{TERM}/{what}")) == []


@pytest.mark.parametrize("role", ["registrar", "room_manager", ""])
def test_acts_refused_leave_no_trace(client, role):
    term = make_imported_term()
    make_solution(term)
    run = start_solving(term=term, actor="demo", now=NOW)
    client.force_login(make_account_with_role(role) if role else make_student())
    before = count_everything()
    for address in (f"{TERM}/runs", f"{TERM}/publications", f"{TERM}/publications/withdraw"):
        assert client.post(address, {}, content_type="application/json").status_code == 403
    assert client.post(f"/api/v1/runs/{run.uuid}/stop").status_code == 403
    assert count_everything() == before
    assert SolveRun.objects.get(uuid=run.uuid).job.state == "waiting"


@pytest.mark.parametrize("path", ["terms/NOPE/solutions", "solutions/{0}", "runs/{0}", "solutions/{0}/placements"])
def test_what_does_not_exist_is_not_found(client, timetabler, path):
    unknown = "00000000-0000-4000-8000-000000000000"
    answer = client.get("/api/v1/" + path.format(unknown))
    assert answer.status_code == 404
    assert answer.json()["mend"]
