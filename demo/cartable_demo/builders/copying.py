"""The timetable of a campus of several colleges: those that are alike are computed once and given the same one.

What is stored is no copy taken on trust: the engine verifies the whole term, row by row, as it does for a computation.
See ``docs/decisions/0004-alike-colleges-are-computed-once.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import OfferingTree
from cartable.engines.timetable import api as timetable
from cartable_demo.builders.people import Population
from cartable_demo.builders.solving import NoTimetable
from cartable_demo.builders.timetable import class_ids
from cartable_demo.plan.campus import College
from cartable_demo.plan.problem import college_problem
from cartable_demo.plan.semester import Semester
from cartable_demo.progress import Tell
from cartable_timetable import Progress, Solution
from cartable_timetable.solver import solve


def solve_models(
    colleges: list[College], semester: Semester, *, seconds: int, seed: int, progress: Tell
) -> dict[int, Solution]:
    """A timetable for each size of college, by number of students. Raises NoTimetable when one keeps not every rule."""
    models = {len(college.students): college for college in colleges}
    found = {}
    for rank, (size, college) in enumerate(models.items()):
        result = solve(
            college_problem(college, semester),
            time_limit=seconds,
            seed=seed,
            workers=2,
            on_progress=_teller(progress, rank / len(models), 1 / len(models) / seconds),
        )
        if result.solution is None or not result.feasible:
            raise NoTimetable(f"no timetable for a college of {size} students keeps every rule")
        found[size] = result.solution
    return found


def store_copies(
    term: Term,
    colleges: list[College],
    models: dict[int, Solution],
    *,
    rooms: dict[str, int],
    tree: OfferingTree,
    population: Population,
    now: datetime,
) -> None:
    """Give each college the timetable of its size; the whole is verified and stored. Raises NoTimetable."""
    placements: list[timetable.PlacementFigures] = []
    seats: list[tuple[int, int]] = []
    for college, students in zip(colleges, population.students, strict=True):
        model = models[len(college.students)]
        ids = class_ids(college, tree)
        for key, placed in model.placements.items():
            time = placed.time
            room = None if placed.room is None else rooms[college.mark + placed.room]
            placements.append(
                timetable.PlacementFigures(ids[int(key)], time.days, time.weeks, time.start, time.length, room)
            )
        seats += [(ids[int(key)], students[int(who)]) for key, people in model.students.items() for who in people]
    stored = timetable.store_timetable(term=term, placements=placements, seats=seats, origin="demo", now=now)
    if not stored.is_feasible:
        raise NoTimetable("the timetable of the whole campus breaks rules that must be kept")


def _teller(progress: Tell, done: float, a_second: float) -> Callable[[Progress], bool]:
    def tell(point: Progress) -> bool:
        progress("solve", min(1.0, done + a_second * point.elapsed), "")
        return True

    return tell
