"""People whom nobody knows, or whom the reader may not know."""

from __future__ import annotations

import pytest

from cartable.engines.people.demo import make_account_with_role

pytestmark = pytest.mark.django_db
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize("what", ["week", "choices"])
def test_a_person_who_does_not_exist_is_not_found(client, what):
    client.force_login(make_account_with_role("timetabler"))
    assert client.get(f"/api/v1/persons/{NOBODY}/{what}").status_code == 404


@pytest.mark.parametrize("day", ["0001-01-01", "3000-01-01", "soon", "0", "20260907"])
def test_a_day_out_of_the_calendar_is_refused(client, day):
    client.force_login(make_account_with_role("timetabler"))
    assert client.get("/api/v1/weeks/me", {"on": day}).status_code == 422
