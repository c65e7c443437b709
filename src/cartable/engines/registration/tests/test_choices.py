"""What students choose: recorded once, of the term, seen by the right people."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.engines.registration.api import (
    Choice,
    ChoiceRow,
    access_choices,
    choice_pairs,
    choices_of,
    count_students,
    record_choices,
    students_of,
    withdraw_choices,
)
from cartable.engines.registration.demo import CHOSEN_AT, make_choices
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db


def changes() -> list[dict]:
    """What was told of choices."""
    return list(OutboxEvent.objects.filter(name="choices.changed").order_by("pk").values_list("payload", flat=True))


def test_choices_are_recorded_in_order_and_told():
    term = make_term("A26")
    first, second = make_offering(term), make_offering(term)
    student = make_student().person
    rows = [ChoiceRow(student.pk, second.pk, "s7"), ChoiceRow(student.pk, first.pk, "s7")]
    assert record_choices(term=term, rows=rows, now=CHOSEN_AT) == 2
    assert list(choice_pairs(term_id=term.pk)) == [
        (student.pk, second.pk, "s7"),
        (student.pk, first.pk, "s7"),
    ]
    assert changes() == [{"term_code": "A26", "recorded": 2, "withdrawn": 0}]


def test_a_choice_recorded_already_stays_as_it_is():
    term = make_term("A26")
    offering = make_offering(term)
    student = make_student().person
    assert make_choices(student, offering) == 1
    assert make_choices(student, offering) == 0
    assert len(changes()) == 1


def test_choices_of_another_term_or_given_twice_are_refused_and_nothing_recorded():
    term = make_term("A26")
    own, foreign = make_offering(term), make_offering(make_term("P27"))
    student = make_student().person
    rows = [ChoiceRow(student.pk, own.pk), ChoiceRow(student.pk, own.pk), ChoiceRow(student.pk, foreign.pk)]
    with pytest.raises(InputRefused) as refusal:
        record_choices(term=term, rows=rows, now=CHOSEN_AT)
    assert [fault.code for fault in refusal.value.faults] == ["choice.offering", "choice.twice"]
    assert not Choice.objects.exists()


def test_withdrawn_choices_are_told_and_kept_in_the_history():
    term = make_term("A26")
    offering = make_offering(term)
    student = make_student().person
    make_choices(student, offering)
    row = ChoiceRow(student.pk, offering.pk)
    assert withdraw_choices(term=term, rows=[row]) == 1
    assert withdraw_choices(term=term, rows=[row]) == 0
    assert changes()[1:] == [{"term_code": "A26", "recorded": 0, "withdrawn": 1}]
    events = Choice._meta.get_field("events").related_model
    assert list(events.objects.order_by("pgh_id").values_list("pgh_label", flat=True)) == ["insert", "delete"]


def test_students_of_a_term_with_their_choices_and_credits():
    term = make_term("A26")
    six, four = make_offering(term, make_unit(credits=6)), make_offering(term, make_unit(credits=4))
    ann, bob = make_student(family_name="Abadie").person, make_student(family_name="Bazin").person
    make_choices(ann, six, four)
    make_choices(bob, four)
    make_choices(bob, make_offering(make_term("P27")))
    for by_figures in (False, True):
        rows = students_of(term=term, by_figures=by_figures)
        assert [(row.family_name, row.units_count, row.credits) for row in rows] == [("Abadie", 2, 10), ("Bazin", 1, 4)]
        assert [row.pk for row in rows.order_by("credits")] == [bob.pk, ann.pk]
    assert count_students(term=term) == 2
    assert count_students(term=make_term("P28")) == 0


def test_choices_are_seen_by_the_student_and_by_keepers_only():
    term = make_term("A26")
    offering = make_offering(term)
    student = make_student()
    make_choices(student.person, offering)
    readers = [student, *(make_account_with_role(role) for role in ("registrar", "timetabler", "administrator"))]
    for account in readers:
        assert [choice.offering for choice in access_choices(account, student.person)] == [offering]
    for account in (make_student(), make_teacher(), make_account_with_role("room_manager"), None):
        with pytest.raises(NotAllowed):
            access_choices(account, student.person)


def test_choices_of_a_person_by_term():
    autumn, spring = make_term("A26"), make_term("P27")
    student = make_student().person
    make_choices(student, make_offering(autumn))
    make_choices(student, make_offering(spring))
    assert [choice.term for choice in choices_of(person=student, term=autumn)] == [autumn]
    assert choices_of(person=student).count() == 2
