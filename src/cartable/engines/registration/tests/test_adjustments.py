"""Adjustments: all or nothing, rules re-checked, one click counted once, waiting lists that move by themselves."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cartable.engines.registration.api import assignments
from cartable.engines.registration.demo import make_choices, make_result
from cartable.engines.registration.domain.adjusting.facts import judge_change, read_facts
from cartable.engines.registration.models import ChangeRequest, OfferingPlaces, Phase, Waiting
from cartable.engines.registration.tests.assigning import ADJUSTING, make_desk
from cartable.kernel.audit import because, history_of
from cartable.kernel.outbox import deliver_pending
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
Exclusion, Prerequisite = (apps.get_model("catalogue", name) for name in ("Exclusion", "Prerequisite"))


def refusals(refused) -> list[str]:
    return [fault.code for fault in refused.value.faults]


def test_units_are_added_dropped_and_swapped():
    desk = make_desk()
    desk.places(AA01=5, BB01=5)
    person = desk.person()
    assert desk.change(person, ["AA01", "CC01"]) == assignments.Changed(("AA01", "CC01"))
    assert desk.change(person, ["BB01"], ["AA01"]).is_done
    assert desk.held(person) == {"BB01", "CC01"}
    assert desk.change(person, drop=["CC01"]) == assignments.Changed((), ("CC01",))
    taken = dict(OfferingPlaces.objects.values_list("offering__unit__code", "taken"))
    assert taken == {"AA01": 0, "BB01": 1}


def test_a_swap_towards_a_full_unit_changes_nothing_and_says_so():
    desk = make_desk()
    desk.places(AA01=1)
    make_choices(desk.person(), desk.offerings["AA01"])
    person = desk.person()
    make_choices(person, desk.offerings["BB01"])
    found = desk.change(person, ["AA01"], ["BB01"])
    assert (found.is_done, found.full) == (False, (assignments.FullUnit("AA01", 1, 1, 0),))
    assert desk.held(person) == {"BB01"}
    assert ChangeRequest.objects.count() == 0


def test_the_same_click_sent_twice_counts_once():
    desk = make_desk()
    person = desk.person()
    first = desk.change(person, ["AA01"], token="click-1")
    desk.change(person, drop=["AA01"], token="click-2")
    again = desk.change(person, ["AA01"], token="click-1")
    assert (first.is_repeat, again.is_repeat, again.added) == (False, True, ("AA01",))
    assert desk.held(person) == set()
    assert ChangeRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("add", "drop", "code"),
    [
        ([], [], "change.empty"),
        (["BB01"], [], "change.held"),
        ([], ["AA01"], "change.not_held"),
        (["ZZ99"], [], "choice.not_offered"),
    ],
)
def test_what_cant_be_changed_is_refused(add: list[str], drop: list[str], code: str):
    desk = make_desk()
    person = desk.person()
    make_choices(person, desk.offerings["BB01"])
    with pytest.raises(InputRefused) as refused:
        desk.change(person, add, drop)
    assert refusals(refused)[0] == code
    assert desk.held(person) == {"BB01"}


def test_the_rules_of_choice_are_judged_again():
    desk = make_desk("AA01", "BB01", "CC01", "DD01")
    units = {code: offering.unit for code, offering in desk.offerings.items()}
    first, second = sorted((units["AA01"], units["BB01"]), key=lambda unit: unit.pk)
    Exclusion.objects.create(first=first, second=second, reason_fr="même contenu")
    Prerequisite.objects.create(unit=units["DD01"], wanted=units["CC01"])
    person = desk.person()
    desk.change(person, ["AA01"])
    for add, code in ((["BB01"], "choice.exclusion"), (["DD01"], "choice.prerequisite")):
        with pytest.raises(InputRefused) as refused:
            desk.change(person, add)
        assert refusals(refused) == [code]
    assert desk.change(person, ["BB01"], ["AA01"]).is_done
    make_result(person, units["CC01"])
    assert desk.change(person, ["DD01"]).is_done
    with pytest.raises(InputRefused) as refused:
        desk.change(person, ["CC01"])
    assert refusals(refused) == ["choice.already_acquired"]


def test_the_statement_lets_through_what_the_rules_let_through_and_nothing_else():
    codes = [f"UE{number}" for number in range(8)]
    desk = make_desk(*codes)
    units = {code: offering.unit for code, offering in desk.offerings.items()}
    desk.campaign.units_at_most = 4
    desk.campaign.save(update_fields=["units_at_most"])
    for one, other in (("UE0", "UE1"), ("UE2", "UE3")):
        first, second = sorted((units[one], units[other]), key=lambda unit: unit.pk)
        Exclusion.objects.create(first=first, second=second, reason_fr="même contenu")
    for unit, wanted, alternative in (("UE4", "UE5", 1), ("UE4", "UE6", 1), ("UE4", "UE7", 2), ("UE2", "UE7", 1)):
        Prerequisite.objects.create(unit=units[unit], wanted=units[wanted], alternative=alternative)
    people = [desk.person() for _ in range(4)]
    for person, acquired in zip(people, ((), ("UE5", "UE7"), ("UE1",), ("UE7", "UE3")), strict=True):
        for code in acquired:
            make_result(person, units[code])
    chance = random.Random(11)  # noqa: S311
    said = set()
    for number in range(60):
        person = people[number % len(people)]
        held = desk.held(person)
        add = chance.sample(sorted(set(codes) - held), chance.choice((1, 1, 2)))
        drop = chance.sample(sorted(held), min(len(held), chance.choice((0, 1))))
        facts = read_facts(
            campaign_id=desk.campaign.pk, person_id=person.pk, codes=[*add, *drop], token="", at=ADJUSTING
        )
        forbidden = bool(judge_change(facts, add=add, drop=drop))
        try:
            is_done = desk.change(person, add, drop).is_done
        except InputRefused:
            is_done = False
        assert is_done is not forbidden, (add, drop, held)
        assert desk.held(person) == ((held - set(drop)) | set(add) if is_done else held)
        said.add(is_done)
    assert said == {True, False}


def test_most_changes_take_one_statement():
    desk = make_desk()
    desk.places(AA01=5, BB01=5)
    person = desk.person()
    desk.change(person, ["AA01"])
    with CaptureQueriesContext(connection) as asked:
        assert desk.change(person, ["BB01"], ["AA01"]) == assignments.Changed(("BB01",), ("AA01",))
    # Inside a test's transaction the reason is forgotten by a statement of its own.
    assert [query["sql"] for query in asked if "pghistory.context_id', ''" not in query["sql"]][1:] == []


def test_the_number_of_units_is_bounded_and_dropping_is_always_possible():
    desk = make_desk()
    desk.campaign.units_at_most = 1
    desk.campaign.save(update_fields=["units_at_most"])
    person = desk.person()
    make_choices(person, desk.offerings["AA01"], desk.offerings["BB01"])
    with pytest.raises(InputRefused) as refused:
        desk.change(person, ["CC01"])
    assert refusals(refused) == ["choice.too_many"]
    assert desk.change(person, ["CC01"], ["AA01"]).is_done
    assert desk.change(person, drop=["CC01"]).is_done


def test_the_closing_second_is_outside_and_the_second_before_inside():
    desk = make_desk()
    person = desk.person()
    phase = Phase.objects.get(campaign=desk.campaign, kind="adjustments")

    def at(now):
        return assignments.change_units(
            campaign=desk.campaign, person=person, add=["AA01"], actor=person.account, now=now
        )

    for closed in (phase.closes_at, phase.opens_at - timedelta(microseconds=1)):
        with pytest.raises(assignments.AdjustmentsClosed):
            at(closed)
    assert desk.held(person) == set()
    assert at(phase.closes_at - timedelta(microseconds=1)).is_done


def test_who_changed_is_kept_in_the_history():
    desk = make_desk()
    person = desk.person()
    desk.change(person, ["AA01"])
    (change,) = history_of(person.choices.get())
    assert (change.actor, change.reason) == (str(person.account.uuid), "adjustment of units")


def test_the_reason_of_a_change_holds_for_nothing_that_follows_in_the_transaction():
    desk = make_desk()
    person = desk.person()
    with because(actor="registrar", reason="outer"):
        desk.change(person, ["AA01"])
        make_choices(person, desk.offerings["BB01"])
    make_choices(person, desk.offerings["CC01"])
    said = {}
    for choice in person.choices.select_related("offering__unit"):
        (change,) = history_of(choice)
        said[choice.offering.unit.code] = change.actor, change.reason
    assert said == {
        "AA01": (str(person.account.uuid), "adjustment of units"),
        "BB01": ("registrar", "outer"),
        "CC01": ("", ""),
    }


def test_a_freed_place_goes_to_the_first_who_waits_and_what_they_give_back_to_the_next():
    desk = make_desk()
    desk.places(AA01=1, BB01=1)
    holder, first, second, third = (desk.person() for _ in range(4))
    make_choices(holder, desk.offerings["AA01"])
    make_choices(first, desk.offerings["BB01"])
    assert [desk.wait(first, "AA01", "BB01").position, desk.wait(second, "AA01").position] == [1, 2]
    desk.wait(third, "BB01")
    assert desk.change(holder, ["CC01"], ["AA01"]).is_done
    assert [desk.held(one) for one in (holder, first, second, third)] == [{"CC01"}, {"AA01"}, set(), {"BB01"}]
    states = dict(Waiting.objects.values_list("person", "state"))
    assert states == {first.pk: "served", second.pk: "waiting", third.pk: "served"}


def test_a_free_place_isnt_taken_past_those_who_wait():
    desk = make_desk()
    desk.places(AA01=1)
    make_choices(desk.person(), desk.offerings["AA01"])
    waiting, late = desk.person(), desk.person()
    desk.wait(waiting, "AA01")
    OfferingPlaces.objects.update(capacity=2)
    found = desk.change(late, ["AA01"])
    assert found.full == (assignments.FullUnit("AA01", 2, 1, 1),)
    assert assignments.serve_all(now=ADJUSTING) == 1
    assert desk.held(waiting) == {"AA01"}


def test_raising_the_capacity_serves_those_who_wait():
    desk = make_desk()
    desk.places(AA01=0)
    people = [desk.person() for _ in range(3)]
    for person in people:
        desk.wait(person, "AA01")
    assignments.set_capacity(
        offering=desk.offerings["AA01"], capacity=2, actor=desk.registrar, reason="deux groupes", now=ADJUSTING
    )
    assert [desk.held(person) for person in people] == [{"AA01"}, {"AA01"}, set()]


def test_who_cant_take_the_place_is_passed_over_and_told_why(settings):
    settings.CAN_SEND_MAIL = True
    desk = make_desk()
    first, second = sorted((desk.offerings[code].unit for code in ("AA01", "BB01")), key=lambda unit: unit.pk)
    desk.places(AA01=1)
    holder, barred, next_one = (desk.person() for _ in range(3))
    make_choices(holder, desk.offerings["AA01"])
    barred.mail = "barred@example.org"
    barred.save(update_fields=["mail"])
    desk.wait(barred, "AA01")
    desk.wait(next_one, "AA01")
    desk.change(barred, ["BB01"])
    Exclusion.objects.create(first=first, second=second, reason_fr="même contenu")
    desk.change(holder, drop=["AA01"])
    assert (desk.held(barred), desk.held(next_one)) == ({"BB01"}, {"AA01"})
    row = Waiting.objects.get(person=barred)
    assert (row.state, row.detail) == ("passed", {"rule": "exclusion", "other": "BB01"})
    deliver_pending()
    assert [letter.to for letter in mail.outbox] == [["barred@example.org"]]
    assert "BB01" in mail.outbox[0].body


def test_waiting_for_what_is_free_or_held_is_refused_and_leaving_is_said_once():
    desk = make_desk()
    desk.places(AA01=1, BB01=0)
    person = desk.person()
    with pytest.raises(InputRefused) as refused:
        desk.wait(person, "AA01")
    assert refusals(refused) == ["waiting.not_full"]
    desk.change(person, ["AA01"])
    with pytest.raises(InputRefused) as refused:
        desk.wait(person, "AA01")
    assert refusals(refused) == ["waiting.held"]
    row = desk.wait(person, "BB01")
    assert desk.wait(person, "BB01", "AA01") == row
    left = assignments.leave_waiting(waiting=row, actor=person.account, now=ADJUSTING)
    assert left.state == "left"
    assert assignments.leave_waiting(waiting=row, actor=person.account, now=ADJUSTING).state == "left"
    Waiting.objects.filter(pk=row.pk).update(state="served")
    with pytest.raises(assignments.NotWaitingAnyMore):
        assignments.leave_waiting(waiting=row, actor=person.account, now=ADJUSTING)


def test_refusals_are_said_in_the_language_of_the_reader():
    desk = make_desk()
    desk.places(AA01=1)
    make_choices(desk.person(), desk.offerings["AA01"])
    person = desk.person()
    make_choices(person, desk.offerings["AA01"].term.offerings.get(unit__code="BB01"))
    with pytest.raises(InputRefused) as refused:
        desk.change(person, ["BB01"])
    with override("fr"):
        assert str(refused.value.faults[0].what) == "Vous avez déjà BB01."


def test_changes_are_told_together_once():
    desk = make_desk()
    people = [desk.person() for _ in range(3)]
    OutboxEvent.objects.all().delete()
    for person in people:
        desk.change(person, ["AA01"])
    desk.change(people[0], ["BB01"], ["AA01"])
    assert OutboxEvent.objects.count() == 0
    assert (assignments.tell_changes(), assignments.tell_changes()) == (4, 0)
    told = OutboxEvent.objects.get(name="choices.changed").payload
    assert (told["recorded"], told["withdrawn"]) == (4, 1)
    facts = OutboxEvent.objects.exclude(name="choices.changed").get().payload
    assert sorted(facts["uuids"]) == sorted(str(person.uuid) for person in people)
