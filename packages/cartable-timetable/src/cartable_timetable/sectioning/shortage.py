"""Courses whose seats don't suffice, or do so only for some mixes of classes."""

from __future__ import annotations

from cartable_timetable.model import Course
from cartable_timetable.sectioning.reasons import Reason
from cartable_timetable.sectioning.structure import NONE, Structure
from cartable_timetable.validation.demand import count_course_places

_MOST_BUNDLES = 20_000
_SECONDS = 5.0


def is_counted_exactly(structure: Structure, course: int) -> bool:
    """Whether every subpart has no parent at all, or all its parents in one subpart that comes before."""
    for config in structure.courses[course]:
        for place, members in enumerate(structure.configs[config]):
            homes = {
                structure.place_of[structure.parent[item]] if structure.parent[item] != NONE else NONE
                for item in members
            }
            if len(homes) > 1 or max(homes) >= place:
                return False
    return True


def list_bundles(structure: Structure, course: int, most: int) -> list[tuple[int, ...]] | None:
    """Every set of classes that a student of the course may take; None when there are more than ``most``."""
    bundles: list[tuple[int, ...]] = []
    for config in structure.courses[course]:
        partial: list[tuple[int, ...]] = [()]
        for members in structure.configs[config]:
            partial = [(*chosen, item) for chosen in partial for item in members if structure.fits(chosen, item)]
            if len(partial) > most:
                return None
        bundles += [bundle for bundle in partial if structure.is_bundle(course, bundle)]
        if len(bundles) > most:
            return None
    return bundles


def plan_seats(structure: Structure, course: int, demand: int) -> dict[tuple[int, ...], int] | None:
    """How many students in each bundle, as many in all as can be (CP-SAT, exact); None when there are too many bundles.

    Students of a course are alike to its limits, so numbers suffice: maximise ``Σ x_b ≤ demand`` with
    ``Σ_{b ∋ c} x_b ≤ limit(c)``.
    """
    bundles = list_bundles(structure, course, _MOST_BUNDLES)
    if not bundles:
        return None
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    counts = [model.new_int_var(0, demand, "") for _ in bundles]
    users: dict[int, list[cp_model.IntVar]] = {}
    for bundle, count in zip(bundles, counts, strict=True):
        for item in bundle:
            users.setdefault(item, []).append(count)
    for item, takers in users.items():
        model.add(sum(takers) <= min(structure.limit[item], demand))
    model.add(sum(counts) <= demand)
    model.maximize(sum(counts))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = _SECONDS
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    plan = {bundle: int(solver.value(count)) for bundle, count in zip(bundles, counts, strict=True)}
    return {bundle: count for bundle, count in plan.items() if count}


def explain_shortage(course: Course, demand: int, unseated: int) -> Reason:
    """Why ``unseated`` of the ``demand`` students of a course have no classes."""
    places = count_course_places(course)
    if places is not None and places < demand:
        return Reason("course_full", {"course": course.id, "places": places, "demand": demand})
    return Reason("course_structure", {"course": course.id, "places": demand - unseated, "demand": demand})
