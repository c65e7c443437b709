"""Building the demo, step by step, through the engines' own functions."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import OfferingTree
from cartable.engines.timetable.api import NotPublishable
from cartable.kernel.audit import because
from cartable.kernel.clock import system_clock, today
from cartable_demo.builders.accounts import build_accounts
from cartable_demo.builders.campaigns import build_past_campaign, build_present_campaign
from cartable_demo.builders.catalogue import build_catalogue, build_choices, build_coming
from cartable_demo.builders.copying import solve_models, store_copies
from cartable_demo.builders.degrees import build_degrees, build_records
from cartable_demo.builders.doors import build_doors
from cartable_demo.builders.groups import build_groups
from cartable_demo.builders.people import Population, build_people
from cartable_demo.builders.photos import build_photos, photographed
from cartable_demo.builders.places import build_places
from cartable_demo.builders.preparations import build_preparations
from cartable_demo.builders.rights import build_rights
from cartable_demo.builders.services import build_services
from cartable_demo.builders.solving import NoTimetable, solve_term
from cartable_demo.builders.sources import build_sources
from cartable_demo.builders.syllabi import build_syllabi
from cartable_demo.builders.teams import build_teams
from cartable_demo.builders.terms import Terms, build_terms
from cartable_demo.builders.timetable import build_coming_requirements, build_requirements, publish_term
from cartable_demo.plan.campus import COLLEGE_STUDENTS, College, plan_colleges
from cartable_demo.plan.semester import Semester, semester_of
from cartable_demo.progress import Tell, tell_nobody

#: How long the solver may work on the demo's term.
SOLVE_SECONDS = 60
#: How long it works on the provisional version, and how many days before the final one that was published.
DRAFT_SECONDS = 4
DRAFT_DAYS = 12
#: How long it works on the coming term's first week, from the wishes sent so far.
COMING_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Campus:
    """What was built, for the steps that follow."""

    colleges: list[College]
    semester: Semester
    rooms: dict[str, int]
    population: Population
    terms: Terms
    tree: OfferingTree


def build(
    *,
    size: int = COLLEGE_STUDENTS,
    seed: int = 1,
    progress: Tell = tell_nobody,
    on: date | None = None,
    now: datetime | None = None,
) -> None:
    """Build the campus in an empty database: ``size`` students, in the term in which the day ``on`` falls.

    The same size, seed and semester give the same campus; only the timetable depends on the machine's speed, and the
    seconds that ``CARTABLE_DEMO_SOLVE_SECONDS`` gives the solver. Raises ValueError when ``size`` isn't positive.
    """
    instant = now or system_clock()
    with because(actor="demo", reason="demo campus"):
        campus = _build_campus(size, semester_of(on or today()), seed, instant, progress)
    seconds = int(os.environ.get("CARTABLE_DEMO_SOLVE_SECONDS", SOLVE_SECONDS))
    if len(campus.colleges) == 1:
        _solve(campus.terms.current, seconds, seed, instant, progress)
        _solve_coming(campus.terms.coming, seconds, seed, instant, progress)
    else:
        _solve_alike(campus, seconds, seed, instant, progress)
    progress("publish", None, "")
    publish_term(campus.terms.current, instant, "Version définitive")


def _build_campus(size: int, semester: Semester, seed: int, now: datetime, progress: Tell) -> Campus:
    progress("places", None, "")
    colleges = plan_colleges(size, semester, seed)
    rooms = build_places(colleges)
    progress("people", None, "")
    population = build_people(colleges, semester, seed=seed, now=now)
    build_groups(colleges, population, semester)
    progress("services", None, "")
    build_services(size=size, usual=COLLEGE_STUDENTS, year_starts_on=semester.year_starts_on, now=now, seed=seed)
    build_accounts(now=now)
    build_doors(year_starts_on=semester.year_starts_on, now=now)
    build_rights(year_starts_on=semester.year_starts_on, year_ends_on=semester.year_ends_on, now=now)
    build_sources(now=now)
    progress("catalogue", None, "")
    terms = build_terms(semester)
    tree, units = build_catalogue(terms.current, colleges, population)
    build_teams(colleges, population, units, semester.year_starts_on)
    build_photos(photographed(colleges[0], population), now=now, seed=seed)
    build_syllabi(semester, colleges, population, on=semester.starts_on, now=now)
    progress("records", None, "")
    degrees = build_degrees(colleges, semester)
    build_records(colleges, population, degrees, semester, terms, units, seed)
    progress("choices", None, "")
    if len(colleges) == 1:
        build_past_campaign(terms.current, colleges[0], population, tree, seed)
    else:
        build_choices(terms.current, colleges, population, tree, now)
    coming = build_coming(terms.coming, colleges)
    build_present_campaign(terms.coming, colleges, population, coming, now=now, seed=seed)
    progress("requirements", None, "")
    build_requirements(terms.current, colleges, rooms, tree)
    build_coming_requirements(terms.coming, colleges, rooms, coming)
    build_preparations(terms.coming, colleges[0], population, now)
    return Campus(colleges, semester, rooms, population, terms, tree)


def _solve(term: Term, seconds: int, seed: int, now: datetime, progress: Tell) -> None:
    """A provisional version published some days ago, then a longer computation that goes on from it."""
    earlier = now - timedelta(days=DRAFT_DAYS)
    solve_term(term, seconds=min(DRAFT_SECONDS, seconds), seed=seed + 1, now=earlier, progress=progress)
    with suppress(NotPublishable):  # on a very slow machine the draft may break a rule: then it stays a draft
        publish_term(term, earlier, "Version provisoire")
    solve_term(term, seconds=seconds, seed=seed, now=now, progress=progress, resume=True)


def _solve_coming(term: Term, seconds: int, seed: int, now: datetime, progress: Tell) -> None:
    """A first week for those who wish, not published; without one their page says that there is none yet."""
    with suppress(NoTimetable):
        solve_term(term, seconds=min(COMING_SECONDS, seconds), seed=seed, now=now, progress=progress)


def _solve_alike(campus: Campus, seconds: int, seed: int, now: datetime, progress: Tell) -> None:
    progress("solve", 0.0, "")
    models = solve_models(campus.colleges, campus.semester, seconds=seconds, seed=seed, progress=progress)
    store_copies(
        campus.terms.current,
        campus.colleges,
        models,
        rooms=campus.rooms,
        tree=campus.tree,
        population=campus.population,
        now=now,
    )
