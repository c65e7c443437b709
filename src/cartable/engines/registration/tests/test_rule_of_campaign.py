"""The rule of a campaign: stated with a reason, read by students, changeable until the places are given."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.registration.api import assignments, cancel_campaign, list_campaigns
from cartable.engines.registration.demo import make_campaign
from cartable.engines.registration.models import Choice
from cartable.engines.registration.tests.assigning import ASSIGNING, NOW, make_desk
from cartable.kernel.clock import system_clock
from cartable.kernel.problems import Conflict, InputRefused

pytestmark = pytest.mark.django_db


def test_the_rule_is_kept_with_who_and_why_and_the_same_one_changes_nothing():
    desk = make_desk()
    assert assignments.rule_in_force(desk.campaign) is None
    for rule, reason in ((["degree"], "Conseil"), (["degree"], "Encore"), (["seniority", "degree"], "Recours")):
        assignments.state_rule(campaign=desk.campaign, rule=rule, actor=desk.registrar, reason=reason)
    stated = assignments.rules_stated(desk.campaign)
    assert [(one.rule, one.reason) for one in stated] == [
        (("degree",), "Conseil"),
        (("seniority", "degree"), "Recours"),
    ]
    assert {one.actor for one in stated} == {desk.registrar.person.full_name}
    assert assignments.rule_in_force(list_campaigns().get()) == ["seniority", "degree"]


def test_a_wrong_rule_is_refused_with_each_fault():
    desk = make_desk()
    with pytest.raises(InputRefused) as refused:
        assignments.state_rule(
            campaign=desk.campaign, rule=["luck", "degree", "degree"], actor=desk.registrar, reason=""
        )
    assert [fault.code for fault in refused.value.faults] == [
        "assignment.priority",
        "assignment.priority",
        "assignment.rule_reason",
    ]
    assert assignments.rules_stated(desk.campaign) == []


def test_a_run_with_a_rule_that_nobody_was_told_is_not_published():
    desk = make_desk()
    desk.wish(desk.person(), "AA01")
    run = desk.run("seniority")
    for stated in (None, ("degree",)):
        if stated is not None:
            desk.state(*stated)
        with pytest.raises(assignments.NotTheStatedRule):
            assignments.publish_assignment(run=run, actor=desk.registrar, now=ASSIGNING)
    assert Choice.objects.count() == 0
    desk.state("seniority")
    assert assignments.publish_assignment(run=run, actor=desk.registrar, now=ASSIGNING) == 1


def test_the_rule_is_settled_once_the_places_are_given_or_the_campaign_cancelled():
    desk = make_desk()
    desk.wish(desk.person(), "AA01")
    desk.publish("degree")
    with pytest.raises(assignments.RuleSettled):
        desk.state("seniority")
    other = make_campaign(desk.campaign.term, now=NOW)
    cancel_campaign(campaign=other, actor=desk.registrar, reason="Erreur", now=NOW)
    with pytest.raises(Conflict):
        assignments.state_rule(campaign=other, rule=["degree"], actor=desk.registrar, reason="Conseil")


@pytest.mark.parametrize(("language", "rule"), [("fr", "nécessaire au diplôme"), ("en", "needed for the degree")])
def test_students_read_it_with_the_reason_while_they_choose(client, language, rule):
    desk = make_desk()
    desk.campaign = make_campaign(desk.campaign.term, "OPEN", now=system_clock())
    student = make_student()
    client.force_login(student)
    page = "/registration/semester/OPEN/"
    assert "t-rule" not in client.get(page, headers={"accept-language": language}).content.decode()
    assignments.state_rule(
        campaign=desk.campaign, rule=["degree"], actor=desk.registrar, reason="Conseil des études du 3 mai"
    )
    told = client.get(page, headers={"accept-language": language}).content.decode()
    assert rule in told
    assert "Conseil des études du 3" in told.replace("\xa0", " ")


def test_the_registrar_states_and_changes_it_from_the_pages(client):
    desk = make_desk()
    desk.wish(desk.person(), "AA01")
    run = desk.run("never_followed")
    client.force_login(desk.registrar)
    page = f"/registration/campaigns/{desk.campaign.code}/"
    looked = client.get(page + "rule/", {"run": str(run.uuid)})
    assert looked.context["form"].initial["priority_1"] == "never_followed"
    assert client.post(page + "rule/", {"priority_1": "degree"}).status_code == 422
    assert client.post(page + "rule/", {"priority_1": "degree", "reason": "Conseil"}).status_code == 302
    with override("en"):
        told = client.get(page, headers={"accept-language": "en"}).content.decode()
    assert "Needed for the degree, then lottery" in told
    assert "Conseil" in told
    given = client.get(f"{page}assignment/new/").context["form"].initial
    assert given == {"priority_1": "degree"}
    publish = client.post(f"{page}assignment/{run.uuid}/publish/", {"sure": "on"})
    assert publish.status_code == 409
    client.force_login(make_account_with_role("timetabler"))
    assert client.get(page).status_code == 200
    assert client.get(page + "rule/").status_code == 403
