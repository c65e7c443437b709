"""Giving classes teachers, on the page and by the programming interface."""

from __future__ import annotations

from datetime import date

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import ClassTeacher, change_teachers, teachers_of
from cartable.engines.catalogue.demo import classes_of, make_offering
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.kernel.audit import history_of
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 15)


@pytest.fixture
def group():
    """A class without teacher."""
    return classes_of(make_offering(make_term(), td=1))[0]


def names(group) -> list[str]:
    """Who teaches it."""
    return [person.full_name for person in teachers_of(course_class=group)]


def change(group, **given) -> tuple[int, int]:
    """By the tests."""
    return change_teachers(course_class=group, actor="tests", on=DAY, **given)


def test_teachers_come_and_go_with_their_history(group):
    first, second = make_teacher("first").person, make_teacher("second").person
    assert change(group, add=[first, second]) == (2, 0)
    head = ClassTeacher.objects.get(person=first)
    assert history_of(head)[0].reason == "teachers of a class"
    assert change(group, add=[first]) == (0, 0)
    assert change(group, remove=[first]) == (0, 1)
    assert change(group, remove=[first]) == (0, 0)
    assert names(group) == [second.full_name]


def test_a_student_is_refused_and_nothing_changes(group):
    teacher, student = make_teacher("first").person, make_student("ines").person
    with pytest.raises(InputRefused) as refused:
        change(group, add=[teacher, student])
    assert [fault.code for fault in refused.value.faults] == ["teacher.affiliation"]
    assert names(group) == []


def test_the_page_adds_by_number_and_takes_off(client, group):
    client.force_login(make_account_with_role("timetabler"))
    person = make_teacher("first").person
    page = f"/catalogue/classes/{group.uuid}/teachers/"
    assert client.get(page).status_code == 200
    answer = client.post(page, {"add": person.code}, follow=True)
    assert "1 enseignant ajouté." in answer.content.decode()
    assert names(group) == [person.full_name]
    client.post(page, {"remove": [person.pk]})
    assert names(group) == []


@pytest.mark.parametrize("typed", ["nobody at all", ""])
def test_the_page_refuses_who_is_unknown(client, group, typed):
    client.force_login(make_account_with_role("timetabler"))
    answer = client.post(f"/catalogue/classes/{group.uuid}/teachers/", {"add": typed})
    assert answer.status_code == 422
    assert names(group) == []


def test_the_page_refuses_a_student_on_the_field(client, group):
    client.force_login(make_account_with_role("administrator"))
    student = make_student("ines").person
    answer = client.post(f"/catalogue/classes/{group.uuid}/teachers/", {"add": student.code})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["add"]


def test_several_of_one_name_are_told_with_their_numbers(client, group):
    client.force_login(make_account_with_role("timetabler"))
    one, two = make_teacher("one").person, make_teacher("two").person
    for person in (one, two):
        person.family_name, person.given_name = "Vasseur", "Joëlle"
        person.save()
    answer = client.post(f"/catalogue/classes/{group.uuid}/teachers/", {"add": "Joëlle Vasseur"})
    assert answer.status_code == 422
    assert one.code in answer.content.decode()
    assert two.code in answer.content.decode()


def test_the_programming_interface_assigns_and_unassigns(client, group):
    client.force_login(make_account_with_role("administrator"))
    person = make_teacher("first").person
    address = f"/api/v1/classes/{group.uuid}/teachers"
    body = {"person": str(person.uuid)}
    told = {"uuid": str(person.uuid), "family_name": person.family_name, "given_name": person.given_name}
    for _again in range(2):
        answer = client.post(address, body, content_type="application/json")
        assert (answer.status_code, answer.json()) == (201, told)
    assert client.get(address).json() == {"items": [told], "count": 1}
    assert client.post(f"{address}/withdraw", body, content_type="application/json").status_code == 200
    assert client.get(address).json()["count"] == 0
    student = make_student("ines").person
    refused = client.post(address, {"person": str(student.uuid)}, content_type="application/json")
    assert (refused.status_code, [fault["where"] for fault in refused.json()["faults"]]) == (400, ["person"])


@pytest.mark.parametrize("role", ["registrar", "room_manager"])
def test_others_may_not(client, group, role):
    client.force_login(make_account_with_role(role))
    assert client.get(f"/catalogue/classes/{group.uuid}/teachers/").status_code == 403
