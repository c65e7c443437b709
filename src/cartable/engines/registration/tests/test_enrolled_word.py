"""The word « enrolled » in rules over people: a programme, an entry year, a semester."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.people.api import populations
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.registration.api import create_campaign, end_enrolment, people_in
from cartable.engines.registration.demo import make_enrolled, make_regulation
from cartable.kernel.clock import system_clock
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db
SINCE = date(2025, 9, 1)
ON = date(2026, 10, 1)


@pytest.fixture
def people():
    """One in INFO since a year, one in GI, one nowhere."""
    make_term("A25", starts_on=date(2025, 9, 8))
    make_term("P26", starts_on=date(2026, 2, 16))
    make_term("A26", starts_on=date(2026, 9, 7))
    found = [make_student(family_name=name).person for name in ("Info", "Genie", "Nulle")]
    make_enrolled(found[0], make_regulation("INFO"), since=SINCE)
    make_enrolled(found[1], make_regulation("GI"), since=date(2026, 9, 1))
    return found


def those(rule: str, on: date = ON) -> list[str]:
    return [person.family_name for person in populations.population_query(rule, on).order_by("family_name")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('enrolled("INFO")', ["Info"]),
        ('enrolled(programme="GI")', ["Genie"]),
        ("enrolled()", ["Genie", "Info"]),
        ("student and not enrolled()", ["Nulle"]),
        ('enrolled("INFO", entry=2025)', ["Info"]),
        ('enrolled("INFO", entry=2024)', []),
        ('enrolled("INFO", semester=3)', ["Info"]),
        ("enrolled(semester=1)", ["Genie"]),
        ("enrolled(from_semester=2)", ["Info"]),
        ("enrolled(from_semester=1)", ["Genie", "Info"]),
    ],
)
def test_whom_it_means(people, rule, expected):
    assert those(rule) == expected


def test_the_semester_is_that_of_the_day(people):
    days = [date(2025, 9, 2), date(2026, 1, 10), date(2026, 3, 1), ON]
    assert [those("enrolled(semester=1)", day) for day in days] == [["Info"], ["Info"], [], ["Genie"]]
    people[0].enrolments.update(terms_before=2)
    assert those('enrolled("INFO", semester=5)') == ["Info"]
    assert those("enrolled()", SINCE - timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "les étudiants inscrits dans Formation INFO (INFO), entrée 2025, à partir du semestre 3"),
        ("en", "students enrolled in Programme INFO (INFO), entry of 2025, from semester 3 on"),
    ],
)
def test_it_is_said_in_both_languages(people, language, sentence):
    assert populations.in_words('enrolled("INFO", entry=2025, from_semester=3)', language) == sentence


def test_it_says_why_and_when_it_changes(people):
    told = populations.why(people[2], 'student and enrolled("INFO")', ON)
    assert [one.is_true for one in told.parts] == [True, False]
    assert populations.next_change_on('enrolled("INFO")', date(2025, 8, 1)) == SINCE
    assert populations.next_change_on('enrolled("INFO")', SINCE) == date(2025, 9, 8)
    turning = populations.people_turning('enrolled("INFO")', date(2026, 8, 31), date(2026, 9, 1))
    assert [person.family_name for person in turning] == ["Genie"]


def test_a_wrong_programme_is_refused_with_the_nearest(people):
    [fault] = populations.check('enrolled("INFOO")').faults
    assert "INFO" in str(fault.mend)


def test_who_follows_rules_is_told_of_enrolments(people):
    OutboxEvent.objects.all().delete()
    end_enrolment(enrolment=people[0].enrolments.get(), valid_until=ON, actor="tests", reason="Départ")
    [told] = OutboxEvent.objects.filter(name="person.facts_changed").values_list("payload", flat=True)
    assert (told["uuids"], told["facts"]) == ([str(people[0].uuid)], ["registration.enrolments"])


def test_a_campaign_is_for_one_programme(people):
    campaign = create_campaign(
        code="GI-P27",
        term=make_term("P27", starts_on=date(2027, 2, 15)),
        title_fr="Choix des UE de GI",
        population='enrolled("GI")',
        actor=make_account_with_role("registrar"),
        reason="Calendrier",
        now=system_clock(),
    )
    assert [person.family_name for person in people_in(campaign, ON)] == ["Genie"]
