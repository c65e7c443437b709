"""Timetables made elsewhere: verified like a computed one before they are stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cartable.engines.calendar.api import Term
from cartable.engines.timetable.domain.solutions import store_solution
from cartable.engines.timetable.models import Solution
from cartable.engines.timetable.solver.building import build_problem
from cartable.engines.timetable.solver.stored import given_solution
from cartable.engines.timetable.solver.verifying import figures_of
from cartable.engines.timetable.types import PlacementFigures


def store_timetable(
    *, term: Term, placements: Iterable[PlacementFigures], seats: Iterable[tuple[int, int]], origin: str, now: datetime
) -> Solution:
    """Verify and price a timetable given by row ids (seats as ``(class, person)``), and store it as a solution.

    The independent verifier reads the term's own rows, so that nothing is taken on trust; a timetable that breaks rules
    is stored with its violations and ``is_feasible`` false. Placements and seats that name nothing of the term are left
    out, and the violations say what is missing.
    """
    problem = build_problem(term)
    given = given_solution(term.code, placements, seats)
    return store_solution(term=term, figures=figures_of(term, problem, given), origin=origin, now=now)
