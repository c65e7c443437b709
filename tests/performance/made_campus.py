"""A made-up campus of any size with its timetable already made, for the benchmark of sectioning.

Programmes of ten courses, of which a student takes four or five, and electives anywhere. A course has lectures of at
most 280 and groups of at most 35, in four buildings two slots apart. The lectures of a programme never meet at once;
groups are spread over the week by chance, no two classes in a room at once.
"""

from __future__ import annotations

import random
from collections import Counter

from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Placement,
    Problem,
    Room,
    RoomOption,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)

STARTS = (96, 120, 150, 174, 198)
HOURS = tuple(Time(1 << day, 0xFFF, start, 20) for day in range(5) for start in STARTS)
PROGRAMME = 10
BUILDINGS = 4


def make_campus(students: int, *, courses_each: int = 6, seed: int = 1) -> tuple[Problem, dict[str, Placement]]:
    """The problem, whose classes have one time and one room each, and the placements."""
    chance = random.Random(seed)
    people = _make_students(students, courses_each, chance)
    demand = Counter(course for person in people for course in person.courses)
    courses, placements = [], {}
    used = [0] * len(HOURS)
    for number in range(_count_courses(students, courses_each)):
        course = _make_course(number, demand[f"c{number}"], used, placements, chance)
        courses.append(course)
    rooms = _make_rooms(max(used))
    problem = Problem("made", 5, 12, 288, Weights(1, 1, 1, 5), rooms, tuple(courses), (), people)
    return problem, placements


def _count_courses(students: int, each: int) -> int:
    return max(2 * PROGRAMME, students * each // 150 // PROGRAMME * PROGRAMME)


def _make_students(count: int, each: int, chance: random.Random) -> tuple[Student, ...]:
    courses = _count_courses(count, each)
    people = []
    for number in range(count):
        first = chance.randrange(courses // PROGRAMME) * PROGRAMME
        chosen = chance.sample(range(first, first + PROGRAMME), min(PROGRAMME, each - chance.choice((1, 2))))
        while len(chosen) < each:
            other = chance.randrange(courses)
            if other not in chosen:
                chosen.append(other)
        people.append(Student(f"s{number}", tuple(f"c{course}" for course in chosen)))
    return tuple(people)


def _make_course(
    number: int, demand: int, used: list[int], placements: dict[str, Placement], chance: random.Random
) -> Course:
    lectures = max(1, -(-demand // 280))
    groups = max(1, -(-demand // 33))
    own = number % PROGRAMME
    parts = []
    for kind, count, limit in (("l", lectures, -(-demand // lectures) + 4), ("g", groups, 35)):
        classes = []
        for k in range(count):
            hour = (own + PROGRAMME * (k % 2)) if kind == "l" else chance.randrange(len(HOURS))
            name, room = f"c{number}-{kind}{k}", f"r{used[hour]}"
            used[hour] += 1
            placements[name] = Placement(HOURS[hour], room)
            options = ((TimeOption(HOURS[hour], 0),), (RoomOption(room, 0),))
            classes.append(Class(name, limit, None, True, *options))
        parts.append(Subpart(f"c{number}-{kind}", tuple(classes)))
    return Course(f"c{number}", (Config(f"c{number}", tuple(parts)),))


def _make_rooms(count: int) -> tuple[Room, ...]:
    """Buildings are two slots apart; only the rooms of the first of each pair say it, which is enough."""
    return tuple(
        Room(
            f"r{number}",
            300,
            {f"r{other}": 2 for other in range(number + 1, count) if other % BUILDINGS != number % BUILDINGS},
        )
        for number in range(count)
    )
