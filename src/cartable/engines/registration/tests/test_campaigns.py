"""Campaigns, their phases to the second, and who is in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.people.demo import make_student, make_teacher
from cartable.engines.registration.api import (
    CampaignTaken,
    PhaseDraft,
    campaign_open_to,
    cancel_campaign,
    create_campaign,
    end_of,
    people_in,
    people_without_list,
    phase_at,
    phases_of,
    set_phases,
)
from cartable.engines.registration.demo import make_campaign
from cartable.engines.registration.models import Campaign, Phase
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import Conflict, InputRefused

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


def given(**changes):
    """A campaign's arguments."""
    base = {
        "code": "C1",
        "title_fr": "Choix",
        "population": "student",
        "actor": "test",
        "reason": "test",
        "now": NOW,
    }
    return {**base, **changes}


def codes(refused):
    """The codes of what is refused."""
    return [fault.code for fault in refused.value.faults]


def test_a_campaign_says_all_that_is_wrong_with_it():
    with pytest.raises(InputRefused) as refused:
        create_campaign(
            term=make_term(), **given(code="a b", title_fr=" ", population="studnt", units_at_most=0, reminder_days=[0])
        )
    assert codes(refused) == [
        "campaign.code",
        "campaign.title",
        "campaign.units_at_most",
        "campaign.reminder_days",
        "campaign.population",
    ]
    assert Campaign.objects.count() == 0


def test_a_code_serves_once():
    term = make_term()
    create_campaign(term=term, **given())
    with pytest.raises(CampaignTaken):
        create_campaign(term=term, **given())


def test_a_phase_holds_its_opening_second_and_not_its_closing_one():
    campaign = make_campaign(make_term(), now=NOW)
    wishes, advice, assignment, adjustments = phases_of(campaign)
    told = [
        phase_at(campaign, wishes.opens_at - TICK),
        phase_at(campaign, wishes.opens_at),
        phase_at(campaign, wishes.closes_at - TICK),
        phase_at(campaign, wishes.closes_at),
        phase_at(campaign, assignment.opens_at),
        phase_at(campaign, adjustments.closes_at - TICK),
        phase_at(campaign, adjustments.closes_at),
    ]
    assert told == ["before", "wishes", "wishes", "advice", "assignment", "adjustments", "closed"]
    assert end_of(campaign, "save", NOW) == advice.closes_at
    assert end_of(campaign, "save", assignment.opens_at) is None


def test_between_two_phases_a_campaign_is_closed():
    campaign = create_campaign(term=make_term(), **given())
    assert phase_at(campaign, NOW) == "before"
    drafts = [PhaseDraft("wishes", NOW + DAY, NOW + 2 * DAY), PhaseDraft("adjustments", NOW + 5 * DAY, NOW + 6 * DAY)]
    campaign = set_phases(campaign=campaign, phases=drafts, actor="test", reason="test", now=NOW)
    assert [phase_at(campaign, NOW + hours * DAY) for hours in (0, 1, 2, 5, 6)] == [
        "before",
        "wishes",
        "closed",
        "adjustments",
        "closed",
    ]
    event = OutboxEvent.objects.get(name="campaign.phase_changed")
    assert (event.payload["campaign_code"], event.payload["phase"]) == ("C1", "before")


@pytest.mark.parametrize(
    ("drafts", "faults"),
    [
        ([("wishes", 1, 3), ("advice", 2, 4)], ["phase.overlap"]),
        ([("advice", 1, 2), ("wishes", 3, 4)], ["phase.order"]),
        ([("wishes", 3, 3)], ["phase.empty"]),
        ([("wishes", 1, 2), ("wishes", 3, 4)], ["phase.twice"]),
        ([("lunch", 1, 2)], ["phase.kind"]),
        ([("wishes", -2, 2)], ["phase.past"]),
        ([("wishes", -2, -1)], ["phase.past", "phase.past"]),
    ],
)
def test_phases_that_cannot_be_are_told_apart(drafts, faults):
    campaign = create_campaign(term=make_term(), **given())
    phases = [PhaseDraft(kind, NOW + first * DAY, NOW + last * DAY) for kind, first, last in drafts]
    with pytest.raises(InputRefused) as refused:
        set_phases(campaign=campaign, phases=phases, actor="test", reason="test", now=NOW)
    assert codes(refused) == faults
    assert Phase.objects.count() == 0


def test_a_phase_may_open_at_the_instant_when_the_one_before_closes():
    campaign = create_campaign(term=make_term(), **given())
    phases = [PhaseDraft("wishes", NOW + DAY, NOW + 2 * DAY), PhaseDraft("advice", NOW + 2 * DAY, NOW + 3 * DAY)]
    campaign = set_phases(campaign=campaign, phases=phases, actor="test", reason="test", now=NOW)
    assert [phase.kind for phase in phases_of(campaign)] == ["wishes", "advice"]


def test_what_has_begun_keeps_its_opening_and_may_close_later():
    campaign = make_campaign(make_term(), now=NOW)
    wishes, advice = phases_of(campaign)[:2]
    drafts = [PhaseDraft(one.kind, one.opens_at, one.closes_at) for one in phases_of(campaign)]
    for begun, code in (
        ([PhaseDraft("wishes", wishes.opens_at + DAY, wishes.closes_at), *drafts[1:]], "phase.begun"),
        (drafts[1:], "phase.begun"),
        ([PhaseDraft("wishes", wishes.opens_at, NOW), *drafts[1:]], "phase.past"),
    ):
        with pytest.raises(InputRefused) as refused:
            set_phases(campaign=campaign, phases=begun, actor="test", reason="test", now=NOW)
        assert codes(refused) == [code]
    longer = [
        PhaseDraft("wishes", wishes.opens_at, wishes.closes_at + DAY),
        PhaseDraft("advice", advice.opens_at + DAY, advice.closes_at),
        *drafts[2:],
    ]
    campaign = set_phases(campaign=campaign, phases=longer, actor="test", reason="one day more", now=NOW)
    assert phase_at(campaign, wishes.closes_at) == "wishes"
    over = NOW + timedelta(days=12)
    with pytest.raises(InputRefused) as refused:
        set_phases(
            campaign=campaign,
            phases=[PhaseDraft("wishes", wishes.opens_at, wishes.closes_at + timedelta(hours=1)), *longer[1:]],
            actor="test",
            reason="test",
            now=over,
        )
    assert codes(refused) == ["phase.over"]


def test_a_cancelled_campaign_is_closed_from_that_instant():
    campaign = make_campaign(make_term(), now=NOW)
    with pytest.raises(InputRefused):
        cancel_campaign(campaign=campaign, actor="test", reason=" ", now=NOW)
    campaign = cancel_campaign(campaign=campaign, actor="test", reason="Wrong term.", now=NOW)
    assert (phase_at(campaign, NOW - TICK), phase_at(campaign, NOW)) == ("wishes", "closed")
    with pytest.raises(Conflict):
        cancel_campaign(campaign=campaign, actor="test", reason="Again.", now=NOW)
    with pytest.raises(Conflict):
        set_phases(campaign=campaign, phases=[], actor="test", reason="test", now=NOW)


def test_the_population_is_that_of_the_day():
    campaign = make_campaign(make_term(), now=NOW)
    student, teacher = make_student().person, make_teacher().person
    assert list(people_in(campaign, NOW.date())) == [student]
    assert list(people_without_list(campaign, NOW.date())) == [student]
    assert campaign_open_to(person=student, at=NOW) == campaign
    assert campaign_open_to(person=teacher, at=NOW) is None
    assert campaign_open_to(person=student, at=NOW + timedelta(days=60)) is None
