"""The week that registration is told."""

from __future__ import annotations

import pytest

from cartable.engines.registration.api import choice_tree, compatibility
from cartable.engines.timetable.api import withdraw
from cartable.engines.timetable.demo import NOW, make_imported_term, make_published_term, make_solution
from cartable.engines.timetable.models import Placement

pytestmark = pytest.mark.django_db


def test_the_published_week_with_its_seats():
    term, publication = make_published_term()
    plan = compatibility.week_plan(term.pk)
    assert (plan.state, plan.slot_minutes, plan.weeks) == ("published", term.slot_minutes, 0b1111)
    placed = {row.course_class_id: row for row in Placement.objects.filter(solution=publication.solution)}
    assert set(plan.classes) == set(placed)
    for class_id, row in placed.items():
        assert plan.classes[class_id] == (compatibility.ClassTime(row.days, row.weeks, row.start, row.length),)
        assert plan.free_seats[class_id] == row.course_class.seats - row.seats_count


def test_a_draft_then_nothing():
    term = make_imported_term()
    assert compatibility.week_plan(term.pk).state == "none"
    solution = make_solution(term)
    plan = compatibility.week_plan(term.pk)
    assert (plan.state, str(plan.label).split()[-1]) == ("draft", str(solution.number))


def test_what_is_withdrawn_is_a_draft_again():
    term, _publication = make_published_term()
    assert compatibility.week_plan(term.pk).state == "published"
    withdraw(term=term, actor="tests", now=NOW)
    assert compatibility.week_plan(term.pk).state == "draft"


def test_the_week_and_the_tree_are_read_once(django_assert_num_queries):
    term, _publication = make_published_term()
    first = (compatibility.week_plan(term.pk), choice_tree(term.pk))
    with django_assert_num_queries(3):
        again = (compatibility.week_plan(term.pk), choice_tree(term.pk))
    assert again[0] is first[0]
    assert again[1] is first[1]


def test_the_students_of_the_term_fit():
    term, _publication = make_published_term()
    plan, tree = compatibility.week_plan(term.pk), choice_tree(term.pk)
    found = compatibility.judge(plan, tree, tree.offerings)
    assert found.possible
    assert {len(groups) for groups in found.example.values()} == {1, 2}
