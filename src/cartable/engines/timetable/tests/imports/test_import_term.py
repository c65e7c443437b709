"""A problem file becomes a term: exactly what it says, and nothing more."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from django.utils.translation import override

from cartable.engines.catalogue.api import CourseClass, CourseUnit
from cartable.engines.people.api import Account, Affiliation, Person, find_person_by_code
from cartable.engines.places.api import Room, travel_minutes
from cartable.engines.registration.api import Choice
from cartable.engines.timetable.api import import_term, say_contents, term_contents
from cartable.engines.timetable.demo import MONDAY, NOW, TINY_PROBLEM, make_imported_term
from cartable.engines.timetable.models import (
    ClassRequirement,
    ClassRoomOption,
    Distribution,
    DistributionMember,
    RoomClosure,
    TermRoom,
    TermSettings,
)
from cartable.engines.timetable.solver.building import build_problem
from cartable.kernel.audit import history_of

pytestmark = pytest.mark.django_db


def test_a_student_without_course_is_there_all_the_same():
    idle = TINY_PROBLEM.replace(b"</students>", b'<student id="10"/></students>')
    term = import_term(source=idle, code="TINY", starts_on=MONDAY, actor="demo", now=NOW)
    person = find_person_by_code("tiny-4")
    assert person is not None
    assert person.account.username == "tiny-4"
    assert [(tie.kind, tie.structure.code) for tie in person.affiliations.all()] == [("student", "TINY")]
    found = term_contents(term=term)
    assert (found.students, found.choices, found.idle) == (3, 4, 1)
    with override("en"):
        assert say_contents(found) == (
            "The term holds 2 rooms, 2 units, 4 classes, 2 constraints, 4 students, 4 choices. 1 student of the file "
            "chose no unit: their record and account are there, without any class."
        )


def test_import_creates_exactly_what_the_file_says():
    term = make_imported_term()
    counts = {
        model.__name__: model.objects.count()
        for model in (
            Room,
            TermRoom,
            RoomClosure,
            CourseUnit,
            CourseClass,
            ClassRequirement,
            ClassRoomOption,
            Distribution,
            DistributionMember,
            Person,
            Account,
            Affiliation,
            Choice,
        )
    }
    assert counts == {
        "Room": 2,
        "TermRoom": 2,
        "RoomClosure": 1,
        "CourseUnit": 2,
        "CourseClass": 4,
        "ClassRequirement": 4,
        "ClassRoomOption": 4,
        "Distribution": 2,
        "DistributionMember": 4,
        "Person": 3,
        "Account": 3,
        "Affiliation": 3,
        "Choice": 4,
    }
    assert (term.code, term.weeks_count, term.days_count, term.slot_minutes) == ("TINY", 4, 5, 5)
    assert term.starts_on == date(2026, 9, 7)
    assert (term.year.code, term.weeks.count()) == ("2026-2027", 4)


def test_import_keeps_prices_seats_parents_and_travel():
    term = make_imported_term()
    settings = TermSettings.objects.get(term=term)
    assert settings.problem_name == "tiny-fal26"
    weights = ("time_weight", "room_weight", "distribution_weight", "student_weight")
    assert [getattr(settings, name) for name in weights] == [2, 1, 5, 10]
    classes = {row.reference: row for row in CourseClass.objects.select_related("parent", "subpart")}
    assert {key: row.seats for key, row in classes.items()} == {"1": 60, "2": 2, "3": 2, "4": 10}
    assert {key: row.needs_room for key, row in classes.items()} == {"1": True, "2": True, "3": True, "4": False}
    assert [classes[key].parent for key in "1234"] == [None, classes["1"], classes["1"], None]
    assert [classes[key].subpart.kind for key in "1234"] == ["cm", "tp", "tp", "td"]
    rooms = list(TermRoom.objects.filter(term=term).values_list("reference", "room_id", "room__capacity"))
    assert [(reference, capacity) for reference, _, capacity in rooms] == [("1", 60), ("2", 20)]
    assert travel_minutes(room_ids=[rooms[0][1], rooms[1][1]]) == {(rooms[0][1], rooms[1][1]): 15}


def test_import_gives_codes_titles_and_hours():
    make_imported_term()
    units = list(CourseUnit.objects.order_by("code"))
    assert [(unit.code, unit.title_fr, unit.title_en) for unit in units] == [
        ("TINY1", "Unité 1", "Unit 1"),
        ("TINY2", "Unité 2", "Unit 2"),
    ]
    assert [(unit.lecture_minutes, unit.tutorial_minutes, unit.lab_minutes) for unit in units] == [
        (480, 0, 180),
        (0, 480, 0),
    ]
    assert [room.code for room in Room.objects.order_by("code")] == ["TINY-1", "TINY-2"]


def test_imported_students_have_names_accounts_without_password_and_their_choices():
    term = make_imported_term()
    people = list(Person.objects.order_by("code"))
    assert [person.code for person in people] == ["tiny-1", "tiny-2", "tiny-3"]
    assert all(person.family_name and person.given_name for person in people)
    assert not any(account.has_usable_password() for account in Account.objects.all())
    choices = Choice.objects.filter(term=term).order_by("id")
    assert list(choices.values_list("person__code", "offering__reference", "reference")) == [
        ("tiny-1", "1", "7"),
        ("tiny-1", "2", "7"),
        ("tiny-2", "1", "8"),
        ("tiny-3", "1", "9"),
    ]


def test_import_of_the_same_file_twice_gives_two_terms_with_codes_apart():
    make_imported_term("TINY")
    make_imported_term("TINY-BIS")
    assert list(CourseUnit.objects.order_by("code").values_list("code", flat=True)) == [
        "TINY-BIS-1",
        "TINY-BIS-2",
        "TINY1",
        "TINY2",
    ]
    assert Person.objects.count() == 6


def test_import_takes_code_and_title_from_the_problem_by_default():
    term = import_term(source=gzip.compress(TINY_PROBLEM), starts_on=MONDAY, actor="demo", now=NOW)
    assert (term.code, term.title_fr) == ("tiny-fal26", "tiny-fal26")


def test_import_tells_how_far_it_is():
    told = []
    import_term(
        source=TINY_PROBLEM,
        starts_on=MONDAY,
        actor="demo",
        now=NOW,
        progress=lambda fraction, message: told.append(fraction),
    )
    assert told == [0.0, 0.1, 0.2, 0.35, 0.55, 0.8, 1.0]


def test_import_is_in_the_history_with_its_reason():
    term = make_imported_term()
    change = history_of(term)[0]
    assert (change.actor, change.reason) == ("demo", "import tiny-fal26")


def test_building_a_problem_asks_as_many_queries_for_any_size(django_assert_num_queries):
    term = make_imported_term()
    with django_assert_num_queries(18):
        problem = build_problem(term)
    assert len(list(problem.classes())) == 4
