"""Those who left, or aren't here yet: what stays open to them, and what a refusal says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from cartable.engines.people.api import is_member, is_member_or_newcomer, people_not_gone
from cartable.engines.people.demo import affiliate, give_role, make_account, make_person, make_teacher
from cartable.engines.people.tests.conftest import client_of
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotAllowed
from cartable.ui.moments import say_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_english")]
DAY = timedelta(days=1)


@pytest.fixture
def _in_english():
    with override("en"):
        yield


def account_tied(*, first: int | None = None, end: int | None = None):
    """Someone tied from ``first`` to ``end`` days after today (both None: never tied)."""
    person = make_person(family_name="Partie")
    if first is not None:
        until = None if end is None else today() + end * DAY
        affiliate(person, "student", valid_from=today() + first * DAY, valid_until=until)
    return make_account(person)


def test_who_left_yesterday_keeps_their_own_page_and_nothing_else():
    account = account_tied(first=-300, end=0)
    client = client_of(account)
    own, other = account.person, make_teacher().person
    assert client.get(reverse("people:me")).status_code == 200
    assert client.get(reverse("people:person", args=[own.uuid])).status_code == 200
    assert client.get("/api/v1/persons/me").status_code == 200
    assert client.get(f"/api/v1/persons/{own.uuid}/affiliations").json()["count"] == 1
    for page in (reverse("people:me"), reverse("portal:home")):
        assert f"ended on {say_day(today() - DAY, 'year')}" in client.get(page).content.decode(), page
    for address in (
        reverse("people:list"),
        reverse("people:structures"),
        reverse("people:groups"),
        reverse("people:person", args=[other.uuid]),
        reverse("places:rooms"),
        reverse("calendar:now"),
        reverse("catalogue:units"),
        reverse("timetable:week"),
        reverse("timetable:subscriptions"),
        "/api/v1/weeks/me",
        "/api/v1/units",
        "/api/v1/rooms",
        "/api/v1/terms",
        "/api/v1/groups",
    ):
        response = client.get(address)
        assert response.status_code == 403, address
        said = response.json()["mend"] if address.startswith("/api/") else response.content.decode()
        assert f"ended on {say_day(today() - DAY, 'year')}" in said, address


def test_the_last_day_is_still_a_day():
    account = account_tied(first=-300, end=1)
    assert is_member(account)
    assert client_of(account).get(reverse("people:list")).status_code == 200
    assert "Your affiliation" not in client_of(account).get(reverse("portal:home")).content.decode()


def test_the_refusal_says_why_in_words():
    with pytest.raises(NotAllowed) as left:
        require(account_tied(first=-30, end=-9), "structure.view")
    assert f"ended on {say_day(today() - 10 * DAY, 'year')}" in str(left.value.reason)
    with pytest.raises(NotAllowed) as coming:
        require(account_tied(first=9), "structure.view")
    assert f"begins on {say_day(today() + 9 * DAY, 'year')}" in str(coming.value.reason)
    with pytest.raises(NotAllowed) as never:
        require(account_tied(), "structure.view")
    assert "no affiliation" in str(never.value.reason)


def test_a_role_alone_keeps_someone_here():
    account = account_tied(first=-300, end=0)
    give_role(account.person, "timetabler")
    assert is_member(account)
    assert is_allowed(account, "structure.view")


def test_newcomers_plan_what_comes():
    coming, gone = account_tied(first=9), account_tied(first=-300, end=0)
    assert (is_member(coming), is_member_or_newcomer(coming)) == (False, True)
    assert (is_member(gone), is_member_or_newcomer(gone)) == (False, False)
    assert is_allowed(coming, "week.view", coming.person)
    assert not is_allowed(gone, "week.view", gone.person)
    assert set(people_not_gone(today())) == {coming.person}


def test_refusals_of_members_keep_their_own_reason():
    teacher = make_teacher()
    with pytest.raises(NotAllowed) as refused:
        require(teacher, "person.import")
    assert "Registrars and administrators" in str(refused.value.reason)
