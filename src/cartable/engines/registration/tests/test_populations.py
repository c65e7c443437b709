"""The word of registration in rules over people: who chose a unit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.api import populations
from cartable.engines.people.demo import make_student
from cartable.engines.registration.api import ChoiceRow, forget_choices, withdraw_choices
from cartable.engines.registration.demo import make_choices
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db


def test_who_chose_a_unit():
    term = make_term("A26")
    offering = make_offering(term, make_unit("MT01"))
    student, other = make_student().person, make_student().person
    make_choices(student, offering)
    inside, after = term.starts_on, term.starts_on + timedelta(weeks=term.weeks_count)
    assert list(populations.population_query('chose("MT01")', inside)) == [student]
    assert list(populations.population_query('student and not chose("MT01")', inside)) == [other]
    assert list(populations.population_query("chose()", after)) == []
    assert list(populations.population_query('chose(term="A26")', after)) == [student]
    assert populations.next_change_on("chose()", inside) == after
    assert populations.in_words("not chose()", "fr") == "tout le monde sauf les personnes qui ont choisi des unités"


def test_choices_are_told_to_who_follows_rules():
    term = make_term("A26")
    offering = make_offering(term)
    student, other = make_student().person, make_student().person
    make_choices(student, offering)
    make_choices(other, offering)
    make_choices(other, offering)
    withdraw_choices(term=term, rows=[ChoiceRow(student.pk, offering.pk)])
    forget_choices(term=term)
    told = OutboxEvent.objects.filter(name="person.facts_changed").order_by("pk").values_list("payload", flat=True)
    assert [(one["uuids"], one["facts"]) for one in told] == [
        ([str(one.uuid)], ["registration.choices"]) for one in (student, other, student, other)
    ]
