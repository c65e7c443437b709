"""Who sees which job."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from cartable.kernel import permissions
from cartable.kernel.jobs import access_job, list_jobs, start
from cartable.kernel.jobs.queries import list_lines
from cartable.kernel.problems import NotAllowed, NotFound
from cartable.kernel.tests.rows import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    owner = make_account("owner")
    return owner, start("trial.add", actor=owner, title="Mine", a=1, b=2)


def test_people_see_their_own_jobs(mine):
    owner, job = mine
    other = make_account("other")
    theirs = start("trial.add", actor=None, title="The system's", a=1, b=2)
    assert list(list_jobs(owner)) == [job]
    assert list(list_jobs(other)) == []
    assert list(list_jobs(AnonymousUser())) == []
    assert access_job(owner, str(job.uuid)) == job
    assert access_job(owner, job.uuid, permission="job.steer") == job
    for hidden in (job, theirs):
        with pytest.raises(NotAllowed):
            access_job(other, hidden.uuid)


@pytest.mark.parametrize("key", [uuid4(), "not a uuid", ""])
def test_what_is_not_there(mine, key):
    with pytest.raises(NotFound):
        access_job(mine[0], key)


def test_an_engine_can_open_all_jobs_to_some(mine, monkeypatch):
    chief = make_account("chief")
    for name in ("job.see_any", "job.steer_any"):  # whatever the engines installed here say of it
        monkeypatch.delitem(permissions._terms, name, raising=False)
        monkeypatch.delitem(permissions.ruled.permissions, name, raising=False)
    permissions.add_rule("job.see_any", lambda actor, obj: actor == chief)
    try:
        assert list(list_jobs(chief)) == [mine[1]]
        assert access_job(chief, mine[1].uuid) == mine[1]
        with pytest.raises(NotAllowed):
            access_job(chief, mine[1].uuid, permission="job.steer")
    finally:
        permissions.remove_rule("job.see_any")


def test_lines_after_the_last_one_shown(mine):
    _owner, job = mine
    first = job.lines.create(at=job.created_at, attempt=1, text="one")
    second = job.lines.create(at=job.created_at, attempt=1, text="two")
    assert list(list_lines(job, after=first.pk)) == [second]
