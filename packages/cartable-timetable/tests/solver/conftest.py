"""Made-up campuses of any size, and small problems with every kind of rule.

Tests get the two builders as fixtures, since a test file cannot import a file beside it.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

import pytest

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

WEEKS = 12
STARTS = (96, 120, 162, 186, 210)
_ALL, _ODD, _EVEN = 0xFFF, 0x555, 0xAAA


def build_campus(students: int, rooms: int, *, courses_each: int = 6, seed: int = 1) -> Problem:
    """A campus with a course for about every 60 enrolments; one class in three meets every other week."""
    rng = random.Random(seed)
    places = _build_rooms(rooms, rng)
    count = max(courses_each + 2, students * courses_each // 60)
    chosen = _choose_courses(students, count, courses_each, rng)
    demand = [0] * count
    for choice in chosen:
        for course in choice:
            demand[course] += 1
    courses = tuple(_build_course(number, demand[number], places, rng) for number in range(count))
    people = tuple(
        Student(str(number + 1), tuple(f"c{course}" for course in choice)) for number, choice in enumerate(chosen)
    )
    names = [
        item.id for course in courses for config in course.configs for part in config.subparts for item in part.classes
    ]
    return Problem(
        "campus", 7, WEEKS, 288, Weights(1, 1, 5, 5), places, courses, _build_distributions(names, rng), people
    )


def _build_rooms(count: int, rng: random.Random) -> tuple[Room, ...]:
    sizes = [rng.choice((24, 40, 40, 60, 150, 300)) for _ in range(count)]
    sizes[:2] = [300, 40]
    building = [number * 3 // count for number in range(count)]
    rooms = []
    for number in range(count):
        travel = {f"r{o}": 2 for o in range(count) if building[o] != building[number]}
        closed = (Time(0b10000, _ALL, 210, 24),) if number % 5 == 0 else ()
        rooms.append(Room(f"r{number}", sizes[number], travel, closed))
    return tuple(rooms)


def _choose_courses(students: int, count: int, each: int, rng: random.Random) -> list[tuple[int, ...]]:
    programmes = max(1, count // 8)
    chosen = []
    for _ in range(students):
        first = rng.randrange(programmes) * 8
        own = [(first + k) % count for k in range(8)]
        picks = rng.sample(own, min(each - 2, 6))
        while len(picks) < each:
            course = rng.randrange(count)
            if course not in picks:
                picks.append(course)
        chosen.append(tuple(picks))
    return chosen


def _build_course(number: int, demand: int, rooms: tuple[Room, ...], rng: random.Random) -> Course:
    lectures = max(1, -(-demand // 280))
    groups = max(lectures, -(-demand // 35))
    lecture_limit, group_limit = -(-demand // lectures) + 2, -(-demand // groups) + 2
    first = tuple(_build_class(f"c{number}-l{k}", lecture_limit, None, _ALL, rooms, rng) for k in range(lectures))
    weeks = rng.choice((_ALL, _ODD, _EVEN))
    second = tuple(
        _build_class(f"c{number}-g{k}", group_limit, first[k].id if lectures == groups else None, weeks, rooms, rng)
        for k in range(groups)
    )
    return Course(
        f"c{number}", (Config(f"c{number}", (Subpart(f"c{number}-l", first), Subpart(f"c{number}-g", second))),)
    )


def _build_class(
    name: str, limit: int, parent: str | None, weeks: int, rooms: tuple[Room, ...], rng: random.Random
) -> Class:
    times = tuple(
        TimeOption(Time(1 << day, weeks, start, 18 if start == STARTS[-1] else 22), 4 if start == STARTS[-1] else 0)
        for day in range(5)
        for start in STARTS
    )
    fitting = [room for room in rooms if room.capacity >= limit] or [max(rooms, key=lambda room: room.capacity)]
    taken = rng.sample(fitting, min(len(fitting), 12))
    options = tuple(
        RoomOption(room.id, (room.capacity - limit) // 50 if room.capacity > limit else 0) for room in taken
    )
    return Class(name, limit, parent, True, times, options)


def _build_distributions(names: list[str], rng: random.Random) -> tuple[Distribution, ...]:
    """A teacher for every four classes or so (never two at once), and some wishes."""
    kinds = DistributionKind
    pool = names[:]
    rng.shuffle(pool)
    rules = []
    for low in range(0, len(pool) - 3, 4):
        four = tuple(pool[low : low + 4])
        rules.append(Distribution(kinds.SAME_ATTENDEES, (), four, True))
        wish = rng.randrange(4)
        if wish == 0:
            rules.append(Distribution(kinds.MAX_DAYS, (3,), four, False, 2))
        elif wish == 1:
            rules.append(Distribution(kinds.MAX_BREAKS, (1, 12), four, False, 3))
        elif wish == 2:
            rules.append(Distribution(kinds.SAME_ROOM, (), four[:2], False, 2))
    return tuple(rules)


_ARGUMENTS = {
    DistributionKind.WORK_DAY: (60,),
    DistributionKind.MIN_GAP: (12,),
    DistributionKind.MAX_DAYS: (2,),
    DistributionKind.MAX_DAY_LOAD: (40,),
    DistributionKind.MAX_BREAKS: (0, 6),
    DistributionKind.MAX_BLOCK: (45, 12),
}


def build_puzzle(seed: int, students: int = 60) -> Problem:
    """A small campus with one required and two desired rules of each of the nineteen kinds."""
    campus = build_campus(students, 8, courses_each=4, seed=seed)
    rng = random.Random(seed)
    names = [item.id for item in campus.classes()]
    rules = []
    for kind in DistributionKind:
        for required in (True, False, False):
            members = tuple(rng.sample(names, min(len(names), rng.randint(2, 5))))
            rules.append(Distribution(kind, _ARGUMENTS.get(kind, ()), members, required, rng.randint(1, 9)))
    return dataclasses.replace(campus, distributions=campus.distributions + tuple(rules))


@pytest.fixture
def campus() -> Callable[..., Problem]:
    """:func:`build_campus`."""
    return build_campus


@pytest.fixture
def puzzle() -> Callable[..., Problem]:
    """:func:`build_puzzle`."""
    return build_puzzle
