"""Teams, preparations and photos of the demo, on paper."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from cartable_demo.builders.teams import plan_teams
from cartable_demo.plan.asking import PREPARED, plan_preparations
from cartable_demo.plan.campus import plan_colleges
from cartable_demo.plan.portraits import draw_portraits
from cartable_demo.plan.semester import semester_of

DAY = date(2025, 10, 15)


def test_each_unit_taught_has_one_lead_and_everybody_who_teaches_it():
    (college,) = plan_colleges(150, semester_of(DAY), 1)
    parts = list(plan_teams(college))
    taught = {planned.unit for planned in college.classes}
    assert Counter(code for code, _teacher, part in parts if part == "lead") == dict.fromkeys(taught, 1)
    assert len({(code, teacher) for code, teacher, _part in parts}) == len(parts)
    teaching = zip(college.classes, college.staffing.teachers, strict=True)
    assert {(planned.unit, teacher) for planned, teacher in teaching} <= {
        (code, teacher) for code, teacher, _part in parts
    }


@pytest.mark.parametrize("size", [150, 2469])
def test_preparations_are_of_units_with_several_kinds_of_class_and_in_every_state(size):
    (college,) = plan_colleges(size, semester_of(DAY), 1)
    planned = list(plan_preparations(college))
    assert len(planned) == PREPARED
    assert {one.state for one in planned} == {"applied", "handed_over", "in_progress", "changed", "reopened"}
    assert all(said["kind"] in one.kinds for one in planned for said in one.sentences)
    assert planned[0].lead == college.staffing.structures.index("INFO")


def test_portraits_are_the_same_for_a_seed_and_differ_from_each_other():
    first = list(draw_portraits(24, 1))
    assert first == list(draw_portraits(24, 1))
    assert len(set(first)) == 24
    assert first != list(draw_portraits(24, 2))
