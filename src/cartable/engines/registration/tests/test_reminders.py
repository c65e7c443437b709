"""Reminders: whom, when, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_student
from cartable.engines.registration.api import phases_of, remind, send_list
from cartable.engines.registration.demo import make_campaign, make_list
from cartable.engines.registration.domain.campaigns.reminding import asked_occasion, occasion_at, remind_due
from cartable.engines.registration.models import Reminder

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def campaign(settings):
    """Wishes that close in ten days; mails can be sent."""
    settings.CAN_SEND_MAIL = True
    term = make_term()
    make_offering(term, make_unit("MT01"))
    return make_campaign(term, now=NOW)


def student(address=None):
    """A student with an address of their own."""
    person = make_student().person
    person.mail = f"{person.code}@ut.example" if address is None else address
    person.save()
    return person


def test_the_day_that_has_come_is_told(campaign):
    closes_at = phases_of(campaign)[0].closes_at
    told = [
        occasion_at(campaign, at)
        for at in (NOW, closes_at - 7 * DAY, closes_at - 3 * DAY, closes_at - 2 * DAY, closes_at)
    ]
    assert told == ["", "wishes-7", "wishes-7", "wishes-2", ""]


def test_those_who_sent_nothing_are_reminded_once_for_each_day(campaign):
    none, draft, sent, unreachable = student(), student(), student(), student("")
    make_list(campaign, draft, "MT01", now=NOW)
    make_list(campaign, sent, "MT01", now=NOW)
    send_list(campaign=campaign, person=sent, revision=1, actor=sent, now=NOW)
    closes_at = phases_of(campaign)[0].closes_at
    assert remind_due(now=NOW) == 0
    assert remind_due(now=closes_at - 7 * DAY) == 3
    assert remind_due(now=closes_at - 6 * DAY) == 0
    assert len(mail.outbox) == 2
    assert remind_due(now=closes_at - 2 * DAY) == 3
    assert Reminder.objects.filter(person=none).count() == 2
    assert Reminder.objects.filter(person=unreachable).count() == 2
    assert not Reminder.objects.filter(person=sent).exists()


def test_the_letter_is_in_both_languages_and_says_until_when(campaign):
    student("ines@ut.example")
    remind(campaign=campaign, occasion=asked_occasion(NOW), now=NOW)
    (letter,) = mail.outbox
    assert letter.to == ["ines@ut.example"]
    assert "Votre choix reste à envoyer" in letter.subject
    assert "Les vœux ferment le 3\u00a0décembre" in letter.body
    assert "You haven't sent your choice of units yet" in letter.body


def test_asked_for_twice_the_same_day_it_is_sent_once(campaign):
    student()
    assert remind(campaign=campaign, occasion=asked_occasion(NOW), now=NOW) == 1
    assert remind(campaign=campaign, occasion=asked_occasion(NOW), now=NOW + timedelta(hours=3)) == 0
    assert remind(campaign=campaign, occasion=asked_occasion(NOW + DAY), now=NOW + DAY) == 1


def test_once_wishes_are_over_nobody_is_reminded(campaign):
    student()
    late = phases_of(campaign)[2].opens_at
    assert remind(campaign=campaign, occasion="asked", now=late) == 0
