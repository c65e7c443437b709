"""Building the demo, step by step, through the engines' own functions."""

from __future__ import annotations

import os
from datetime import date, datetime

from cartable.kernel.audit import because
from cartable.kernel.clock import system_clock, today
from cartable_demo.builders.catalogue import build_catalogue, build_choices, build_term
from cartable_demo.builders.people import build_people
from cartable_demo.builders.places import build_places
from cartable_demo.builders.solving import solve_term
from cartable_demo.builders.timetable import build_requirements, publish_term
from cartable_demo.plan.campus import COLLEGE_STUDENTS, plan_colleges
from cartable_demo.plan.semester import semester_of
from cartable_demo.progress import Tell, tell_nobody

#: How long the solver may work on the demo's term.
SOLVE_SECONDS = 60


def build(
    *,
    size: int = COLLEGE_STUDENTS,
    seed: int = 1,
    progress: Tell = tell_nobody,
    on: date | None = None,
    now: datetime | None = None,
) -> None:
    """Build the campus in an empty database: ``size`` students, in the term in which the day ``on`` falls.

    The same size, seed and semester give the same campus; only the timetable depends on the machine's speed.
    Raises ValueError when ``size`` isn't positive.
    """
    instant = now or system_clock()
    semester = semester_of(on or today())
    colleges = plan_colleges(size, semester, seed)
    with because(actor="demo", reason="demo campus"):
        progress("places", None, "")
        rooms = build_places(colleges)
        progress("people", None, "")
        population = build_people(colleges, semester, seed=seed, now=instant)
        progress("catalogue", None, "")
        term = build_term(semester)
        tree = build_catalogue(term, colleges, population, semester)
        progress("choices", None, "")
        build_choices(term, colleges, population, tree, instant)
        progress("requirements", None, "")
        build_requirements(term, colleges, rooms, tree, population)
    seconds = int(os.environ.get("CARTABLE_DEMO_SOLVE_SECONDS", SOLVE_SECONDS))
    solve_term(term, seconds=seconds, seed=seed, now=instant, progress=progress)
    progress("publish", None, "")
    publish_term(term, instant)
