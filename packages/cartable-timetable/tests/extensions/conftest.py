"""Problems drawn at random, with one constraint of each kind, and a solution of them."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from cartable_timetable.extensions import (
    Attendee,
    BalancedSizes,
    Campus,
    CampusGap,
    CampusTravel,
    CompactDays,
    EdgeHours,
    Extension,
    KeptTogether,
    LunchBreak,
    NeedsSection,
    ReservedPlaces,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
)
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

Drawn = tuple[Problem, Solution]
DAYS, WEEKS, SLOTS = 3, 4, 40


def draw(seed: int) -> Drawn:
    """Three courses of two subparts, the second with parents; everybody is seated within generous limits."""
    rng = random.Random(seed)
    courses = tuple(_draw_course(f"k{number}", rng) for number in range(3))
    people = tuple(Student(f"s{n}", tuple(c.id for c in rng.sample(courses, rng.randint(1, 3)))) for n in range(7))
    travel = rng.randint(0, 3)
    names = [f"{campus}-{item.id}" for course in courses for item in _list_classes(course) for campus in "ABC"]
    far = {"A": "B", "B": "A", "C": "-"}
    rooms = tuple(Room(name, 99, {other: travel for other in names if other[0] == far[name[0]]}) for name in names)
    weights = Weights(rng.choice((0, 1, 2)), 1, rng.choice((0, 1, 3)), 5)
    problem = Problem("drawn", DAYS, WEEKS, SLOTS, weights, rooms, courses, (), people)
    placements = {
        item.id: Placement(rng.choice(item.times).time, item.rooms[0].room if item.rooms else None)
        for item in problem.classes()
    }
    students: dict[str, list[str]] = {item.id: [] for item in problem.classes()}
    for person in people:
        for course in courses:
            if course.id in person.courses:
                child = rng.choice(course.configs[0].subparts[1].classes)
                students[child.id].append(person.id)
                students[child.parent or rng.choice(course.configs[0].subparts[0].classes).id].append(person.id)
    solution = Solution("drawn", placements, {name: tuple(members) for name, members in students.items()})
    extensions = _draw_extensions(problem, rng)
    return Problem(*(getattr(problem, name) for name in Problem.__slots__[:-1]), extensions), solution


def _list_classes(course: Course) -> list[Class]:
    return [item for config in course.configs for subpart in config.subparts for item in subpart.classes]


def _draw_time(rng: random.Random) -> Time:
    return Time(rng.randint(1, 7), rng.randint(1, 15), rng.randint(0, 30), rng.randint(1, 10))


def _draw_course(name: str, rng: random.Random) -> Course:
    def build(identifier: str, parent: str | None) -> Class:
        room = rng.choice(("A", "B", "C", None))
        times = {(t.days, t.weeks, t.start): TimeOption(t, rng.randint(0, 3)) for t in (_draw_time(rng) for _ in "123")}
        rooms = (RoomOption(f"{room}-{identifier}", 0),) if room else ()  # its own: no two classes clash
        return Class(identifier, rng.choice((7, 8)), parent, bool(room), tuple(times.values()), rooms)

    lectures = tuple(build(f"{name}L{k}", None) for k in range(2))
    tutorials = tuple(build(f"{name}T{k}", rng.choice((None, lectures[k % 2].id))) for k in range(3))
    return Course(name, (Config(name, (Subpart(f"{name}L", lectures), Subpart(f"{name}T", tutorials))),))


def _draw_extensions(problem: Problem, rng: random.Random) -> tuple[Extension, ...]:
    names, rooms = [item.id for item in problem.classes()], [room.id for room in problem.rooms]
    everybody = [student.id for student in problem.students]
    course = rng.choice([student.courses[0] for student in problem.students])
    takers = tuple(student.id for student in problem.students if course in student.courses)
    some = tuple(rng.sample(takers, rng.randint(1, len(takers))))
    teaching = tuple(rng.sample(names, 4))
    who = rng.choice((Who(every_student=True), Who(False, tuple(rng.sample(everybody, 2)), (Attendee("x", teaching),))))
    staff = Who(attendees=(Attendee("x", teaching), Attendee("y", teaching[:2])))

    def price() -> dict[str, int | bool]:
        return {"required": rng.random() < 0.2, "penalty": rng.choice((1, 3, 12))}

    return (
        BalancedSizes(f"{course}T", rng.randint(0, 1), **price()),
        KeptTogether(course, some, **price()),
        ReservedPlaces(f"{course}T0", rng.randint(5, 7), some, rng.choice(("", "en")), **price()),
        NeedsSection(course, some, (f"{course}T0", f"{course}T1"), "en", **price()),
        CampusTravel(
            (Campus("N", tuple(r for r in rooms if r[0] == "A")), Campus("S", tuple(r for r in rooms if r[0] != "A"))),
            (CampusGap("N", "S", rng.randint(0, 6)),),
            who=who,
            **price(),
        ),
        LunchBreak(12, 22, rng.randint(1, 10), who=who, **price()),
        EdgeHours(4, 30, who=rng.choice((who, staff)), **price()),
        TeacherAvailability("x", teaching, (_draw_time(rng),), **price()),
        TeacherMaxDays("x", teaching, rng.randint(1, 2), **price()),
        CompactDays(rng.randint(0, 4), who=who, **price()),
    )


@pytest.fixture(scope="session")
def drawn() -> Callable[[int], Drawn]:
    """:func:`draw`."""
    return draw
