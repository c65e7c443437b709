"""The terms a timetabler works on, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from cartable.engines.timetable.models import Publication, Solution, SolveRun
from cartable.engines.timetable.queries.solutions import SolutionRow, best_of, solution_row
from cartable.kernel.languages import in_language


@dataclass(frozen=True, slots=True)
class TermState:
    """A term's timetable in short. ``version`` None: not published."""

    id: int
    code: str
    title: str
    starts_on: date
    weeks: int
    classes: int
    solutions: int
    best: SolutionRow | None
    version: int | None
    published_at: datetime | None
    is_best_published: bool
    running: int


def term_states(terms: Sequence[Any]) -> list[TermState]:
    """Where each of these terms (``calendar.Term``) stands, in the order given. Four queries."""
    ids = [term.pk for term in terms]
    solutions: dict[int, list[SolutionRow]] = {}
    for row in Solution.objects.filter(term_id__in=ids):
        solutions.setdefault(row.term_id, []).append(solution_row(row))
    in_force = {row.term_id: row for row in Publication.objects.filter(term_id__in=ids, withdrawn_at__isnull=True)}
    runs = SolveRun.objects.filter(term_id__in=ids, finished_at__isnull=True).order_by()
    running = dict(runs.values_list("term_id").annotate(Count("id")))
    classes = _class_counts(terms)
    return [_state(term, solutions.get(term.pk, []), in_force.get(term.pk), running, classes) for term in terms]


def _class_counts(terms: Sequence[Any]) -> dict[int, int]:
    if not terms:
        return {}
    rows = type(terms[0]).objects.filter(pk__in=[term.pk for term in terms]).order_by()
    return dict(rows.values_list("pk").annotate(Count("classes")))


def _state(
    term: Any,
    solutions: list[SolutionRow],
    in_force: Publication | None,
    running: dict[int, int],
    classes: dict[int, int],
) -> TermState:
    best = best_of(solutions)
    return TermState(
        id=term.pk,
        code=term.code,
        title=in_language(term.title_fr, term.title_en),
        starts_on=term.starts_on,
        weeks=term.weeks_count,
        classes=classes.get(term.pk, 0),
        solutions=len(solutions),
        best=best,
        version=in_force.version if in_force else None,
        published_at=in_force.published_at if in_force else None,
        is_best_published=bool(in_force and best and in_force.solution_id == best.id),
        running=running.get(term.pk, 0),
    )
