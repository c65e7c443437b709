"""Seats: courses whose classes can't hold their students, whatever the timetable."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.explaining.contradictions.deadline import Deadline
from cartable_timetable.explaining.contradictions.minimising import minimise
from cartable_timetable.explaining.contradictions.ours import lower_seats
from cartable_timetable.explaining.contradictions.requirement import (
    Requirement,
    RequirementKind,
    list_seat_requirements,
)
from cartable_timetable.explaining.contradictions.unsat_core import Core
from cartable_timetable.model import Course, Problem


def find_seat_core(problem: Problem, deadline: Deadline) -> Core | None:
    """The core of the first course that can't hold its students, reserved places and needed sections being kept."""
    view = lower_seats(problem)
    courses = {course.id: course for course in view.problem.courses}
    for name, requirements in list_seat_requirements(view.problem, view.places).items():
        if len(requirements) == 1:
            continue
        deadline.raise_if_passed()
        course, demand = courses[name], int(str(requirements[0].sentence.values["count"]))

        def is_short(chosen: Sequence[Requirement], course: Course = course, demand: int = demand) -> bool | None:
            return _is_short(course, demand, chosen, deadline)

        if is_short(requirements):
            return minimise(requirements, is_short, deadline)
    return None


def _is_short(course: Course, demand: int, chosen: Sequence[Requirement], deadline: Deadline) -> bool | None:
    """Counts of students by class: ``Σ classes of a subpart = students of the configuration``, children within parents.

    Exact when the parents of a subpart are all in one subpart; otherwise a shortage may be missed, never made up.
    """
    if not any(item.kind is RequirementKind.DEMAND for item in chosen):
        return False
    limited = {item.name for item in chosen if item.kind is RequirementKind.LIMIT}
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    counts: dict[str, cp_model.IntVar] = {}
    followers = [model.new_int_var(0, demand, "") for _ in course.configs]
    model.add(sum(followers) == demand)
    for config, taken in zip(course.configs, followers, strict=True):
        for subpart in config.subparts:
            for item in subpart.classes:
                seats = demand if item.limit is None or item.id not in limited else min(item.limit, demand)
                counts[item.id] = model.new_int_var(0, seats, "")
            model.add(sum(counts[item.id] for item in subpart.classes) == taken)
        for subpart in config.subparts:
            for parent in dict.fromkeys(item.parent for item in subpart.classes if item.parent in counts):
                children = [counts[item.id] for item in subpart.classes if item.parent == parent]
                model.add(sum(children) <= counts[str(parent)])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(0.01, deadline.left)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return True
    return False if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
