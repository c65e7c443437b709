"""Places: never one too many, whoever writes; a capacity isn't cut under those who have a place."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from cartable.engines.registration.api import assignments, record_choice
from cartable.engines.registration.demo import make_choices
from cartable.engines.registration.models import Choice, OfferingPlaces
from cartable.engines.registration.tests.assigning import NOW, make_desk
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


def test_places_count_what_was_chosen_before_and_after():
    desk = make_desk()
    first, second = desk.person(), desk.person()
    make_choices(first, desk.offerings["AA01"])
    assert assignments.places_of([desk.offerings["AA01"].pk]) == {
        desk.offerings["AA01"].pk: assignments.Places(None, 1)
    }
    desk.places(AA01=2)
    make_choices(second, desk.offerings["AA01"])
    found = assignments.places_of([desk.offerings["AA01"].pk])[desk.offerings["AA01"].pk]
    assert (found, found.left) == (assignments.Places(2, 2), 0)
    Choice.objects.filter(person=first).delete()
    assert assignments.places_of([desk.offerings["AA01"].pk])[desk.offerings["AA01"].pk].left == 1
    desk.places(AA01=None)
    assert not OfferingPlaces.objects.exists()


def test_a_cut_under_those_who_have_a_place_says_how_many_they_are():
    desk = make_desk()
    desk.places(AA01=5, BB01=5)
    for _number in range(3):
        make_choices(desk.person(), desk.offerings["AA01"])
    with pytest.raises(InputRefused) as refused:
        desk.places(AA01=2, BB01=1)
    with override("en"):
        assert [(str(fault.what), str(fault.mend)) for fault in refused.value.faults] == [
            ("AA01 can't have 2 places: 3 students have one already.", "Give at least 3, or take students out first.")
        ]
    with override("fr"):
        assert "3 étudiants" in str(refused.value.faults[0].what)
    assert set(OfferingPlaces.objects.values_list("capacity", flat=True)) == {5}
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferingPlaces.objects.filter(offering=desk.offerings["AA01"]).update(capacity=2)


@pytest.mark.parametrize(("capacity", "reason", "code"), [(-1, "x", "places.capacity"), (3, " ", "places.reason")])
def test_what_isnt_a_number_of_places_or_has_no_reason_is_refused(capacity: int, reason: str, code: str):
    desk = make_desk()
    with pytest.raises(InputRefused) as refused:
        assignments.set_capacity(
            offering=desk.offerings["AA01"], capacity=capacity, actor=desk.registrar, reason=reason, now=NOW
        )
    assert [fault.code for fault in refused.value.faults] == [code]


def test_recording_more_choices_than_places_is_refused_in_words_and_records_nothing():
    desk = make_desk()
    desk.places(AA01=1)
    make_choices(desk.person(), desk.offerings["AA01"])
    late = desk.person()
    with pytest.raises(InputRefused) as refused:
        record_choice(term=desk.campaign.term, person=late, unit_code="AA01", actor=desk.registrar, now=NOW)
    with override("en"):
        assert [(fault.code, str(fault.what)) for fault in refused.value.faults] == [
            ("choice.full", "AA01: 1 place(s) in all, 0 free, 1 asked for beyond.")
        ]
    assert desk.held(late) == set()
    assert OfferingPlaces.objects.get().taken == 1


def test_what_changed_and_why_is_told():
    from cartable.kernel.outbox.models import OutboxEvent

    desk = make_desk()
    desk.places(AA01=5)
    desk.places(AA01=7)
    told = OutboxEvent.objects.filter(name="places.changed").order_by("sequence").values_list("payload", flat=True)
    assert [(one["unit_code"], one["before"], one["capacity"], one["reason"]) for one in told] == [
        ("AA01", None, 5, "tests"),
        ("AA01", 5, 7, "tests"),
    ]
