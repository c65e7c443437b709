"""Runs of an assignment: tried, kept, explained, compared, published once."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from django.core import mail
from django.utils.translation import override

from cartable.engines.registration.api import assignments
from cartable.engines.registration.demo import make_enrolled, make_regulation, make_result
from cartable.engines.registration.models import Choice, Waiting, WishList
from cartable.engines.registration.tests.assigning import ASSIGNING, NOW, Desk, make_desk
from cartable.kernel.outbox import deliver_pending
from cartable.kernel.problems import Conflict, InputRefused

pytestmark = pytest.mark.django_db


def crowd(desk: Desk, size: int, *units: str, **more):
    people = [desk.person(f"Nom{number:02}") for number in range(size)]
    for person in people:
        desk.wish(person, *units, **more)
    return people


def outcomes(run: assignments.AssignmentRun, code: str) -> list[str]:
    return list(run.lines.filter(offering__unit__code=code).order_by("order").values_list("outcome", flat=True))


def test_the_places_go_to_the_smallest_lottery_numbers_when_nothing_else_tells():
    desk = make_desk()
    people = crowd(desk, 5, "AA01", reserves=("BB01",))
    desk.places(AA01=2, BB01=1)
    run = desk.run()
    seed = desk.campaign.lottery_seed
    drawn = sorted(people, key=lambda one: sha256(f"{seed}:{one.uuid}:AA01".encode()).hexdigest())
    lines = run.lines.filter(offering__unit__code="AA01").order_by("order")
    assert [line.person for line in lines] == drawn
    assert [line.outcome for line in lines] == ["given", "given", "waiting", "waiting", "waiting"]
    assert outcomes(run, "BB01") == ["spared", "spared", "reserve", "waiting", "waiting"]
    assert {key: run.figures[key] for key in ("students", "all_mains", "short")} == {
        "students": 5,
        "all_mains": 2,
        "short": 2,
    }
    assert run.figures["outcomes"] == {"given": 2, "reserve": 1, "waiting": 5, "spared": 2}


def test_the_same_lists_rule_and_seed_give_the_run_that_is_there_and_other_places_another():
    desk = make_desk()
    crowd(desk, 3, "AA01")
    desk.places(AA01=1)
    first = desk.run("seniority")
    assert desk.run("seniority") == first
    assert desk.run() != first
    desk.places(AA01=2)
    again = desk.run("seniority")
    assert again != first
    assert again.input_digest != first.input_digest


def test_merits_come_from_results_and_enrolments():
    desk = make_desk()
    old, new, failed = crowd(desk, 3, "AA01")
    regulation = make_regulation(terms_count=4)
    for person in (old, new, failed):
        make_enrolled(person, regulation)
    old.enrolments.update(terms_before=3)
    make_result(failed, desk.offerings["AA01"].unit, passed=False)
    desk.places(AA01=1)
    for rule, winner in (("seniority", old), ("last_chance", old), ("followed_before", failed)):
        run = desk.run(rule)
        assert run.lines.get(outcome="given").person == winner, rule
    assert set(desk.run("degree").lines.values_list("priority__1", flat=True)) == {0}  # sciences are lacking to all


def test_wrong_rules_and_seeds_and_a_campaign_without_lists_are_refused():
    desk = make_desk()
    for rule, seed, code in (
        (["merit"], "s", "assignment.priority"),
        (["degree", "degree"], "s", "assignment.priority"),
        ([], " ", "assignment.seed"),
        ([], "s", "assignment.nobody"),
    ):
        with pytest.raises(InputRefused) as refused:
            assignments.try_assignment(campaign=desk.campaign, rule=rule, seed=seed, actor=desk.registrar, now=NOW)
        assert [fault.code for fault in refused.value.faults] == [code]


def test_drafts_and_returned_lists_dont_stand():
    desk = make_desk()
    sent, draft, returned = crowd(desk, 3, "AA01")
    WishList.objects.filter(person=draft).update(state="draft")
    WishList.objects.filter(person=returned).update(state="returned")
    assert set(desk.run().lines.values_list("person", flat=True)) == {sent.pk}


def test_the_seed_is_drawn_once():
    desk = make_desk()
    seed = assignments.draw_seed(campaign=desk.campaign, actor=desk.registrar, now=NOW)
    assert re.fullmatch("[0-9a-f]{32}", seed)
    with pytest.raises(Conflict):
        assignments.draw_seed(campaign=desk.campaign, actor=desk.registrar, now=NOW)


def test_publishing_gives_the_places_and_those_refused_wait_in_their_order():
    desk = make_desk()
    people = crowd(desk, 4, "AA01", reserves=("BB01",))
    desk.places(AA01=2, BB01=1)
    run = desk.publish()
    order = [line.person for line in run.lines.filter(offering__unit__code="AA01").order_by("order")]
    assert [desk.held(person) for person in order[:2]] == [{"AA01"}, {"AA01"}]
    reserve = run.lines.get(outcome="reserve").person
    assert desk.held(reserve) == {"BB01"}
    waiting = Waiting.objects.filter(offering__unit__code="AA01").order_by("position")
    assert [(row.person, row.position) for row in waiting] == [(order[2], 3), (order[3], 4)]
    assert {row.person: row.replaces and row.replaces.unit.code for row in waiting} == {
        person: "BB01" if person == reserve else None for person in order[2:]
    }
    short = next(person for person in order[2:] if person != reserve)
    assert Waiting.objects.get(offering__unit__code="BB01").person == short
    assert Choice.objects.count() == 3
    assert assignments.publish_assignment(run=run, actor=desk.registrar, now=ASSIGNING) == len(people)
    assert Choice.objects.count() == 3


def test_a_run_of_other_lists_another_seed_or_a_second_one_isnt_published():
    desk = make_desk()
    crowd(desk, 3, "AA01")
    desk.places(AA01=1)
    desk.state()
    old = desk.run()
    other_seed = desk.run(seed="another")
    desk.places(AA01=2)
    for run, refusal in ((old, assignments.RunOutdated), (other_seed, assignments.NotTheDrawnSeed)):
        with pytest.raises(refusal):
            assignments.publish_assignment(run=run, actor=desk.registrar, now=ASSIGNING)
    assert Choice.objects.count() == 0
    second = desk.run("seniority")
    desk.publish()
    with pytest.raises(assignments.AssignmentDone):
        assignments.publish_assignment(run=second, actor=desk.registrar, now=ASSIGNING)


def test_each_student_is_told_once(settings):
    settings.CAN_SEND_MAIL = True
    desk = make_desk()
    people = crowd(desk, 3, "AA01")
    for person in people:
        person.mail = f"{person.uuid}@example.org"
        person.save(update_fields=["mail"])
    desk.publish()
    deliver_pending()
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(person.mail for person in people)
    assert "My result" in mail.outbox[0].body
    assert "Mon résultat" in mail.outbox[0].body


def test_an_explanation_says_the_order_what_decided_and_how_to_check_it():
    desk = make_desk()
    crowd(desk, 5, "AA01")
    desk.places(AA01=2)
    run = desk.run("seniority")
    last, line = (run.lines.select_related("run", "person", "offering__unit").get(order=order) for order in (2, 4))
    with override("en"):
        found = assignments.explain_line(line)
        assert found.headline == "2 places, 5 wishes, you were 4th."
        assert found.because == (
            "You and the last student served were equal in everything that the regulation counts; the lottery decided: "
            f"your number {line.priority[-1]} comes after {last.priority[-1]}."
        )
        assert [(str(one.title), one.decides) for one in found.criteria] == [
            ("semesters behind you", False),
            ("lottery number", True),
        ]
        assert assignments.explain_line(last).because.startswith("Those who stood as well")
    assert sha256(found.lottery.encode()).hexdigest().startswith(found.number)
    assert found.command == f"printf '%s' '{found.lottery}' | sha256sum | cut -c1-16"
    with override("fr"):
        assert assignments.explain_line(line).headline == "2 places, 5 vœux, vous étiez 4e."


def test_an_explanation_names_the_priority_that_decided():
    desk = make_desk()
    old, new = crowd(desk, 2, "AA01")
    regulation = make_regulation()
    for person in (old, new):
        make_enrolled(person, regulation)
    old.enrolments.update(terms_before=3)
    desk.places(AA01=1)
    rows = desk.run("degree", "seniority").lines.select_related("run", "person", "offering__unit")
    with override("en"):
        assert assignments.explain_line(rows.get(person=new)).because == (
            "Those with more semesters behind them go first: you have 0, the last student served has 3."
        )


def test_two_rules_side_by_side_say_who_wins_and_who_loses():
    desk = make_desk()
    old, new = crowd(desk, 2, "AA01")
    regulation = make_regulation("INFO")
    for person in (old, new):
        make_enrolled(person, regulation)
    old.enrolments.update(terms_before=2)
    make_result(new, desk.offerings["AA01"].unit, passed=False)
    desk.places(AA01=1)
    base, other = desk.run("seniority"), desk.run("followed_before")
    (found,) = assignments.compare_runs([base, other])
    assert (found.wins, found.losses) == (1, 1)
    assert {(one.person, one.unit, one.wins, one.programme) for one in found.moved} == {
        (new, "AA01", True, "INFO"),
        (old, "AA01", False, "INFO"),
    }
    assert found.by_programme == (("INFO", 1, 1),)
    assert [(wins, losses) for _level, wins, losses in found.by_level] == [(1, 0), (0, 1)]
    assert assignments.compare_runs([base]) == []
