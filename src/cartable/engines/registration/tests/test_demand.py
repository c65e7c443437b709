"""What a timetable reckons with before and after anything is decided."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering
from cartable.engines.people.demo import make_person
from cartable.engines.registration.api import ChoiceRow, demand_pairs, record_choices
from cartable.engines.registration.models import Campaign, Wish, WishList
from cartable.kernel.clock import system_clock

pytestmark = pytest.mark.django_db


def wish(campaign, person, offerings, *, state="sent", kind="main"):
    made = WishList.objects.create(campaign=campaign, person=person, state=state, saved_at=system_clock())
    for rank, offering in enumerate(offerings, start=1):
        Wish.objects.create(wish_list=made, offering=offering, kind=kind, rank=rank)


def test_wishes_sent_count_until_something_is_chosen():
    term = make_term()
    first, second = make_offering(term), make_offering(term)
    campaign = Campaign.objects.create(code="C", term=term, title_fr="Vœux", population="student")
    sent, drafting, decided, reserve = (make_person() for _ in range(4))
    wish(campaign, sent, [second, first])
    wish(campaign, drafting, [first], state="draft")
    wish(campaign, decided, [first])
    wish(campaign, reserve, [first], kind="reserve")
    record_choices(term=term, rows=[ChoiceRow(decided.pk, second.pk, "S9")], now=system_clock())
    assert demand_pairs(term_id=term.pk) == [
        (decided.pk, second.pk, "S9"),
        (sent.pk, second.pk, ""),
        (sent.pk, first.pk, ""),
    ]


def test_wishes_of_a_cancelled_campaign_count_no_more():
    term = make_term()
    offering = make_offering(term)
    campaign = Campaign.objects.create(
        code="C", term=term, title_fr="Vœux", population="student", cancelled_at=system_clock()
    )
    wish(campaign, make_person(), [offering])
    assert demand_pairs(term_id=term.pk) == []
