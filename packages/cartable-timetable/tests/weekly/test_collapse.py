"""A collapsed problem costs what the whole term does, whatever the timetable; otherwise it is refused."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cartable_timetable import list_faults
from cartable_timetable.check import check
from cartable_timetable.checking.report import Report
from cartable_timetable.distributions import arity_of
from cartable_timetable.extensions import (
    EVERY_STUDENT,
    Attendee,
    BalancedSizes,
    Campus,
    CampusGap,
    CampusTravel,
    CompactDays,
    EdgeHours,
    Extension,
    LunchBreak,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
)
from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Distribution,
    DistributionKind,
    Placement,
    Problem,
    Room,
    RoomOption,
    Solution,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)
from cartable_timetable.weekly import CannotCollapse, Collapsed, WeeklyPlan, collapse

DAYS, SLOTS = 3, 24
NAMES = ("a", "b", "c", "d")
ROOMS = ("A", "B")


def build_time(weeks: int, rng: random.Random) -> Time:
    length = rng.randint(1, 5)
    return Time(rng.randint(1, 2**DAYS - 1), weeks, rng.randint(0, SLOTS - length), length)


def build_class(name: str, masks: list[int], rng: random.Random) -> Class:
    times = {(time.days, time.weeks, time.start): time for time in (build_time(rng.choice(masks), rng) for _ in "123")}
    rooms = tuple(RoomOption(room, rng.randint(0, 3)) for room in ROOMS if rng.random() < 0.7)
    options = tuple(TimeOption(time, rng.randint(0, 3)) for time in times.values())
    return Class(name, None, None, bool(rooms), options, rooms)


def build_rule(rng: random.Random) -> Distribution:
    kind = rng.choice(list(DistributionKind))
    high = {DistributionKind.MAX_DAYS: 2, DistributionKind.MAX_BREAKS: 1}.get(kind, 8)
    arguments = tuple(rng.randint(0, high) for _ in range(arity_of(kind)))
    members = tuple(rng.sample(NAMES, rng.randint(1, 4)))
    is_required = rng.random() < 0.3
    return Distribution(kind, arguments, members, is_required, 0 if is_required else rng.randint(0, 9))


def build_term(weeks: int, masks: list[int], rng: random.Random) -> Problem:
    """Four classes that meet in weeks of ``masks``, and closures in any weeks."""
    classes = [build_class(name, masks, rng) for name in NAMES]
    courses = tuple(Course(item.id, (Config(item.id, (Subpart(item.id, (item,)),)),)) for item in classes)
    closures = [(build_time(rng.randint(1, 2**weeks - 1), rng),) for _ in ROOMS]
    rooms = (Room("A", 9, {"B": 2}, closures[0]), Room("B", 9, {}, closures[1]))
    students = tuple(Student(f"s{number}", tuple(rng.sample(NAMES, 3))) for number in range(4))
    rules = tuple(build_rule(rng) for _ in range(8))
    problem = Problem("term", DAYS, weeks, SLOTS, Weights(2, 3, 5, 7), rooms, courses, rules, students)
    return replace(problem, extensions=build_ours(weeks, rng))


def build_ours(weeks: int, rng: random.Random) -> tuple[Extension, ...]:
    """One constraint of each kind that looks at times, and one about seats."""
    staff = Who(attendees=(Attendee("x", tuple(rng.sample(NAMES, 2))), Attendee("y", ("a",))))

    def price() -> dict[str, int | bool]:
        return {"required": rng.random() < 0.2, "penalty": rng.choice((1, 4, 12))}

    def who() -> Who:
        return rng.choice((EVERY_STUDENT, staff, Who(students=("s0", "s1"))))

    away = tuple(build_time(rng.randint(1, 2**weeks - 1), rng) for _ in "12")
    campuses = (Campus("N", ("A",)), Campus("S", ("B",)))
    return (
        TeacherAvailability("x", ("a", "b", "c"), away, **price()),
        TeacherMaxDays("x", ("a", "b", "c"), rng.randint(0, 2), **price()),
        LunchBreak(4, 12, rng.randint(1, 8), who=who(), **price()),
        EdgeHours(3, 20, who=who(), **price()),
        CompactDays(rng.randint(0, 4), who=who(), **price()),
        CampusTravel(campuses, (CampusGap("N", "S", rng.randint(0, 6)),), who=who(), **price()),
        BalancedSizes("a", 0, **price()),
    )


def place(problem: Problem, rng: random.Random) -> Solution:
    placements = {
        item.id: Placement(rng.choice(item.times).time, rng.choice(item.rooms).room if item.rooms else None)
        for item in problem.classes()
    }
    students = {name: tuple(who.id for who in problem.students if name in who.courses) for name in NAMES}
    return Solution(problem.name, placements, students)


def assert_same_costs(collapsed: Collapsed, rng: random.Random) -> None:
    for _ in range(5):
        short = place(collapsed.problem, rng)
        whole = collapsed.expand(short)
        a, b = check(collapsed.problem, short), check(collapsed.original, whole)
        assert (a.cost, a.weighted, a.feasible) == (b.cost, b.weighted, b.feasible)
        assert a.student_conflicts == b.student_conflicts
        assert [error.code for error in a.errors] == [error.code for error in b.errors]
        assert [(v.position, v.pairs, v.penalty) for v in a.violations] == [
            (v.position, v.pairs, v.penalty) for v in b.violations
        ]
        assert collapsed.fold(whole) == short
        assert costs_of_ours(a) == costs_of_ours(b)


def costs_of_ours(report: Report) -> list[tuple[str, int, bool]]:
    """Cost of each kind, and whether it is broken; a constraint that costs nothing may be left out."""
    told = [(cost.kind.value, cost.cost, cost.required and cost.excess > 0) for cost in report.extensions]
    return [item for item in told if item[1] or item[2]]


plans = st.integers(1, 8).flatmap(
    lambda weeks: st.builds(
        WeeklyPlan,
        st.just(weeks),
        st.sets(st.integers(0, weeks - 1), max_size=weeks - 1),
        counts_breaks=st.booleans(),
    )
)


@settings(max_examples=300, deadline=None)
@given(plans, st.sampled_from(["M", "AB", "AM", "BM", "ABM"]), st.randoms(use_true_random=False))
def test_costs_are_the_same_or_the_reason_is_told(plan: WeeklyPlan, letters: str, rng: random.Random) -> None:
    masks = {"A": plan.a_weeks, "B": plan.b_weeks, "M": plan.all_weeks}
    chosen = [masks[letter] for letter in letters if masks[letter]]
    assume(chosen)
    problem = build_term(plan.weeks, chosen, rng)
    try:
        collapsed = collapse(problem)
    except CannotCollapse as refusal:
        assert {reason.code for reason in refusal.reasons} <= {"price_differs", "extension_differs"}
        for reason in refusal.reasons:
            if reason.code == "price_differs":
                rule = problem.distributions[int(reason.params["position"]) - 1]
                assert (rule.required, rule.kind.value[:3]) == (False, "Max")
            else:
                assert reason.params["where"] in {"lunchBreak[1]", "edgeHours[1]", "compactDays[1]"}
        unpriced = tuple(replace(rule, penalty=0) for rule in problem.distributions)
        left = tuple(item for item in problem.extensions if item.required or not item.is_by_week)
        collapsed = collapse(replace(problem, distributions=unpriced, extensions=left))
    assert collapsed.problem.weeks <= 2
    assert list_faults(collapsed.problem) == []
    assert_same_costs(collapsed, rng)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.randoms(use_true_random=False))
def test_as_many_weeks_a_as_b_without_breaks_always_collapse(half: int, rng: random.Random) -> None:
    plan = WeeklyPlan(2 * half)
    masks = [plan.a_weeks, plan.b_weeks, plan.all_weeks]
    collapsed = collapse(build_term(plan.weeks, masks, rng))
    assert collapsed.problem.distributions == collapsed.original.distributions
    assert_same_costs(collapsed, rng)


def one_rule(kind: DistributionKind, penalty: int, weeks: int, first: int, second: int) -> Problem:
    masks = {"a": first, "b": second}
    courses = tuple(
        Course(name, (Config(name, (Subpart(name, (Class(name, None, None, False, (TimeOption(time, 0),), ()),)),)),))
        for name, mask in masks.items()
        for time in (Time(1, mask, 0, 5),)
    )
    rule = Distribution(kind, (3,), ("a", "b"), False, penalty)
    return Problem("one", DAYS, weeks, SLOTS, Weights(1, 1, 1, 1), (), courses, (rule,), ())


@pytest.mark.parametrize(
    ("penalty", "weeks", "first", "second", "folded"),
    [
        (3, 15, 0x7FFF, 0x7FFF, 3),
        (3, 15, 0x0FFF, 0x0FFF, None),
        (5, 15, 0x0FFF, 0x0FFF, 4),
        (3, 15, 0x5555, 0x2AAA, None),
        (3, 15, 0x7FFF, 0x5555, None),
        (3, 16, 0x5555, 0xAAAA, 3),
        (3, 16, 0x5555, 0x5555, None),
        (2, 16, 0x5555, 0x5555, 1),
        (3, 4, 0b0001, 0b0010, None),
        (4, 4, 0b0001, 0b0010, 2),
    ],
)
def test_the_penalty_of_a_folded_week(penalty: int, weeks: int, first: int, second: int, folded: int | None) -> None:
    problem = one_rule(DistributionKind.MAX_DAY_LOAD, penalty, weeks, first, second)
    if folded is None:
        with pytest.raises(CannotCollapse, match=r"Constraint 1 \(MaxDayLoad\), priced by the week, would cost"):
            collapse(problem)
    else:
        assert collapse(problem).problem.distributions[0].penalty == folded
    counted_once = collapse(one_rule(DistributionKind.MAX_DAYS, penalty, weeks, first, second))
    assert counted_once.problem.distributions[0].penalty == penalty


def test_three_kinds_of_week_are_refused_by_the_class_that_brings_the_third() -> None:
    problem = one_rule(DistributionKind.MAX_DAYS, 1, 4, 0b0011, 0b0110)
    with pytest.raises(CannotCollapse) as caught:
        collapse(problem)
    assert [reason.text_in("fr") for reason in caught.value.reasons] == [
        "Avec la classe b, les classes demandent plus de deux sortes de semaine."
    ]


@pytest.mark.parametrize(
    ("penalty", "weeks", "first", "second", "folded"),
    [
        (3, 15, 0x7FFF, 0x7FFF, 3),
        (3, 15, 0x5555, 0x2AAA, None),
        (3, 15, 0x0FFF, 0x0FFF, None),
        (3, 16, 0x5555, 0xAAAA, 3),
    ],
)
def test_the_price_of_a_day_without_lunch(
    penalty: int, weeks: int, first: int, second: int, folded: int | None
) -> None:
    who = Who(attendees=(Attendee("x", ("a", "b")),))
    lunch = LunchBreak(0, 10, 6, who=who, penalty=penalty)
    required = replace(lunch, required=True)
    seats = TeacherMaxDays(teacher="t", classes=("a",), days=1, penalty=1)
    problem = one_rule(DistributionKind.MAX_DAYS, 1, weeks, first, second)
    if folded is None:
        with pytest.raises(CannotCollapse) as caught:
            collapse(replace(problem, extensions=(required, seats, lunch)))
        assert [(item.code, item.params) for item in caught.value.reasons] == [
            ("extension_differs", {"where": "lunchBreak[2]"})
        ]
        assert caught.value.reasons[0].text_in("fr").startswith("lunchBreak[2], dont le prix dépend des semaines,")
        assert collapse(replace(problem, extensions=(required, seats))).problem.extensions == (required, seats)
    else:
        collapsed = collapse(replace(problem, extensions=(required, seats, lunch)))
        assert collapsed.problem.extensions == (required, seats, replace(lunch, penalty=folded))


def test_absences_in_weeks_without_classes_go() -> None:
    problem = one_rule(DistributionKind.MAX_DAYS, 1, 4, 0b0011, 0b0011)
    away = TeacherAvailability("x", ("a",), (Time(1, 0b1100, 0, 9), Time(1, 0b0110, 0, 9)), required=True)
    gone = TeacherAvailability("x", ("b",), (Time(1, 0b1100, 0, 9),), required=True)
    folded = replace(away, unavailable=(Time(1, 1, 0, 9),))
    assert collapse(replace(problem, extensions=(away, gone))).problem.extensions == (folded,)
