"""The campus on paper: always the same from the same seed, complete, of the sizes announced."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from cartable_demo.plan.campus import COLLEGE_STUDENTS, COLLEGE_TEACHERS, College, plan_colleges
from cartable_demo.plan.constraints import plan_constraints
from cartable_demo.plan.semester import semester_of
from cartable_demo.plan.subjects import THEMES
from cartable_demo.plan.summaries import TOPICS
from cartable_demo.plan.teaching import GROUP_SIZE, SLOT, teaching_weeks
from cartable_demo.plan.units import plan_units

SEMESTER = semester_of(date(2025, 10, 15))


@pytest.fixture(scope="module")
def valbelle() -> College:
    (college,) = plan_colleges(COLLEGE_STUDENTS, SEMESTER, 1)
    return college


def test_the_usual_campus_has_the_sizes_announced(valbelle):
    assert len(valbelle.students) == 2469
    assert len(valbelle.units) == 350
    assert len(valbelle.rooms) == 122
    assert len(valbelle.staffing.structures) == COLLEGE_TEACHERS == 210
    assert {len(student.choices) for student in valbelle.students} == {5, 6, 7}


def test_the_same_seed_gives_the_same_campus_and_another_seed_another(valbelle):
    assert plan_colleges(300, SEMESTER, 4) == plan_colleges(300, SEMESTER, 4)
    assert plan_colleges(300, SEMESTER, 4) != plan_colleges(300, SEMESTER, 5)
    assert plan_colleges(COLLEGE_STUDENTS, SEMESTER, 1) == [valbelle]


def test_codes_and_descriptions_are_unique(valbelle):
    assert len({unit.code for unit in valbelle.units}) == len(valbelle.units)
    assert len({room.code for room in valbelle.rooms}) == len(valbelle.rooms)
    assert len({group.code for group in valbelle.community.groups}) == len(valbelle.community.groups)
    assert len({(planned.unit, planned.kind, planned.number) for planned in valbelle.classes}) == len(valbelle.classes)
    for language in ("summary_fr", "summary_en"):
        assert len({getattr(unit, language) for unit in valbelle.units}) == len(valbelle.units)


def test_every_title_has_its_topics_and_nothing_else_has():
    assert {french for theme in THEMES for french, _ in theme.titles} == set(TOPICS)
    for unit in plan_units():
        assert "{" not in unit.summary_fr + unit.summary_en
        assert unit.summary_fr.count(". ") >= 2
        assert unit.summary_en.count(". ") >= 2


@pytest.mark.parametrize("size", [1, 7, 60, 240, 1000])
def test_every_class_has_times_rooms_large_enough_and_a_teacher(size):
    (college,) = plan_colleges(size, SEMESTER, 1)
    capacity = {room.code: room.capacity for room in college.rooms}
    assert len(college.students) == size
    assert len(college.staffing.teachers) == len(college.classes) > 0
    for planned in college.classes:
        assert planned.times
        assert planned.rooms
        assert len({code for code, _ in planned.rooms}) == len(planned.rooms)
        assert all(capacity[code] >= planned.seats for code, _ in planned.rooms)
        assert all(penalty >= 0 for _, penalty in planned.rooms)


def test_seats_hold_all_who_chose_and_no_group_is_too_large(valbelle):
    chosen = Counter(code for student in valbelle.students for code in student.choices)
    seats: Counter[tuple[str, str]] = Counter()
    for planned in valbelle.classes:
        seats[planned.unit, planned.kind] += planned.seats
        assert planned.seats <= GROUP_SIZE[planned.kind] + 2
    assert {unit for unit, _ in seats} == set(chosen)
    for (unit, _), number in seats.items():
        assert number >= chosen[unit]


def test_times_lie_in_teaching_weeks_on_working_days(valbelle):
    weeks = teaching_weeks(SEMESTER.teaching_weeks)
    assert weeks.a | weeks.b == weeks.every
    assert weeks.a & weeks.b == 0
    for planned in valbelle.classes:
        for time in planned.times:
            assert time.weeks in (weeks.every, weeks.a, weeks.b)
            assert time.days in (1, 2, 4, 8, 16)
            assert 8 * 60 <= time.start * SLOT < (time.start + time.length) * SLOT <= 20 * 60 + 15


def test_nobody_takes_two_levels_of_one_title(valbelle):
    titles = {unit.code: unit.title_fr.rstrip(" 0123456789") for unit in valbelle.units}
    for student in valbelle.students:
        assert len({titles[code] for code in student.choices}) == len(student.choices)


def test_a_teacher_can_attend_all_their_classes(valbelle):
    bound = [set(planned.classes) for planned in plan_constraints(valbelle) if planned.kind == "SameAttendees"]
    taught: dict[int, set[int]] = {}
    for position, teacher in enumerate(valbelle.staffing.teachers):
        taught.setdefault(teacher, set()).add(position)
    assert bound == [classes for classes in taught.values() if len(classes) > 1]
    assert max(map(len, bound)) <= 8


def test_groups_hold_students_of_the_college(valbelle):
    groups = {group.code: group for group in valbelle.community.groups}
    promotions = [group for code, group in groups.items() if "-S" in code]
    assert sorted(member for group in promotions for member in group.members) == list(range(len(valbelle.students)))
    assert len(groups["DEL-INFO"].members) == 12
    assert len(groups["CLUB-MONT"].members) == 74
    for group in groups.values():
        assert len(set(group.members)) == len(group.members) > 0


def test_closed_rooms_exist_and_keep_other_rooms_open(valbelle):
    rooms = {room.code for room in valbelle.rooms}
    closed = {closure.room for closure in valbelle.closures}
    assert closed == {"A002", "B003", "B004", "N001", "S107", "T001"}
    assert closed < rooms
    for closure in valbelle.closures:
        assert closure.weeks & teaching_weeks(SEMESTER.teaching_weeks).every == closure.weeks > 0


def test_a_large_campus_is_colleges_alike_with_marked_codes():
    colleges = plan_colleges(3 * COLLEGE_STUDENTS - 4, SEMESTER, 1)
    assert [len(college.students) for college in colleges] == [2468, 2468, 2467]
    assert [college.mark for college in colleges] == ["", "2", "3"]
    assert colleges[0].classes is colleges[1].classes
    assert colleges[0].classes != colleges[2].classes


def test_a_campus_without_students_is_refused():
    with pytest.raises(ValueError, match="at least one student"):
        plan_colleges(0, SEMESTER, 1)
