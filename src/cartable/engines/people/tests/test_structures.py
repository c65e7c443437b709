"""The tree of structures: never in a circle, reached, answered for, read as of another day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from cartable.engines.people.api import (
    Structure,
    create_structure,
    edit_structure,
    manager_of,
    members_of,
    structure_forest,
)
from cartable.engines.people.demo import LONG_AGO, affiliate, give_role, make_person, make_structure
from cartable.engines.people.queries import answering_for
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.kernel.clock import today
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 1)


@pytest.fixture
def tree():
    """UT above GI above LAB."""
    ut = make_structure("UT", kind="institution")
    gi = make_structure("GI", parent=ut)
    return ut, gi, make_structure("LAB", parent=gi, kind="laboratory")


@pytest.mark.parametrize(("moved", "below"), [(0, 2), (0, 1), (1, 1), (1, 2)])
def test_the_database_refuses_a_circle_whoever_writes(tree, moved, below):
    with pytest.raises(IntegrityError, match="would stand below itself"), transaction.atomic():
        Structure.objects.filter(pk=tree[moved].pk).update(parent=tree[below])
    assert Structure.objects.get(pk=tree[0].pk).parent is None


def test_two_rows_of_one_statement_make_no_circle(tree):
    one, other = make_structure("ONE"), make_structure("OTHER")
    sql = "UPDATE people_structure SET parent_id = CASE id WHEN %s THEN %s ELSE %s END WHERE id IN (%s, %s)"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [one.pk, other.pk, one.pk, one.pk, other.pk])


def test_the_form_says_the_circle_first(tree, caplog):
    with pytest.raises(InputRefused) as refused:
        edit_structure(structure=tree[0], actor="tests", reason="t", parent=tree[2])
    assert [fault.code for fault in refused.value.faults] == ["structure.circle"]
    assert "a circle" in caplog.text


@pytest.mark.parametrize(
    ("given", "kept"), [("0900424X", "0900424X"), ("0601223d", "0601223D"), (" 090 0424 x", "0900424X"), ("", "")]
)
def test_an_uai_is_kept_in_capitals(given, kept):
    assert make_reached(uai=given).uai == kept


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("uai", "0900424Y", "structure.uai_key"),
        ("uai", "900424X", "structure.uai_form"),
        ("uai", "0900424I", "structure.uai_form"),
        ("mail", "gi", "structure.mail_form"),
        ("phone", "ask me", "structure.phone_form"),
    ],
)
def test_what_is_wrong_is_told_on_its_field(field, value, code):
    with pytest.raises(InputRefused) as refused:
        make_reached(**{field: value})
    assert [(fault.where, fault.code) for fault in refused.value.faults] == [(field, code)]


def make_reached(**values: str) -> Structure:
    return create_structure(code="X", title_fr="X", kind="school", valid_from=LONG_AGO, **values)


def test_the_manager_is_the_nearest_who_answers(tree):
    ut, gi, lab = tree
    person, chief, director = make_person("E1"), make_person("E2"), make_person("E3")
    affiliate(person, "student", structure=ut)
    affiliate(person, "faculty", structure=lab)
    assert manager_of(person, DAY) is None
    give_role(director, "director", structure=ut)
    assert manager_of(person, DAY) == director
    give_role(chief, "director", structure=gi)
    assert manager_of(person, DAY) == chief
    near = make_person("E4")
    give_role(make_person("E5"), "director", structure=lab)
    give_role(near, "manager", structure=lab)
    assert manager_of(person, DAY) == near


def test_nobody_is_their_own_manager(tree):
    ut, gi, _lab = tree
    head = make_person("E1")
    affiliate(head, "staff", structure=gi)
    give_role(head, "director", structure=gi)
    give_role(make_person("E2"), "manager", structure=gi)
    top = make_person("E3")
    give_role(top, "director", structure=ut)
    assert manager_of(head, DAY) == top
    affiliate(top, "staff", structure=ut)
    assert manager_of(top, DAY) is None
    president = make_person("E4")
    give_role(president, "director")
    assert manager_of(top, DAY) == president


def test_a_role_that_ended_counts_no_more(tree):
    person, chief = make_person("E1"), make_person("E2")
    affiliate(person, "staff", structure=tree[1])
    give_role(chief, "director", structure=tree[1], valid_until=DAY)
    assert manager_of(person, DAY) is None
    assert manager_of(person, DAY - timedelta(days=1)) == chief


def test_members_of_a_structure_and_below(tree):
    one, other, gone = make_person("P1"), make_person("P2"), make_person("P3")
    affiliate(one, "student", structure=tree[1])
    affiliate(other, "staff", structure=tree[2])
    affiliate(gone, "student", structure=tree[1], valid_until=DAY)
    assert set(members_of(tree[1], DAY)) == {one}
    assert set(members_of(tree[1], DAY, below=True)) == {one, other}
    assert set(members_of(tree[1], DAY - timedelta(days=1))) == {one, gone}


def test_who_answers_is_shown_to_who_may_read_the_names(tree):
    director = make_person("E1", family_name="Directrice")
    affiliate(director, "faculty", structure=tree[1])
    give_role(director, "director", structure=tree[1])
    hidden = make_person("E2", family_name="Cachée", is_protected=True)
    affiliate(hidden, "staff", structure=tree[1])
    give_role(hidden, "secretary", structure=tree[1])
    student, registrar = make_actor("student"), make_actor("registrar")
    assert [role.role for role in answering_for(student, tree[1], today())] == ["director"]
    assert [role.role for role in answering_for(registrar, tree[1], today())] == ["director", "secretary"]
    page = client_of(student).get(reverse("people:structure", args=["GI"])).content.decode()
    assert "Directrice" in page
    assert "Cachée" not in page
    answer = client_of(student).get("/api/v1/structures/GI/answering").json()
    assert [(row["role"], row["person"]["family_name"]) for row in answer["items"]] == [("director", "Directrice")]


def test_the_tree_of_another_day(tree):
    make_structure("OLD", parent=tree[0], valid_until=date(2024, 1, 1))
    assert [node.structure.code for node in structure_forest(date(2023, 6, 1))[0].below] == ["GI", "OLD"]
    client = client_of(make_actor("student"))
    assert "Département OLD" not in client.get(reverse("people:structures"), {}).content.decode()
    page = client.get(reverse("people:structures"), {"on": "2023-06-01"}).content.decode()
    assert "Department OLD" in page
    assert client.get(reverse("people:structures"), {"on": "yesterday"}).status_code == 200
    codes = [row["code"] for row in client.get("/api/v1/structures?on=2023-06-01").json()["items"]]
    assert codes == ["GI", "LAB", "OLD", "UT"]


def test_another_day_opens_no_more_names(tree):
    """Rights are those of today: a role of the past doesn't read the past."""
    affiliate(make_person("S1", family_name="Élève"), "student", structure=tree[1])
    former = make_actor("student")
    give_role(former.person, "registrar", valid_until=date(2024, 1, 1))
    client = client_of(former)
    assert client.get("/api/v1/structures/GI/persons?on=2023-06-01").json()["items"] == []
    narrow = make_actor("student")
    give_role(narrow.person, "registrar", valid_until=date(2024, 1, 1))
    give_role(narrow.person, "registrar", structure=tree[2], valid_from=date(2024, 1, 1))
    assert client_of(narrow).get("/api/v1/affiliations?on=2023-06-01").json()["items"] == []
