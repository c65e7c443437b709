"""Small problems whose timetable is made: every class has one time, and students any choice of courses."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

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

Made = tuple[Problem, dict[str, Placement]]


def build_made(seed: int, *, students: int = 6, roomy: bool = False) -> Made:
    """Up to four courses of any structure (configurations, parents before or after, some classes without).

    ``roomy`` gives every class seats enough for everybody. Each class has its own room in building A or B, or none.
    """
    rng = random.Random(seed)
    placements: dict[str, Placement] = {}
    courses = tuple(_build_course(f"k{number}", placements, rng, roomy) for number in range(rng.randint(1, 4)))
    people = tuple(
        Student(f"s{number}", tuple(course.id for course in rng.sample(courses, rng.randint(0, len(courses)))))
        for number in range(rng.randint(1, students))
    )
    far = rng.choice((0, 2, 3))
    names = sorted(item.room for item in placements.values() if item.room)
    rooms = tuple(Room(name, 99, {other: far for other in names if other[0] != name[0]}) for name in names)
    return Problem("made", 3, 3, 48, Weights(1, 1, 1, 3), rooms, courses, (), people), placements


def _build_course(name: str, placements: dict[str, Placement], rng: random.Random, roomy: bool) -> Course:
    configs = []
    for g in range(rng.choice((1, 1, 2))):
        shape = [rng.randint(1, 3) for _ in range(rng.randint(1, 3))]
        names = [[f"{name}.{g}.{part}.{k}" for k in range(count)] for part, count in enumerate(shape)]
        parts = []
        for part, group in enumerate(names):
            parents = _choose_parents(names, part, rng)
            classes = tuple(_build_class(item, parents, placements, rng, roomy) for item in group)
            parts.append(Subpart(f"{name}.{g}.{part}", classes))
        rng.shuffle(parts)
        configs.append(Config(f"{name}.{g}", tuple(parts)))
    return Course(name, tuple(configs))


def _choose_parents(names: list[list[str]], part: int, rng: random.Random) -> list[str | None]:
    """What the classes of a subpart draw their parents from: nothing, one subpart before, or a bit of everything."""
    before = [item for group in names[:part] for item in group]
    kind = rng.randrange(4)
    if not before or kind < 2:
        return [None]
    return list(names[rng.randrange(part)]) if kind == 2 else [None, *before]


def _build_class(
    name: str, parents: list[str | None], placements: dict[str, Placement], rng: random.Random, roomy: bool
) -> Class:
    time = Time(rng.randint(1, 7), rng.choice((1, 2, 5, 7)), rng.randint(0, 20), rng.randint(1, 8))
    room = rng.choice((f"A-{name}", f"B-{name}", None))
    placements[name] = Placement(time, room)
    limit = None if roomy else rng.choice((None, 1, 2, 2, 3, 5))
    options = (RoomOption(room, 0),) if room else ()
    return Class(name, limit, rng.choice(parents), room is not None, (TimeOption(time, 0),), options)


@pytest.fixture(scope="session")
def made() -> Callable[..., Made]:
    """:func:`build_made`."""
    return build_made


@pytest.fixture(scope="session")
def lesson() -> Callable[..., Class]:
    """Builds a class without room that meets on one day of the only week: ``lesson('a', day=1, limit=3)``."""

    def build(
        name: str, *, day: int = 0, start: int = 0, length: int = 4, limit: int | None = None, parent: str | None = None
    ) -> Class:
        return Class(name, limit, parent, False, (TimeOption(Time(1 << day, 1, start, length), 0),), ())

    return build


@pytest.fixture(scope="session")
def week() -> Callable[..., Made]:
    """A problem of one week: ``week({'k': [[classes of a subpart], …]}, {'student': 'k j'})``."""

    def build(courses: dict[str, list[list[Class]]], students: dict[str, str]) -> Made:
        made = tuple(
            Course(name, (Config(name, tuple(Subpart(f"{name}{n}", tuple(part)) for n, part in enumerate(parts))),))
            for name, parts in courses.items()
        )
        people = tuple(Student(name, tuple(chosen.split())) for name, chosen in students.items())
        problem = Problem("week", 5, 1, 288, Weights(1, 1, 1, 1), (), made, (), people)
        return problem, {item.id: Placement(item.times[0].time, None) for item in problem.classes()}

    return build


@pytest.fixture(scope="session")
def seated() -> Callable[..., Solution]:
    """A solution of a made timetable: ``seated(made, {'a': ('s1', 's2')})``."""
    return lambda made, students: Solution(made[0].name, made[1], students)
