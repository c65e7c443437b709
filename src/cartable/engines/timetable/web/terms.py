"""The terms: a list for those who build timetables, and a term's own page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cartable.engines.calendar.api import Term, list_terms
from cartable.engines.timetable.api import Solution, access_term_workspace, explain_violations, say_kind
from cartable.engines.timetable.queries.demand import biggest_classes
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.queries.runs import list_runs
from cartable.engines.timetable.queries.solutions import (
    SolutionRow,
    best_of,
    criteria,
    list_solutions,
    solution_counts,
    term_weights,
)
from cartable.engines.timetable.queries.terms import term_states
from cartable.engines.timetable.queries.violations import class_labels, violation_kinds
from cartable.engines.timetable.web.labels import CRITERIA, CRITERIA_MEANING, RUN_STATES, named
from cartable.kernel.languages import in_language
from cartable.kernel.permissions import is_allowed, require

SHOWN_VIOLATIONS = 12
SHOWN_CLASSES = 8
SHOWN_RUNS = 5


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Every term and where its timetable stands."""
    require(request.user, "term.view_workspace")
    context = {
        "terms": term_states(list(list_terms())),
        "may_import": is_allowed(request.user, "term.import"),
    }
    return render(request, "timetable/terms.html", context)


@require_safe
def term(request: HttpRequest, code: str) -> HttpResponse:
    """A term's timetable: what it costs, what it doesn't keep, what runs, what is published."""
    found = access_term_workspace(request.user, code)
    solutions = list_solutions(found.pk)
    in_force = find_in_force(found.pk)
    best = best_of(solutions)
    published = next((row for row in solutions if in_force and row.id == in_force.solution_id), None)
    shown = published or best
    context = {
        "term": found,
        "title": term_title(found),
        "solutions": solutions,
        "best": best,
        "best_is_in_force": best is not None and published is not None and published.total <= best.total,
        "feasible_count": sum(row.is_feasible for row in solutions),
        "in_force": in_force,
        "published": published,
        "runs": [(row, RUN_STATES[row.state]) for row in list_runs(found.pk, limit=SHOWN_RUNS)],
        "may_solve": is_allowed(request.user, "term.solve", found),
        "may_publish": is_allowed(request.user, "term.publish", found),
        **(_solution(shown or solutions[0], found) if solutions else {}),
    }
    return render(request, "timetable/term.html", context)


def term_title(row: Term) -> str:
    """The term's title in the reader's language."""
    return in_language(row.title_fr, row.title_en)


def named_criteria(rows: Any) -> list[tuple[Any, Any, Any]]:
    """Each criterion with its name and its meaning."""
    return [(CRITERIA[row.key], CRITERIA_MEANING[row.key], row) for row in rows]


def _solution(solution: SolutionRow, found: Term) -> dict[str, Any]:
    """What the page says of the solution in force, else of the best one."""
    weights = term_weights(found.pk)
    kinds = violation_kinds(solution.id)
    worst = explain_violations(solution=Solution(pk=solution.id, term=found), limit=SHOWN_VIOLATIONS)
    labels = class_labels({class_id for told in worst for class_id in told.class_ids}, solution.id)
    return {
        "shown": solution,
        "criteria": named_criteria(criteria(solution, weights)),
        "counts": solution_counts(solution.id),
        "kinds": [(kind, say_kind(kind)) for kind in kinds],
        "violations": [
            (told, [named(labels[class_id]) for class_id in told.class_ids if class_id in labels]) for told in worst
        ],
        "violations_total": sum(kind.number for kind in kinds),
        "biggest": [(row, named(row.label)) for row in biggest_classes(solution.id, limit=SHOWN_CLASSES)],
    }
