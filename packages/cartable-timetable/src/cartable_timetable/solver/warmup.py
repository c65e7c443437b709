"""Compiles every kernel ahead of time, so that the first real run starts at once."""

from __future__ import annotations

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


def warm_up() -> None:
    """Solve a tiny problem that reaches every kernel; the machine code stays in the cache (half a minute, once)."""
    from cartable_timetable.solver.entry import solve

    problem = _tiny_problem()
    result = solve(problem, time_limit=600, max_iterations=3000)
    solve(problem, time_limit=600, max_iterations=300, start=result.solution)


def _tiny_problem() -> Problem:
    times = tuple(TimeOption(Time(1 << day, 3, 96 + 12 * hour, 12), day) for day in range(3) for hour in range(3))
    rooms = tuple(RoomOption(name, cost) for cost, name in enumerate("ab"))

    def lesson(name: str, parent: str | None = None) -> Class:
        return Class(name, 2, parent, True, times, rooms)

    courses = tuple(
        Course(
            name,
            (
                Config(
                    name,
                    (
                        Subpart(f"{name}1", (lesson(f"{name}11"), lesson(f"{name}12"))),
                        Subpart(f"{name}2", (lesson(f"{name}21", f"{name}11"), lesson(f"{name}22", f"{name}12"))),
                    ),
                ),
            ),
        )
        for name in "xy"
    )
    kinds = DistributionKind
    sets = ("x11", "x12", "y11", "y12")
    distributions = (
        Distribution(kinds.SAME_ATTENDEES, (), sets[:2], True),
        Distribution(kinds.SAME_ROOM, (), ("x21", "x22"), True),
        Distribution(kinds.SAME_DAYS, (), ("y21", "y22"), True),
        Distribution(kinds.MAX_DAYS, (2,), sets, False, 1),
        Distribution(kinds.MAX_DAY_LOAD, (24,), sets, False, 1),
        Distribution(kinds.MAX_BREAKS, (1, 6), sets, False, 1),
        Distribution(kinds.MAX_BLOCK, (24, 6), sets, False, 1),
    )
    students = tuple(Student(f"s{n}", ("x", "y")) for n in range(4))
    places = (Room("a", 9, {"b": 2}, (Time(1, 1, 96, 12),)), Room("b", 9, {"a": 2}))
    return Problem("warm", 5, 2, 288, Weights(1, 1, 1, 1), places, courses, distributions, students)
