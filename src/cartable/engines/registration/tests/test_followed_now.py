"""What the catalogue asks before it ends a programme or cuts places; the history of places."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cartable.engines.calendar.demo import make_term, make_year
from cartable.engines.catalogue.api import programmes, versions
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_person, make_teacher
from cartable.engines.registration.api import ChoiceRow, EnrolmentRow, assignments, enrol, record_choices
from cartable.engines.registration.demo import make_enrolled, make_regulation
from cartable.engines.registration.models import OfferingPlaces
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def registrar():
    return make_account_with_role("registrar")


@pytest.fixture
def offering():
    """Offered in the term under way, which three students chose."""
    monday = today() - timedelta(days=today().weekday() + 14)
    year = make_year("now", starts_on=today() - timedelta(days=60), ends_on=today() + timedelta(days=300))
    found = make_offering(make_term("T", starts_on=monday, year=year), make_unit("MT01"), td=[24])
    rows = [ChoiceRow(make_person().pk, found.pk, "") for _ in range(3)]
    record_choices(term=found.term, rows=rows, now=system_clock())
    return found


def test_people_enrolled_are_counted_and_nobody_enters_once_it_ended(registrar):
    regulation = make_regulation("INFO")
    programme = regulation.programme
    make_enrolled(make_person(), regulation, since=today() - timedelta(days=30))
    given = {"programme": programme, "on": today(), "reason": "Refonte", "actor": registrar, "now": system_clock()}
    with pytest.raises(InputRefused) as refusal:
        programmes.end_programme(**given, is_confirmed=False)
    [fault] = refusal.value.faults
    assert (fault.code, str(fault.what)) == (
        "programme.enrolled",
        "1 personne est inscrite dans cette formation.",
    )
    programmes.end_programme(**given, is_confirmed=True)
    late = EnrolmentRow(make_person().pk, programme.pk, regulation.pk, today())
    with pytest.raises(InputRefused) as refusal:
        enrol([late])
    assert [one.code for one in refusal.value.faults] == ["enrolment.ended"]
    assert len(enrol([replace(late, valid_from=today() - timedelta(days=1))])) == 1


def test_a_version_cannot_cut_places_under_those_who_have_the_unit(offering, registrar):
    author, now = make_teacher(), system_clock()
    draft = versions.begin_draft(unit=offering.unit, year=offering.term.year, actor=author, now=now)
    said = {"content_fr": "Suites", "assessment_fr": "Final", "lecture_minutes": 600}
    content = replace(versions.content_of(draft), **said, capacity=2)
    draft = versions.save_draft(version=draft, content=content, revision=0, actor=author, now=now)
    draft = versions.propose(version=draft, revision=1, actor=author, now=now)
    with pytest.raises(InputRefused) as refusal:
        versions.adopt(version=draft, actor=registrar, now=now)
    [fault] = refusal.value.faults
    assert (fault.code, str(fault.what)) == (
        "version.capacity_cut",
        "3 étudiants suivent MT01 en T : 2 places ne suffisent pas.",
    )
    draft = versions.send_back(version=draft, comment="Au moins 3 places", actor=registrar, now=now)
    draft = versions.save_draft(version=draft, content=replace(content, capacity=3), revision=1, actor=author, now=now)
    draft = versions.propose(version=draft, revision=2, actor=author, now=now)
    assert versions.adopt(version=draft, actor=registrar, now=now).capacity == 3


def test_places_keep_who_changed_them_and_why(offering, registrar):
    for capacity, reason in ((10, "Salle"), (12, "Plus grande salle")):
        assignments.set_capacity(
            offering=offering, capacity=capacity, actor=registrar, reason=reason, now=system_clock()
        )
    record_choices(term=offering.term, rows=[ChoiceRow(make_person().pk, offering.pk, "")], now=system_clock())
    row = OfferingPlaces.objects.get()
    assert row.taken == 4
    assert [(one.actor, one.reason, one.after["capacity"]) for one in history_of(row)] == [
        (str(registrar.uuid), "Salle", 10),
        (str(registrar.uuid), "Plus grande salle", 12),
    ]
