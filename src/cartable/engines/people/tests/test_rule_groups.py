"""Groups that follow a rule: people enter and leave with what is true of them, in order and never in a circle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cartable.engines.people.api import (
    Affiliation,
    Group,
    GroupFollowsRule,
    GroupMembership,
    add_members,
    create_group,
    edit_group,
    end_affiliation,
    refresh_all_groups,
    refresh_group,
    refresh_groups_of,
)
from cartable.engines.people.demo import (
    LONG_AGO,
    affiliate,
    make_account_with_role,
    make_group,
    make_person,
    make_structure,
)
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.kernel.audit import history_of
from cartable.kernel.clock import today
from cartable.kernel.outbox import deliver_pending
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def inside(group: Group, on: date | None = None) -> set[str]:
    found = GroupMembership.objects.valid_on(on or today()).filter(group=group)
    return set(found.values_list("person__code", flat=True))


@pytest.fixture
def campus():
    """Two students and a member of staff."""
    info = make_structure("INFO")
    for code, kind in (("S1", "student"), ("S2", "student"), ("E1", "staff")):
        affiliate(make_person(code, family_name=code), kind, structure=info)
    return info


def make_rule_group(code: str, rule: str, on: date | None = None) -> Group:
    return create_group(code=code, title_fr=code, rule=rule, on=on or today())


def test_people_follow_the_rule_from_its_first_day(campus):
    group = make_rule_group("STUDENTS", "STUDENT")
    assert (group.rule, group.refreshed_on, inside(group)) == ("student", today(), {"S1", "S2"})
    assert set(GroupMembership.objects.values_list("valid_from", "valid_until")) == {(today(), None)}


def test_who_ceases_to_meet_it_leaves_that_day_and_may_come_back(campus):
    day = today()
    group = make_rule_group("STUDENTS", "student", day - 10 * ONE_DAY)
    tie = Affiliation.objects.get(person__code="S1")
    end_affiliation(affiliation=tie, valid_until=day, actor="tests", reason="left")
    assert refresh_group(group, day).left == {tie.person_id}
    assert inside(group) == {"S2"}
    assert GroupMembership.objects.get(person=tie.person).valid_until == day
    affiliate(tie.person, "student", structure=campus, valid_from=day)
    assert refresh_group(group, day).entered == {tie.person_id}
    assert list(GroupMembership.objects.filter(person=tie.person).values_list("valid_from", "valid_until")) == [
        (day - 10 * ONE_DAY, None)
    ]


def test_a_membership_of_no_day_is_taken_back(campus):
    group = make_rule_group("STUDENTS", "student")
    edit_group(group=group, title_fr="x", rule="staff", on=today(), actor="tests", reason="wrong rule")
    assert inside(group) == {"E1"}
    assert GroupMembership.objects.filter(group=group).count() == 1


def test_nothing_is_written_twice(campus):
    group = make_rule_group("STUDENTS", "student")
    assert refresh_group(group, today()).changed == set()
    assert refresh_all_groups(today(), only_stale=True) == 0


def test_history_says_why(campus):
    group = make_rule_group("STUDENTS", "student")
    changes = history_of(GroupMembership.objects.filter(group=group).first())
    assert [(change.actor, change.reason) for change in changes] == [("people", "Le groupe suit sa règle")]


def test_merged_records_are_in_no_group(campus):
    absorbed = make_person("S9")
    affiliate(absorbed, "student")
    absorbed.merged_into_id = Affiliation.objects.filter(kind="student").first().person_id
    absorbed.save()
    assert inside(make_rule_group("STUDENTS", "student")) == {"S1", "S2"}


def test_groups_follow_events(campus, django_capture_on_commit_callbacks):
    group = make_rule_group("STUDENTS", "student")
    reader = make_rule_group("BOTH", 'in_group("STUDENTS") or staff')
    newcomer = make_person("S3")
    deliver_pending()
    affiliate(newcomer, "student", structure=campus)
    deliver_pending()
    assert inside(group) == {"S1", "S2", "S3"}
    assert inside(reader) == {"S1", "S2", "S3", "E1"}


@pytest.mark.parametrize("many", [0, 50])
def test_one_change_and_many_give_the_same(campus, many, monkeypatch):
    people = [make_person(f"N{number}") for number in range(many or 3)]
    groups = [make_rule_group("STUDENTS", "student"), make_rule_group("OF", 'in_group("STUDENTS")')]
    for person in people:
        affiliate(person, "student", structure=campus)
    ids = [person.pk for person in people]
    assert refresh_groups_of(ids, today(), facts={"affiliation"}) == set(ids)
    expected = {"S1", "S2"} | {person.code for person in people}
    assert [inside(group) for group in groups] == [expected, expected]


def test_other_facts_judge_nothing(campus, django_assert_num_queries):
    make_rule_group("STUDENTS", "student")
    with django_assert_num_queries(1):
        assert refresh_groups_of([1], today(), facts={"person"}) == set()


def test_a_circle_is_refused_with_its_path(campus):
    make_rule_group("A", "student")
    b = make_rule_group("B", 'in_group("A")')
    with pytest.raises(InputRefused) as refused:
        edit_group(
            group=Group.objects.get(code="A"), title_fr="A", rule='in_group("B")', on=today(), actor="t", reason="t"
        )
    assert [fault.code for fault in refused.value.faults] == ["group.circle"]
    assert "A → B → A" in str(refused.value.faults[0].what)
    with pytest.raises(InputRefused):
        edit_group(group=b, title_fr="B", rule='not in_group("B")', on=today(), actor="t", reason="t")


def test_nobody_writes_its_people_by_hand(campus):
    group = make_rule_group("STUDENTS", "student")
    with pytest.raises(GroupFollowsRule):
        add_members(group=group, person_ids=[make_person().pk], valid_from=LONG_AGO)


def test_a_group_by_hand_that_gets_a_rule(campus):
    person = make_person("H1")
    group = make_group("HAND", people=(person,))
    add_members(group=group, person_ids=[make_person("H2").pk], valid_from=today() + ONE_DAY)
    moved = edit_group(group=group, title_fr="x", rule="student", on=today(), actor="tests", reason="now a rule")
    assert (len(moved.entered), moved.left) == (2, {person.pk})
    assert inside(group) == {"S1", "S2"}
    assert inside(group, today() + ONE_DAY) == {"S1", "S2"}


def test_a_rule_whose_word_is_gone_changes_nothing(campus):
    group = make_rule_group("STUDENTS", "student")
    Group.objects.filter(pk=group.pk).update(rule='knows("everything")')
    refresh_all_groups(today())
    refresh_groups_of(list(Affiliation.objects.values_list("person", flat=True)), today())
    assert inside(group) == {"S1", "S2"}


PAGES = {
    "new-group": (302, 403, 403, 200, 403, 200),
    "edit-group": (302, 403, 403, 200, 403, 200),
    "add-members": (302, 403, 403, 200, 403, 200),
}


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_the_forms(campus, actor_name, name):
    make_group("G1")
    keys = [] if name == "new-group" else ["G1"]
    index = ("anonymous", "student", "teacher", "registrar", "timetabler", "administrator").index(actor_name)
    assert client_of(make_actor(actor_name)).get(reverse(f"people:{name}", args=keys)).status_code == PAGES[name][index]


def test_the_form_shows_the_effect_then_writes(campus):
    client = client_of(make_actor("registrar"))
    values = {"code": "G1", "title_fr": "Étudiants", "structure": "*", "rule": "student"}
    shown = client.post(reverse("people:new-group"), values | {"act": "preview"}).content.decode()
    assert "2 people today" in shown
    assert not Group.objects.filter(code="G1").exists()
    assert client.post(reverse("people:new-group"), values).status_code == 302
    assert inside(Group.objects.get(code="G1")) == {"S1", "S2"}
    page = client.get(reverse("people:group", args=["G1"])).content.decode()
    assert "follow a rule" in page
    assert "étudiants" in page.lower()


def test_a_faulty_rule_lands_on_its_field(campus):
    client = client_of(make_actor("registrar"))
    values = {"code": "G1", "title_fr": "x", "structure": "*", "rule": "studnet"}
    answer = client.post(reverse("people:new-group"), values)
    assert answer.status_code == 422
    assert "Character 1" in answer.content.decode()


def test_many_who_would_leave_are_told_first(campus, monkeypatch):
    monkeypatch.setattr("cartable.engines.people.web.group_forms.MANY_LEAVE", 2)
    make_rule_group("G1", "student")
    client = client_of(make_actor("registrar"))
    values = {"title_fr": "x", "structure": "*", "rule": "staff", "reason": "why"}
    address = reverse("people:edit-group", args=["G1"])
    answer = client.post(address, values)
    assert answer.status_code == 422
    assert "2 people would leave the group: S1 Camille, S2 Camille" in answer.content.decode()
    assert client.post(address, values | {"confirmed": "on"}).status_code == 302
    assert inside(Group.objects.get(code="G1")) >= {"E1"}


def test_people_are_put_in_by_number_or_mail_and_taken_out(campus):
    make_person("M1", mail="m1@ut.example")
    group = make_group("G1")
    client = client_of(make_actor("registrar"))
    values = {"people": "S1\n\nM1@ut.example\nNOBODY", "valid_from": today().isoformat()}
    answer = client.post(reverse("people:add-members", args=["G1"]), values)
    assert answer.status_code == 422
    assert "Line 4: nobody has the number or the mail “NOBODY”." in answer.content.decode()
    values["people"] = "S1\nm1@ut.example"
    assert client.post(reverse("people:add-members", args=["G1"]), values).status_code == 302
    assert inside(group) == {"S1", "M1"}
    person = Affiliation.objects.get(person__code="S1").person
    address = reverse("people:end-membership", args=["G1", person.uuid])
    assert client.get(address).status_code == 200
    ended = client.post(address, {"valid_until": (today() - ONE_DAY).isoformat(), "reason": "mistake"})
    assert ended.status_code == 302
    assert inside(group) == {"M1"}


def test_a_scoped_registrar_keeps_groups_of_their_structure_by_hand_only(campus):
    client = client_of(make_account_with_role("registrar", structure=campus))
    form = client.get(reverse("people:new-group")).content.decode()
    assert 'name="rule"' not in form
    values = {"code": "G1", "title_fr": "x", "structure": "INFO", "rule": "student"}
    assert client.post(reverse("people:new-group"), values).status_code == 302
    assert Group.objects.get(code="G1").rule == ""
    assert client.post(reverse("people:new-group"), values | {"code": "G2", "structure": "UT"}).status_code == 422
