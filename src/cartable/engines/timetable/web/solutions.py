"""The solutions of a term: their history, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cartable.engines.people.api import Person, visible_people
from cartable.engines.timetable.api import access_term_workspace
from cartable.engines.timetable.queries.differences import differences, labels_of
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.queries.solutions import SolutionRow, best_of, compare, list_solutions, term_weights
from cartable.engines.timetable.web.labels import CRITERIA, named
from cartable.engines.timetable.web.terms import term_title

MOST_NAMED = 12


@require_safe
def solutions(request: HttpRequest, code: str) -> HttpResponse:
    """The page; ``?left=3&right=5`` are numbers of solutions."""
    term = access_term_workspace(request.user, code)
    rows = list_solutions(term.pk)
    left, right, refused = _two(request, rows)
    context = {
        "term": term,
        "title": term_title(term),
        "solutions": rows,
        "best": best_of(rows),
        "in_force": find_in_force(term.pk),
        "left": left,
        "right": right,
        "refused": refused,
    }
    if left and right:
        context["compared"] = [(CRITERIA[row.left.key], row) for row in compare(left, right, term_weights(term.pk))]
        context["change"] = right.total - left.total
        context["differences"] = _changes(request, left, right) if left.id != right.id else None
    return render(request, "timetable/solutions.html", context, status=400 if refused else 200)


def _changes(request: HttpRequest, left: SolutionRow, right: SolutionRow) -> dict[str, Any]:
    """What changes from the left to the right; people whom the reader may not know are counted, not named."""
    found = differences(left.id, right.id)
    known = Person.objects.filter(visible_people(request.user)).order_by().values("pk")
    return {
        "moved": _classes(found.moved),
        "rehoused": _classes(found.rehoused),
        "reseated": found.reseated,
        "hurt": len(found.hurt),
        "relieved": len(found.relieved),
        "named": Person.objects.filter(pk__in=found.hurt).filter(pk__in=known).order_by("name_key", "pk")[:MOST_NAMED],
    }


def _classes(ids: frozenset[int]) -> dict[str, Any]:
    shown = [named(label) for label in labels_of(ids, limit=MOST_NAMED)]
    return {"count": len(ids), "shown": shown, "more": len(ids) - len(shown)}


def _two(request: HttpRequest, rows: Sequence[SolutionRow]) -> tuple[SolutionRow | None, SolutionRow | None, str]:
    """The two asked; else the two newest, the older on the left; nothing to compare with fewer than two."""
    if len(rows) < 2:
        return None, None, ""
    by_number = {str(row.number): row for row in rows}
    asked = [request.GET.get("left", str(rows[1].number)), request.GET.get("right", str(rows[0].number))]
    unknown = [text for text in asked if text not in by_number]
    if unknown:
        told = _("This term has no solution %(number)s. Choose two of the list.") % {"number": unknown[0][:20]}
        return rows[1], rows[0], told
    return by_number[asked[0]], by_number[asked[1]], ""
