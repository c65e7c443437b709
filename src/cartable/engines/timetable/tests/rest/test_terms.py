"""Terms by the programming interface: where each stands, what it holds, how one comes in."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cartable.engines.calendar.api import list_terms
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.timetable.demo import TINY_PROBLEM, make_imported_term, make_published_term, make_solution
from cartable.engines.timetable.tests.counting import count_everything
from cartable.kernel.jobs import Job, run_now

pytestmark = pytest.mark.django_db
IMPORTS = "/api/v1/term-imports"


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Stored files go to a folder of the test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def timetabler(client):
    """Signed in, may import."""
    client.force_login(make_account_with_role("timetabler"))


def given(body: bytes = TINY_PROBLEM, **fields: str) -> dict:
    """A form with a file."""
    return {"file": SimpleUploadedFile("tiny.xml", body), "starts_on": "2026-09-07", "code": "NEW", **fields}


def test_a_term_comes_in_by_a_worker(client, timetabler):
    answer = client.post(IMPORTS, given(title="Autumn"))
    assert answer.status_code == 202
    told = answer.json()
    job = Job.objects.get()
    assert told == {"uuid": str(job.uuid), "title": job.title, "state": "waiting", "term": "NEW"}
    assert client.post(IMPORTS, given()).json()["code"] == "job.already_running"
    assert run_now(job).state == "succeeded"
    held = client.get("/api/v1/terms/NEW/contents").json()
    assert held == {
        "code": "NEW", "rooms": 2, "units": 2, "classes": 4, "constraints": 2, "students": 3, "choices": 4, "idle": 0,
    }  # fmt: skip
    assert list_terms().get().title_en == "Autumn"


def test_the_faults_of_a_file_have_their_lines(client, timetabler):
    before = count_everything()
    answer = client.post(IMPORTS, given(TINY_PROBLEM.replace(b'parent="1"', b'parent="77"')))
    assert answer.status_code == 400
    faults = answer.json()["faults"]
    assert [fault["code"] for fault in faults] == ["file.parent_unknown"] * 2
    fault = faults[0]
    line = TINY_PROBLEM[: TINY_PROBLEM.index(b'parent="1"')].count(b"\n") + 1
    assert (fault["code"], fault["line"]) == ("file.parent_unknown", line)
    assert fault["mend"]
    assert count_everything() == before


@pytest.mark.parametrize(
    ("fields", "where"), [({"starts_on": "2026-09-08"}, "starts_on"), ({"code": "T" * 29}, "code")]
)
def test_a_wrong_day_or_code_is_refused(client, timetabler, fields, where):
    answer = client.post(IMPORTS, given(**fields))
    assert (answer.status_code, [fault["where"] for fault in answer.json()["faults"]]) == (400, [where])
    assert not Job.objects.exists()


def test_only_who_builds_timetables_imports(client):
    client.force_login(make_student("ines"))
    assert client.post(IMPORTS, given()).status_code == 403


def test_where_each_term_stands(client, timetabler):
    make_published_term()
    make_imported_term("NEXT")
    [rest] = [row for row in client.get("/api/v1/timetables").json()["items"] if row["code"] == "NEXT"]
    assert (rest["classes"], rest["solutions"], rest["best"], rest["version"]) == (4, 0, None, None)
    row = client.get("/api/v1/terms/TINY/timetable").json()
    assert (row["best"], row["best_cost"], row["version"], row["is_best_published"]) == (1, 15, 1, True)


def test_two_timetables_side_by_side(client, timetabler):
    term = make_imported_term()
    first, second = make_solution(term), make_solution(term)
    told = client.get(f"/api/v1/solutions/{first.uuid}/comparisons/{second.uuid}").json()
    assert (told["before"]["number"], told["after"]["number"]) == (1, 2)
    assert [row["change"] for row in told["criteria"]] == [0, 0, 0, 0]
    assert (told["moved"], told["rehoused"], told["hurt"], told["relieved"]) == ([], [], 0, 0)
    other = make_solution(make_imported_term("OTHER"))
    refused = client.get(f"/api/v1/solutions/{first.uuid}/comparisons/{other.uuid}")
    assert (refused.status_code, refused.json()["faults"][0]["code"]) == (400, "solution.other_term")


def test_what_a_timetable_holds(client, timetabler):
    solution = make_solution(make_imported_term())
    address = f"/api/v1/solutions/{solution.uuid}"
    figures = client.get(f"{address}/figures").json()
    assert (figures["placed"], figures["seats"], figures["clashes"]) == (4, 7, 0)
    costs = {row["key"]: (row["total"], row["weight"], row["cost"]) for row in figures["criteria"]}
    assert costs == {"time": (0, 2, 0), "room": (0, 1, 0), "distribution": (3, 5, 15), "student": (0, 10, 0)}
    biggest = client.get(f"{address}/classes").json()["items"]
    assert [row["taken"] for row in biggest] == sorted((row["taken"] for row in biggest), reverse=True)
    assert (biggest[0]["unit"], biggest[0]["taken"], biggest[0]["room"]) == ("TINY1", 3, "TINY-1")
    [kind] = client.get(f"{address}/violation-kinds", HTTP_ACCEPT_LANGUAGE="en").json()["items"]
    assert (kind["kind"], kind["title"], kind["number"], kind["cost"]) == ("MaxDays", "On few days", 1, 3)


@pytest.mark.parametrize(
    ("query", "number"),
    [("q=tiny2", 1), ("q=other", 0), ("kind=MaxDays", 1), ("kind=SameRoom", 0), ("weight=required", 0)],
)
def test_violations_are_narrowed(client, timetabler, query, number):
    solution = make_solution(make_imported_term())
    answer = client.get(f"/api/v1/solutions/{solution.uuid}/violations?{query}").json()
    assert (answer["count"], len(answer["items"])) == (number, number)


def test_the_use_of_rooms_hour_by_hour(client, timetabler):
    make_published_term()
    days = "start=2026-09-07&end=2026-10-05"
    cells = client.get(f"/api/v1/room-uses/hours?{days}&limit=500").json()["items"]
    assert len(cells) == 60
    used = {(cell["weekday"], cell["hour"]): cell["share"] for cell in cells if cell["share"]}
    assert used[1, 8] == 0.5  # one room of the two
    one = client.get(f"/api/v1/room-uses?{days}&q=TINY-1").json()["items"]
    assert [row["room"] for row in one] == ["TINY-1"]
    assert client.get(f"/api/v1/room-uses?{days}&campus=ELSEWHERE").json()["items"] == []
    assert client.get("/api/v1/room-uses/hours?start=2026-10-05&end=2026-09-07").status_code == 400
