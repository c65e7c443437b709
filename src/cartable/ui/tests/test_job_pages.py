"""The pages of long work."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from cartable.kernel.jobs.models import Job, JobSeries
from cartable.ui.tests.accounts import make_account

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


def make_job(actor, **more) -> Job:
    values = {"name": "demo.work", "title": "Work", "state": "running", "progress": 0.42, "message": "42 of 100"}
    return Job.objects.create(actor=actor, created_at=timezone.now(), started_at=timezone.now(), **(values | more))


@pytest.fixture
def account(client: Client):
    account = make_account()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return account


def test_job_page_shows_how_far_it_is_and_asks_again(client: Client, account):
    job = make_job(account)
    text = client.get(f"/jobs/{job.uuid}/", headers=ENGLISH).content.decode()
    assert '<progress value="42" max="100"' in text
    assert f'hx-get="/jobs/{job.uuid}/" hx-trigger="every 2s" hx-swap="outerHTML"' in text
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in text
    assert "Stop and keep" in text


def test_job_page_asked_by_htmx_is_the_body_alone(client: Client, account):
    job = make_job(account)
    headers = {**ENGLISH, "HX-Request": "true", "HX-Request-Type": "partial"}
    text = client.get(f"/jobs/{job.uuid}/", headers=headers).content.decode()
    assert text.lstrip().startswith(f'<div id="job-{job.uuid}"')
    assert "Stop and keep" in text


def test_job_page_ended_asks_no_more_and_leads_to_the_result(client: Client, account):
    detail = {"result_url": "/result/", "curve": {"name": "cost", "unit": "points"}, "facts": [["Rooms", 214]]}
    job = make_job(account, state="succeeded", finished_at=timezone.now(), detail=detail)
    JobSeries.objects.create(job=job, name="cost", points=[[0, 411], [60, 188]])
    text = client.get(f"/jobs/{job.uuid}/", headers=ENGLISH).content.decode()
    assert "hx-trigger" not in text
    assert "http-equiv" not in text
    assert '<a class="btn btn-primary btn-sm" href="/result/">See the result</a>' in text
    assert "From 411 to 188 points after 60 seconds." in text
    assert "<dt>Rooms</dt><dd>214</dd>" in text


def test_job_page_failed_says_why_and_offers_to_try_again(client: Client, account):
    job = make_job(account, state="failed", error="The mail server does not answer.", finished_at=timezone.now())
    text = client.get(f"/jobs/{job.uuid}/", headers=ENGLISH).content.decode()
    assert "The mail server does not answer." in text
    assert "Try again" in text


def test_job_page_of_someone_else_is_refused(client: Client, account):
    job = make_job(make_account())
    assert client.get(f"/jobs/{job.uuid}/").status_code == 403


def test_job_stop_asks_the_job_to_stop(client: Client, account):
    job = make_job(account)
    answer = client.post(f"/jobs/{job.uuid}/stop/")
    job.refresh_from_db()
    assert (answer.status_code, answer["Location"], job.stop_requested) == (302, f"/jobs/{job.uuid}/", True)


def test_job_list_holds_ones_own_only(client: Client, account):
    make_job(account, title="Mine")
    make_job(make_account(), title="Theirs")
    text = client.get("/jobs/", headers=ENGLISH).content.decode()
    assert "Inès Caradec" in text
    assert "Mine" in text
    assert "Theirs" not in text


def test_job_list_sends_the_unknown_to_sign_in(client: Client):
    assert client.get("/jobs/")["Location"] == "/account/login/?next=%2Fjobs%2F"
