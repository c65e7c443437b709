"""The verifier on students: hard rules, and conflicts against brute force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cartable_timetable.check import Report, StudentConflict, check
from cartable_timetable.model import (
    Class,
    Config,
    Course,
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

Make = Callable[..., Solution]


def list_errors(report: Report) -> list[tuple[str, str]]:
    return [(error.code, error.where) for error in report.errors]


def test_student_without_classes(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution({"P1": ()}))
    assert list_errors(report) == [("student_without_classes", "student[id=1]/course[id=C2]")]


def test_student_in_two_configurations(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution({"P1": ("1", "3")}))
    assert list_errors(report) == [("student_two_configs", "student[id=3]/course[id=C2]")]


def test_subpart_missing_and_repeated(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution({"T1": ("1",), "L2": ("1", "3")}))
    assert list_errors(report) == [
        ("student_subpart_repeated", "student[id=1]/course[id=C1]"),
        ("student_subpart_missing", "student[id=2]/course[id=C1]"),
    ]


def test_parent_missing(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution({"T1": ("1",), "T2": ("2", "3")}))
    assert list_errors(report) == [("student_parent_missing", "student[id=2]/course[id=C1]")]
    assert report.errors[0].params == {"student": "2", "id": "T2", "parent": "L2"}


def test_class_over_its_limit(small_problem: Problem, make_solution: Make) -> None:
    everyone = {"L1": ("1", "2", "3"), "T1": ("1", "2", "3"), "L2": (), "T2": ()}
    report = check(small_problem, make_solution(everyone))
    assert list_errors(report) == [("class_over_limit", "class[id=L1]"), ("class_over_limit", "class[id=T1]")]
    assert report.errors[0].params == {"id": "L1", "count": 3, "limit": 2, "excess": 1}


def test_unknown_student_repeated_student_and_course_not_chosen(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution({"L2": ("3", "9"), "P1": ("1", "1", "2")}))
    assert list_errors(report) == [
        ("student_unknown", "class[id=L2]"),
        ("student_repeated", "class[id=P1]"),
        ("student_not_in_course", "student[id=2]"),
    ]


def test_conflicts_by_overlap_and_by_travel_count_once_each(small_problem: Problem, make_solution: Make) -> None:
    # P1 on Monday 15–25 overlaps L1 10–20 and T1 22–32; L1 in A then T1 in B at 22 leaves 2 slots of the 4 needed
    report = check(small_problem, make_solution(P1=(0, None), T1=(0, "B")))
    assert report.feasible
    assert report.student_conflicts == (
        StudentConflict("1", "L1", "T1", is_overlap=False, travel=4),
        StudentConflict("1", "L1", "P1", is_overlap=True, travel=0),
        StudentConflict("1", "T1", "P1", is_overlap=True, travel=0),
        StudentConflict("2", "L1", "T1", is_overlap=False, travel=4),
    )
    assert (report.cost.student, report.weighted.student) == (4, 28)


def test_travel_known_by_one_room_counts_both_ways(small_problem: Problem, make_solution: Make) -> None:
    room_a, room_b = small_problem.rooms
    solution = make_solution(T1=(0, "B"))
    for rooms in ((replace(room_a, travel={}), room_b), (room_a, replace(room_b, travel={}))):
        assert check(replace(small_problem, rooms=rooms), solution).cost.student == 2


DAYS, WEEKS = 3, 70
times = st.builds(
    Time,
    days=st.integers(1, 2**DAYS - 1),
    weeks=st.sampled_from([1, 1 << 61, 1 << 62, 1 << 69, 1 | 1 << 65, (1 << WEEKS) - 1]),
    start=st.integers(0, 12),
    length=st.integers(1, 4),
)
rooms = st.sampled_from([None, "A", "B"])


@given(st.lists(st.tuples(times, rooms), min_size=2, max_size=6))
def test_conflicts_are_those_of_brute_force(chosen: list[tuple[Time, str | None]]) -> None:
    problem = _build_problem(chosen)
    placements = {str(i): Placement(time, room) for i, (time, room) in enumerate(chosen)}
    solution = Solution("random", placements, dict.fromkeys(placements, ("s",)))
    report = check(problem, solution)
    expected = [
        (str(i), str(j))
        for (i, (a, room_a)), (j, (b, room_b)) in combinations(enumerate(chosen), 2)
        if _collide(a, b, 2 if room_a and room_b and room_a != room_b else 0)
    ]
    assert [(conflict.first, conflict.second) for conflict in report.student_conflicts] == expected


def _collide(a: Time, b: Time, travel: int) -> bool:
    """Slot by slot: the class that starts later meets while the other, or the walk after it, is not over."""
    if not any(a.days >> day & b.days >> day & 1 for day in range(DAYS)):
        return False
    if not any(a.weeks >> week & b.weeks >> week & 1 for week in range(WEEKS)):
        return False
    first, second = sorted((a, b), key=lambda time: (time.start, time.end))
    return any(slot in range(first.start, first.end + travel) for slot in range(second.start, second.end))


def _build_problem(chosen: list[tuple[Time, str | None]]) -> Problem:
    courses = tuple(
        Course(
            str(i),
            (
                Config(
                    str(i),
                    (
                        Subpart(
                            str(i),
                            (
                                Class(
                                    id=str(i),
                                    limit=None,
                                    parent=None,
                                    needs_room=room is not None,
                                    times=(TimeOption(time, 0),),
                                    rooms=(RoomOption(room, 0),) if room else (),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        )
        for i, (time, room) in enumerate(chosen)
    )
    return Problem(
        name="random",
        days=DAYS,
        weeks=WEEKS,
        slots_per_day=20,
        weights=Weights(1, 1, 1, 1),
        rooms=(Room("A", 9, {"B": 2}), Room("B", 9, {"A": 2})),
        courses=courses,
        distributions=(),
        students=(Student("s", tuple(course.id for course in courses)),),
    )
