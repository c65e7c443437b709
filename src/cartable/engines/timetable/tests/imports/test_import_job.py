"""A large file imported by a worker."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cartable.engines.calendar.api import list_terms
from cartable.engines.people.demo import make_account_with_role
from cartable.engines.timetable.api import run_import, start_import
from cartable.engines.timetable.demo import MONDAY, NOW, TINY_PROBLEM
from cartable.engines.timetable.tests.counting import count_everything
from cartable.kernel.jobs import Job, JobAlreadyRunning, run_now
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
BROUGHT = {"rooms": 2, "units": 2, "classes": 4, "constraints": 2, "students": 3, "choices": 4, "idle": 0}
DETAIL = {"term": "TINY", "result_url": "/timetable/terms/TINY/", **BROUGHT}


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    """Stored files go to a folder of the test."""
    settings.MEDIA_ROOT = tmp_path


def begin(source: bytes = TINY_PROBLEM, **given) -> Job:
    """Ask for an import."""
    return start_import(source=source, file_name="p.xml", starts_on=MONDAY, actor="demo", now=NOW, **given)


def test_the_job_imports_the_file_and_says_which_term():
    job = run_now(begin(code="TINY"))
    assert (job.state, job.detail) == ("succeeded", DETAIL)
    assert "2 salles, 2 UE, 4 groupes, 2 contraintes, 3 étudiants, 4 choix" in job.message
    assert list_terms().get().code == "TINY"


def test_run_again_after_a_lost_worker_it_finds_its_term():
    job = begin(code="TINY")
    run_now(job)
    given = {"file": job.arguments["file"], "code": "TINY", "title": "T", "starts_on": MONDAY, "now": NOW}
    before = count_everything()
    term = run_import(job=job, progress=lambda fraction, message: None, **given)
    assert term == list_terms().get()
    assert count_everything() == before


def test_a_faulty_file_is_refused_before_any_job():
    before = count_everything()
    with pytest.raises(InputRefused):
        begin(TINY_PROBLEM.replace(b'parent="1"', b'parent="77"'))
    assert count_everything() == before


def test_one_import_at_a_time():
    begin(code="ONE")
    with pytest.raises(JobAlreadyRunning):
        begin(code="TWO")


def test_the_page_leaves_a_large_file_to_a_worker(client):
    client.force_login(make_account_with_role("timetabler"))
    large = TINY_PROBLEM + b" " * 20_000
    given = {"file": SimpleUploadedFile("tiny.xml", large), "starts_on": "2026-09-07", "code": "TINY"}
    answer = client.post("/timetable/terms/import/", given)
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{job.uuid}/")
    assert run_now(job).detail == DETAIL


def test_the_page_shows_the_faults_of_a_large_file(client):
    client.force_login(make_account_with_role("timetabler"))
    large = TINY_PROBLEM.replace(b'parent="1"', b'parent="77"') + b" " * 20_000
    given = {"file": SimpleUploadedFile("tiny.xml", large), "starts_on": "2026-09-07"}
    answer = client.post("/timetable/terms/import/", given)
    assert answer.status_code == 422
    assert not Job.objects.exists()
