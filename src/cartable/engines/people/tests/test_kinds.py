"""Kinds of affiliation: who is a member, who sees what teachers see, and how the world outside names them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.people.api import Affiliation, is_member
from cartable.engines.people.demo import affiliate, give_role, make_account, make_person
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.engines.people.types import EDUPERSON, INSIDE_KINDS, SUPANN, edu_affiliations
from cartable.engines.people.web.labels import KINDS
from cartable.kernel.permissions import is_allowed

pytestmark = pytest.mark.django_db


def account_of(kind: str):
    person = make_person()
    affiliate(person, kind)
    return make_account(person)


@pytest.mark.parametrize("kind", Affiliation.Kind.values)
def test_applicants_and_alumni_are_no_members(kind):
    account = account_of(kind)
    inside = kind not in ("applicant", "alumnus")
    assert (kind in INSIDE_KINDS) is inside
    assert is_member(account) is inside
    client = client_of(account)
    assert client.get(reverse("people:list")).status_code == (200 if inside else 403)
    assert client.get(reverse("people:me")).status_code == 200


def test_a_role_makes_a_member_of_an_alumnus():
    account = account_of("alumnus")
    give_role(account.person, "registrar")
    assert is_member(account)


@pytest.mark.parametrize(("kind", "sees"), [("temporary", True), ("faculty", True), ("student", False)])
def test_temporary_teachers_see_what_teachers_see(kind, sees):
    assert is_allowed(account_of(kind), "group.view") is sees


def test_the_names_of_temporary_teachers_are_open_like_those_of_teachers():
    temporary, alumnus = account_of("temporary").person, account_of("alumnus").person
    client = client_of(make_actor("student"))
    assert client.get(reverse("people:person", args=[temporary.uuid])).status_code == 200
    assert client.get(reverse("people:person", args=[alumnus.uuid])).status_code == 403


def test_every_kind_has_its_words_and_its_values_outside():
    assert set(EDUPERSON) == set(SUPANN) == set(KINDS) == set(Affiliation.Kind.values)


@pytest.mark.parametrize(
    ("kinds", "eduperson", "supann"),
    [
        ((), [], []),
        (("student", "staff"), ["employee", "member", "staff", "student"], ["employee", "member", "student"]),
        (("faculty",), ["employee", "faculty", "member"], ["faculty", "member"]),
        (("temporary",), ["faculty", "member"], ["faculty", "member"]),
        (("affiliate",), ["affiliate"], ["affiliate"]),
        (("affiliate", "student"), ["member", "student"], ["member", "student"]),
        (("alumnus", "applicant"), ["alum"], ["alum"]),
    ],
)
def test_values_of_several_kinds(kinds, eduperson, supann):
    assert edu_affiliations(kinds) == eduperson
    assert edu_affiliations(kinds, SUPANN) == supann
