"""What a unit's preparation counts on: choices, else wishes sent, else the forecast with its range."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import preparation
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_student
from cartable.engines.registration.demo import make_campaign, make_choices, make_enrolled, make_list, make_regulation
from cartable.kernel.clock import system_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    """Two past terms in which twelve of twenty students followed MT01; the next one, with nothing chosen."""
    units = {code: make_unit(code) for code in ("MT01", "IF44", "NEW1")}
    regulation = make_regulation()
    students = [make_student().person for _number in range(20)]
    for person in students:
        make_enrolled(person, regulation)
    for code, starts_on in (("A24", date(2024, 9, 2)), ("A25", date(2025, 9, 1))):
        past = make_term(code, starts_on=starts_on)
        offerings = {name: make_offering(past, units[name]) for name in ("MT01", "IF44")}
        for number, person in enumerate(students):
            make_choices(person, offerings["MT01" if number < 12 else "IF44"])
    coming = make_term("A27", starts_on=date(2027, 9, 6))
    coming.made = {code: make_offering(coming, unit) for code, unit in units.items()}
    coming.units, coming.students = units, students
    return coming


def demand(term, *codes):
    ids = {term.units[code].pk: code for code in codes or term.units}
    found = preparation.demand_of(term_id=term.pk, unit_ids=list(ids))
    return {ids[pk]: one for pk, one in found.items()}


def test_the_forecast_fills_what_nobody_chose_or_wished(term):
    with override("en"):
        found = demand(term)
        assert {code: one.number for code, one in found.items()} == {"MT01": 12, "IF44": 8}
        assert str(found["MT01"].origin).startswith("forecast from past terms, ±")
    with override("fr"):
        assert str(found["MT01"].origin).startswith("prévision d'après les semestres passés, ±")


def test_choices_come_before_the_forecast_and_wishes_too(term):
    campaign = make_campaign(term, "A27", now=system_clock())
    made = make_list(campaign, term.students[0], "MT01", now=system_clock())
    made.state = "sent"
    made.save(update_fields=["state"])
    with override("en"):
        found = demand(term)
        assert (found["MT01"].number, str(found["MT01"].origin)) == (1, "wishes sent")
        assert str(found["IF44"].origin).startswith("forecast")
        make_choices(term.students[1], term.made["MT01"])
        assert str(demand(term)["MT01"].origin) == "choices recorded"


def test_the_same_queries_for_one_unit_and_thirty(term):
    counts = []
    for codes in (["MT01"], ["MT01", *(f"ZZ{number}" for number in range(29))]):
        for code in codes:
            if code not in term.units:
                term.units[code] = make_unit(code)
                make_offering(term, term.units[code])
        demand(term, *codes)
        with CaptureQueriesContext(connection) as asked:
            demand(term, *codes)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_term_without_past_has_no_forecast():
    unit, term = make_unit("MT01"), make_term("A23", starts_on=date(2023, 9, 4) - timedelta(days=7))
    make_offering(term, unit)
    assert preparation.demand_of(term_id=term.pk, unit_ids=[unit.pk]) == {}
