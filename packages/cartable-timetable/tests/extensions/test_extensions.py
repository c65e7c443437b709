"""Prices against naive recounts; files; lowering; smoothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.extensions import BalancedSizes, ReservedPlaces, lower, smooth
from cartable_timetable.faults import ProblemFileError
from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Placement,
    Problem,
    Solution,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)
from cartable_timetable.validation import list_faults
from cartable_timetable.xml import read_problem, write_problem

Drawn = Callable[[int], tuple[Problem, Solution]]
seeds = st.integers(0, 10**6)


def slots_of(time: Time) -> set[tuple[int, int, int]]:
    return {
        (week, day, slot)
        for week in range(4)
        for day in range(3)
        for slot in range(time.start, time.end)
        if time.weeks >> week & 1 and time.days >> day & 1
    }


def recount(problem: Problem, solution: Solution) -> list[int]:
    """The excess of each constraint of a drawn problem, slot by slot and student by student."""
    at, inside = solution.placements, {name: set(members) for name, members in solution.students.items()}
    balanced, together, reserved, needs, campus, lunch, edge, away, days, compact = (
        extension for extension in problem.extensions
    )

    def persons(extension: Any) -> list[list[str]]:
        who = extension.who
        names = [student.id for student in problem.students] if who.every_student else who.students
        return [[c for c in inside if name in inside[c]] for name in names] + [list(a.classes) for a in who.attendees]

    def busy(classes: list[str], week: int, day: int) -> set[int]:
        return {s for c in classes for w, d, s in slots_of(at[c].time) if (w, d) == (week, day)}

    every_day = [(week, day) for week in range(4) for day in range(3)]
    e: Any = balanced
    classes = [c for x in problem.courses for s in x.configs[0].subparts if s.id == e.subpart for c in s.classes]
    total, limits = sum(len(inside[c.id]) for c in classes), sum(c.limit or 0 for c in classes)
    shares = [Fraction(total * (c.limit or 0), limits) for c in classes]
    counts = [sum(max(0, ceil(abs(len(inside[c.id]) - f)) - e.tolerance) for c, f in zip(classes, shares, strict=True))]
    e = together
    subparts = next(course.configs[0].subparts for course in problem.courses if course.id == e.course)
    counts.append(sum(len(e.students) - max(len(inside[c.id] & {*e.students}) for c in s.classes) for s in subparts))
    e = reserved
    limit = next(c.limit or 0 for c in problem.classes() if c.id == e.class_)
    counts.append(max(0, len(inside[e.class_] - {*e.students}) - (limit - e.count)))
    e = needs
    counts.append(sum(all(student not in inside[c] for c in e.classes) for student in e.students))
    e = campus
    near = 0
    for attended in persons(e):
        for a, b in combinations([at[c] for c in attended if at[c].room], 2):
            walk = next(room for room in problem.rooms if room.id == a.room).travel.get(b.room or "", 0)
            longer = [replace(x.time, length=x.time.length + e.gaps[0].slots + walk) for x in (a, b)]
            late = slots_of(longer[0]) & slots_of(b.time) or slots_of(longer[1]) & slots_of(a.time)
            near += ((a.room or "")[0] == "A") != ((b.room or "")[0] == "A") and bool(late)
    counts.append(near)
    e = lunch
    counts.append(
        sum(
            bool(taken := busy(attended, *when))
            and not any(
                taken.isdisjoint(range(start, start + e.length)) for start in range(e.start, e.end - e.length + 1)
            )
            for attended in persons(e)
            for when in every_day
        )
    )
    e = edge
    counts.append(
        sum(
            len({(w, d) for w, d, _ in slots_of(at[c].time)})
            for attended in persons(e)
            for c in attended
            if at[c].time.start < e.first or at[c].time.end > e.last
        )
    )
    e = away
    counts.append(sum(any(slots_of(at[c].time) & slots_of(t) for t in e.unavailable) for c in e.classes))
    e = days
    counts.append(max(0, len({d for c in e.classes for _, d, _ in slots_of(at[c].time)}) - e.days))
    e = compact
    idle = 0
    for attended in persons(e):
        for when in every_day:
            taken = sorted(busy(attended, *when))
            idle += sum(max(0, b - a - 1 - e.max_gap) for a, b in zip(taken, taken[1:], strict=False))
    return [*counts, idle]


@settings(deadline=None, max_examples=150)
@given(seed=seeds)
def test_prices_are_those_of_a_naive_recount(drawn: Drawn, seed: int) -> None:
    problem, solution = drawn(seed)
    report, plain = check(problem, solution), check(replace(problem, extensions=()), solution)
    excesses = recount(problem, solution)
    assert [cost.excess for cost in report.extensions] == excesses
    by_week = [False] * 4 + [False, True, True, False, False, True]
    prices = [
        0 if item.required else item.penalty * excess // (4 if weekly else 1)
        for item, excess, weekly in zip(problem.extensions, excesses, by_week, strict=True)
    ]
    assert [cost.cost for cost in report.extensions] == prices
    assert report.extension_total == sum(prices)
    assert (report.cost, report.weighted, report.violations) == (plain.cost, plain.weighted, plain.violations)
    broken = [item.required and excess > 0 for item, excess in zip(problem.extensions, excesses, strict=True)]
    assert report.feasible == (plain.feasible and not any(broken))
    assert sum(error.code == "extension_broken" for error in report.errors) == sum(broken)


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_files_are_read_back_equal(drawn: Drawn, seed: int) -> None:
    problem, _ = drawn(seed)
    assert list_faults(problem) == []
    with_them, without = io.BytesIO(), io.BytesIO()
    write_problem(problem, with_them)
    assert read_problem(with_them.getvalue()) == problem
    write_problem(replace(problem, extensions=()), without)
    head, _, rest = with_them.getvalue().partition(b'  <extensions xmlns="urn:cartable:timetable:1">')
    assert head + rest[rest.index(b"</extensions>\n") + len(b"</extensions>\n") :] == without.getvalue()


@settings(deadline=None, max_examples=150)
@given(seed=seeds)
def test_what_is_lowered_costs_the_same_in_the_competitions_words(drawn: Drawn, seed: int) -> None:
    problem, solution = drawn(seed)
    lowered = lower(problem)
    assert lowered.problem.extensions == lowered.remaining
    before, after = check(problem, solution), check(lowered.problem, solution)
    if after.feasible:
        assert after.total + after.extension_total == before.total + before.extension_total
    # A rule that is broken may be another one, never none.
    assert before.feasible == after.feasible


def test_limits_that_even_groups_depend_on_are_not_lowered(drawn: Drawn) -> None:
    problem, solution = drawn(5961)
    needs = problem.extensions[3]
    assert needs in lower(problem).remaining
    assert lower(replace(problem, extensions=problem.extensions[1:])).remaining == tuple(
        item for item in problem.extensions[1:] if item is not needs
    )


def test_two_constraints_reserve_the_same_seats(small_problem: Problem) -> None:
    both = (ReservedPlaces("L1", 1, need="en", required=True), ReservedPlaces("L1", 1, need="de", required=True))
    lowered = lower(replace(small_problem, extensions=both))
    assert lowered.remaining == ()
    assert next(lowered.problem.classes()).limit == 1


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_smoothing_never_does_harm(drawn: Drawn, seed: int) -> None:
    problem, solution = drawn(seed)
    smoothed = smooth(problem, solution, time_limit=60, seed=seed)
    before, after = check(problem, solution), check(problem, smoothed)
    assert smoothed.placements == solution.placements
    required = [sum(x.excess for x in report.extensions if x.required) for report in (before, after)]
    price = [(report.total, report.extension_total) for report in (before, after)]
    assert (required[1], *price[1]) <= (required[0], *price[0])
    assert check(replace(problem, extensions=()), smoothed).feasible
    if before.feasible:
        assert after.feasible
        assert after.total <= before.total
    assert smooth(problem, solution, time_limit=60, seed=seed) == smoothed


@settings(deadline=None, max_examples=30)
@given(students=st.integers(1, 40), groups=st.integers(1, 6), penalty=st.integers(0, 1))
def test_unconstrained_groups_are_even_to_one(students: int, groups: int, penalty: int) -> None:
    time = Time(1, 1, 0, 4)
    classes = tuple(Class(f"g{k}", None, None, False, (TimeOption(time, 0),), ()) for k in range(groups))
    course = Course("k", (Config("k", (Subpart("p", classes),)),))
    people = tuple(Student(f"s{n}", ("k",)) for n in range(students))
    extensions = (BalancedSizes("p", penalty=penalty),)
    problem = Problem("even", 5, 1, 20, Weights(1, 1, 1, 1), (), (course,), (), people, extensions)
    crowded = Solution("even", {c.id: Placement(time, None) for c in classes}, {"g0": tuple(s.id for s in people)})
    smoothed = smooth(problem, crowded, time_limit=60)
    sizes = [len(smoothed.students.get(c.id, ())) for c in classes]
    assert sum(sizes) == students and max(sizes) - min(sizes) <= 1
    assert check(problem, smoothed).feasible


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<balancedSizes subpart="S9" penalty="1"/>', ["extension_subpart_unknown"]),
        ('<balancedSizes subpart="S1"/>', ["extension_without_price"]),
        ('<balancedSize subpart="S1" penalty="1"/>', ["element_unknown"]),
        ('<keptTogether course="C1" penalty="1"/>', ["extension_empty"]),
        ('<keptTogether course="C2" penalty="1"><student id="2"/></keptTogether>', ["extension_student_not_in_course"]),
        ('<keptTogether course="C1" penalty="1"><student id="9"/></keptTogether>', ["extension_student_unknown"]),
        ('<reservedPlaces class="P1" count="1" penalty="1"/>', ["extension_class_unlimited"]),
        ('<reservedPlaces class="L1" count="3" penalty="1"/>', ["extension_reserved_too_many"]),
        (
            '<needsSection course="C1" required="true"><student id="1"/><class id="P1"/></needsSection>',
            ["extension_class_not_in_course"],
        ),
        ('<lunchBreak start="40" end="30" length="5" penalty="1"/>', ["extension_window", "extension_break_too_long"]),
        ('<edgeHours first="0" last="101" penalty="1"/>', ["extension_window"]),
        ('<compactDays maxGap="x" penalty="1"/>', ["attribute_not_integer"]),
        (
            '<campusTravel penalty="1"><campus id="N"><room id="A"/><room id="Z"/></campus>'
            '<gap first="N" second="S" slots="4"/></campusTravel>',
            ["extension_room_unknown", "extension_campus_unknown"],
        ),
        (
            '<teacherAvailability teacher="x" penalty="1"><class id="L1"/>'
            '<unavailable days="10000" start="95" length="10"/></teacherAvailability>',
            ["time_beyond_day"],
        ),
    ],
)
def test_faults_have_a_line_and_both_languages(small_xml: str, element: str, expected: list[str]) -> None:
    section = f'<extensions xmlns="urn:cartable:timetable:1">{element}</extensions></problem>'
    with pytest.raises(ProblemFileError) as caught:
        read_problem(small_xml.replace("</problem>", section).encode())
    assert [fault.code for fault in caught.value.faults] == expected
    assert all(fault.line == 88 and fault.as_text("en") and fault.as_text("fr") for fault in caught.value.faults)
