"""Planted contradictions: the core is exactly what was planted, in a campus that is otherwise feasible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cartable_timetable.explaining import Core, InfeasibilityNotSettled, explain_infeasibility
from cartable_timetable.explaining.contradictions.requirement import RequirementKind
from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Distribution,
    DistributionKind,
    Problem,
    Room,
    RoomOption,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)

K = DistributionKind
ALWAYS = Time(0b11111, 0b11, 0, 288)


def build_class(
    name: str,
    times: list[Time],
    rooms: tuple[str, ...] = (),
    limit: int | None = None,
    parent: str | None = None,
) -> Class:
    options = tuple(TimeOption(time, 0) for time in times)
    return Class(name, limit, parent, bool(rooms), options, tuple(RoomOption(room, 0) for room in rooms))


def hour(day: int, start: int, length: int = 12, weeks: int = 0b11) -> Time:
    return Time(1 << day, weeks, start, length)


def anywhere() -> list[Time]:
    return [hour(day, start) for day in range(5) for start in (96, 120, 156)]


def build_problem(
    classes: list[Class],
    rules: tuple[tuple[DistributionKind, tuple[int, ...], tuple[str, ...]], ...] = (),
    closed: dict[str, tuple[Time, ...]] | None = None,
) -> Problem:
    """The classes in two rooms A and B, beside six others that bother nobody; each rule is required."""
    others = [build_class(f"z{number}", anywhere(), ("A", "B")) for number in range(6)]
    courses = tuple(Course(item.id, (Config(item.id, (Subpart(item.id, (item,)),)),)) for item in [*others, *classes])
    rooms = tuple(Room(name, 30, {"B": 6} if name == "A" else {}, (closed or {}).get(name, ())) for name in ("A", "B"))
    calm = Distribution(K.NOT_OVERLAP, (), tuple(item.id for item in others), True)
    planted = tuple(Distribution(kind, arguments, members, True) for kind, arguments, members in rules)
    return Problem("planted", 5, 2, 288, Weights(1, 1, 1, 1), rooms, courses, (calm, *planted), ())


def name_requirements(core: Core | None) -> set[str]:
    assert core is not None
    assert core.is_minimal
    names = {RequirementKind.RULE: "rule {1}", RequirementKind.CLOSURE: "closure {0}.{1}"}
    return {names.get(item.kind, f"{item.kind} {{0}}").format(item.name, item.position) for item in core.requirements}


def test_a_campus_that_has_a_timetable_has_no_core() -> None:
    assert explain_infeasibility(build_problem([build_class("a", anywhere(), ("A",))]), time_limit=60) is None


def test_a_class_without_any_open_room() -> None:
    classes = [build_class("a", [hour(0, 96), hour(0, 120)], ("A",))]
    closed = {"A": (Time(1, 0b11, 0, 110), Time(1, 0b01, 125, 5), hour(3, 96))}
    core = explain_infeasibility(build_problem(classes, closed=closed), time_limit=60)
    assert name_requirements(core) == {"place a", "closure A.1", "closure A.2"}


def test_more_hours_than_a_room_has() -> None:
    classes = [build_class(f"a{number}", [hour(0, 96), hour(0, 108), hour(0, 120)], ("A",)) for number in range(4)]
    core = explain_infeasibility(build_problem(classes), time_limit=60)
    assert name_requirements(core) == {"place a0", "place a1", "place a2", "place a3", "room A"}


def test_more_hours_than_two_rooms_have_once_one_is_closed() -> None:
    classes = [build_class(f"a{number}", [hour(0, 96), hour(0, 108)], ("A", "B")) for number in range(4)]
    core = explain_infeasibility(build_problem(classes, closed={"B": (hour(0, 100, 4),)}), time_limit=60)
    assert name_requirements(core) == {
        *(f"place a{number}" for number in range(4)),
        "room A",
        "room B",
        "closure B.1",
    }


def test_two_rules_that_contradict() -> None:
    classes = [build_class(name, anywhere(), ("A", "B")) for name in ("a", "b")]
    rules = ((K.SAME_DAYS, (), ("a", "b")), (K.SAME_ROOM, (), ("a", "b")), (K.DIFFERENT_ROOM, (), ("b", "a")))
    core = explain_infeasibility(build_problem(classes, rules), time_limit=60)
    assert name_requirements(core) == {"place a", "place b", "rule 3", "rule 4"}


def test_a_cycle_of_precedences() -> None:
    classes = [build_class(name, anywhere()) for name in ("a", "b", "c", "d")]
    rules = tuple((K.PRECEDENCE, (), pair) for pair in (("a", "b"), ("b", "c"), ("c", "d"), ("c", "a")))
    core = explain_infeasibility(build_problem(classes, rules), time_limit=60)
    assert name_requirements(core) == {"place a", "place b", "place c", "rule 2", "rule 3", "rule 5"}


def test_a_way_too_long_between_two_rooms() -> None:
    classes = [build_class("a", [hour(0, 96)], ("A",)), build_class("b", [hour(0, 110)], ("B",))]
    rules = ((K.SAME_ATTENDEES, (), ("a", "b")), (K.NOT_OVERLAP, (), ("a", "b")))
    core = explain_infeasibility(build_problem(classes, rules), time_limit=60)
    assert name_requirements(core) == {"place a", "place b", "rule 2"}


THREE = ("a", "b", "c")


@pytest.mark.parametrize(
    ("rule", "arguments", "times"),
    [
        (
            K.MAX_DAYS,
            (1,),
            {"a": [hour(0, 96), hour(1, 96)], "b": [hour(1, 96), hour(2, 96)], "c": [hour(0, 96), hour(2, 96)]},
        ),
        (K.MAX_DAY_LOAD, (30,), {name: [hour(0, 96), hour(0, 156)] for name in THREE}),
        (K.MAX_BREAKS, (1, 6), {"a": [hour(0, 96)], "b": [hour(0, 130), hour(0, 140)], "c": [hour(0, 170)]}),
        (K.MAX_BLOCK, (30, 6), {"a": [hour(0, 96)], "b": [hour(0, 110), hour(0, 114)], "c": [hour(0, 126)]}),
        (K.SAME_ATTENDEES, (), {name: [hour(0, 96), hour(0, 108)] for name in THREE}),
    ],
)
def test_one_rule_that_its_classes_cannot_keep(
    rule: DistributionKind, arguments: tuple[int, ...], times: dict[str, list[Time]]
) -> None:
    classes = [build_class(name, times[name]) for name in THREE]
    rules = ((K.DIFFERENT_ROOM, (), ("z0", "a")), (rule, arguments, THREE))
    core = explain_infeasibility(build_problem(classes, rules), time_limit=60)
    assert name_requirements(core) == {"place a", "place b", "place c", "rule 3"}


def test_seats_that_parents_make_too_few() -> None:
    """Ten seats in each subpart, but the lecture of three seats is the parent of every group."""
    lectures = (build_class("l1", anywhere(), limit=3), build_class("l2", anywhere(), limit=7))
    groups = (
        build_class("g1", anywhere(), limit=5, parent="l1"),
        build_class("g2", anywhere(), limit=5, parent="l1"),
    )
    course = Course("c", (Config("f", (Subpart("l", lectures), Subpart("g", groups))),))
    students = tuple(Student(str(number), ("c",)) for number in range(8))
    problem = build_problem([])
    problem = replace(problem, courses=(*problem.courses, course), students=students)
    core = explain_infeasibility(problem, time_limit=60)
    assert name_requirements(core) == {"demand c", "limit l1"}


def test_a_core_is_told_in_both_languages() -> None:
    classes = [build_class(name, anywhere(), ("A", "B")) for name in ("a", "b")]
    rules = ((K.SAME_ROOM, (), ("a", "b")), (K.DIFFERENT_ROOM, (), ("b", "a")))
    core = explain_infeasibility(build_problem(classes, rules), time_limit=60)
    assert core is not None
    assert core.text_in("en").splitlines() == [
        "These 4 requirements can't hold together:",
        "Class a must have one of its times (15) and one of its rooms (2).",
        "Class b must have one of its times (15) and one of its rooms (2).",
        "Constraint 2: classes a, b must be in the same room.",
        "Constraint 3: classes b, a must be in different rooms.",
        "Give up any one of them, and the others can.",
    ]
    assert core.text_in("fr").splitlines() == [
        "Ces 4 exigences ne peuvent pas être tenues ensemble\N{NO-BREAK SPACE}:",
        "La classe a doit avoir un de ses horaires (15) et une de ses salles (2).",
        "La classe b doit avoir un de ses horaires (15) et une de ses salles (2).",
        "Contrainte 2\N{NO-BREAK SPACE}: les classes a, b doivent être dans la même salle.",
        "Contrainte 3\N{NO-BREAK SPACE}: les classes b, a doivent être dans des salles différentes.",
        "Si l’on renonce à l’une d’elles, les autres peuvent l’être.",
    ]


def test_a_limit_too_short_says_so_and_a_wrong_one_is_refused() -> None:
    problem = build_problem([build_class("a", anywhere())])
    with pytest.raises(InfeasibilityNotSettled, match="neither a timetable nor a contradiction was found in 1e-09 s"):
        explain_infeasibility(problem, time_limit=1e-9)
    with pytest.raises(ValueError, match="time_limit must be positive; got 0"):
        explain_infeasibility(problem, time_limit=0)
