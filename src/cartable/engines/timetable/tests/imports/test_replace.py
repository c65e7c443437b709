"""A term imported again in place of itself: only a copy of a file may go."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import CourseClass, CourseUnit
from cartable.engines.catalogue.demo import make_offering
from cartable.engines.people.api import Person
from cartable.engines.places.api import Room
from cartable.engines.registration.api import Choice
from cartable.engines.timetable.api import TermInUse, import_term, start_solving
from cartable.engines.timetable.demo import (
    MONDAY,
    NOW,
    TINY_PROBLEM,
    make_imported_term,
    make_published_term,
    make_solution,
)
from cartable.engines.timetable.tests.counting import count_everything
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


def again(code: str = "TINY", source: bytes = TINY_PROBLEM):
    """Import in place of the term of this code."""
    return import_term(source=source, code=code, starts_on=MONDAY, actor="demo", now=NOW, replace=True)


def test_a_term_imported_again_takes_the_place_of_the_first():
    first = make_imported_term()
    make_solution(first)
    second = again(source=TINY_PROBLEM.replace(b'capacity="60"', b'capacity="80"'))
    assert second.pk != first.pk
    assert {model.__name__: model.objects.count() for model in (Room, CourseUnit, CourseClass, Person, Choice)} == {
        "Room": 2,
        "CourseUnit": 2,
        "CourseClass": 4,
        "Person": 3,
        "Choice": 4,
    }
    assert sorted(Room.objects.values_list("code", "capacity")) == [("TINY-1", 80), ("TINY-2", 20)]
    assert sorted(CourseUnit.objects.values_list("code", flat=True)) == ["TINY1", "TINY2"]
    assert make_solution(second).total_cost == 15


def test_replacing_what_is_not_there_is_an_ordinary_import():
    assert again("NEW").code == "NEW"


def test_a_faulty_file_leaves_the_present_term_as_it_is():
    make_imported_term()
    before = count_everything()
    with pytest.raises(InputRefused):
        again(source=TINY_PROBLEM.replace(b'parent="1"', b'parent="77"'))
    assert count_everything() == before


def refused(code: str) -> None:
    """The term isn't replaced, and nothing changes."""
    before = count_everything()
    with pytest.raises(TermInUse):
        again(code)
    assert count_everything() == before


def test_a_published_term_is_not_replaced():
    make_published_term()
    refused("TINY")


def test_a_term_being_computed_is_not_replaced():
    start_solving(term=make_imported_term(), actor="demo", now=NOW)
    refused("TINY")


def test_a_term_made_by_hand_is_not_replaced():
    make_offering(make_term("HAND"))
    refused("HAND")
