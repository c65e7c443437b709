"""Small published timetables with rooms to spare, and changes that can happen to them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

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
from cartable_timetable.sectioning import section

Published = tuple[Problem, Solution]
HOURS = tuple(Time(1 << day, 3, 96 + 24 * hour, 20) for day in range(3) for hour in range(2))


def build_published(seed: int) -> Published:
    """Four courses of a lecture and two groups in three rooms; each class at a place of its own, students seated."""
    rng = random.Random(seed)
    rooms = tuple(Room(name, 30, {"C": 3} if name != "C" else {}) for name in "ABC")
    courses = tuple(_build_course(f"k{number}", rng) for number in range(4))
    people = tuple(Student(f"s{number}", tuple(course.id for course in rng.sample(courses, 2))) for number in range(12))
    rules = (
        Distribution(DistributionKind.SAME_ATTENDEES, (), ("k0.l0", "k1.l0"), True),
        Distribution(DistributionKind.DIFFERENT_DAYS, (), ("k2.g0", "k2.g1"), False, 2),
        Distribution(DistributionKind.MAX_DAYS, (2,), ("k0.l0", "k2.l0", "k3.l0"), False, 3),
    )
    problem = Problem("made", 5, 2, 288, Weights(1, 1, 1, 2), rooms, courses, rules, people)
    cells = [(hour, room) for hour in HOURS for room in "ABC"]
    while True:
        rng.shuffle(cells)
        placements = {item.id: Placement(*cell) for item, cell in zip(problem.classes(), cells, strict=False)}
        if placements["k0.l0"].time != placements["k1.l0"].time:
            break
    if placements["k0.l0"].time.days == placements["k1.l0"].time.days:
        problem = replace(problem, distributions=rules[1:])  # they might leave too little time for the way
    return problem, section(problem, placements, time_limit=600).as_solution(problem, placements)


def _build_course(name: str, rng: random.Random) -> Course:
    def build(identifier: str, limit: int, parent: str | None) -> Class:
        times = tuple(TimeOption(time, rng.randint(0, 3)) for time in HOURS)
        rooms = tuple(RoomOption(room, rng.randint(0, 2)) for room in "ABC")
        return Class(identifier, limit, parent, True, times, rooms)

    lecture = build(f"{name}.l0", 30, None)
    groups = tuple(build(f"{name}.g{k}", 12, lecture.id) for k in range(2))
    parts = (Subpart(f"{name}.l", (lecture,)), Subpart(f"{name}.g", groups))
    return Course(name, (Config(name, parts),))


@pytest.fixture(scope="session")
def published() -> Callable[[int], Published]:
    """:func:`build_published`."""
    return build_published
