"""Who sees and steers everybody's long tasks."""

from __future__ import annotations

import pytest

from cartable.kernel.jobs import list_jobs
from cartable.kernel.permissions import is_allowed
from tests.conformance.actors import ACTORS
from tests.conformance.campus import Campus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("permission", ["job.see_any", "job.steer_any"])
def test_only_the_administrator_holds_them(campus: Campus, permission: str):
    holders = [name for name in ACTORS if is_allowed(campus.actors[name], permission)]
    assert holders == ["administrator"]


def test_the_timetabler_steers_computations_whoever_started_them(campus: Campus):
    holders = [name for name in ACTORS if is_allowed(campus.actors[name], "term.solve", campus.term)]
    assert holders == ["timetabler", "administrator"]


def test_others_list_their_own_jobs_only(campus: Campus):
    assert set(list_jobs(campus.actors["administrator"])) >= {campus.job, campus.stopped_job, campus.run.job}
    assert list(list_jobs(campus.actors["timetabler"])) == [campus.run.job]
    assert list(list_jobs(campus.actors["student"])) == []
