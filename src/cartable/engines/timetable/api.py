"""The timetable's door: import a term, say what it has to respect, compute, publish, subscribe."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term, get_term
from cartable.engines.people.api import Person, access_person
from cartable.engines.timetable.domain import asked
from cartable.engines.timetable.domain.addresses import (
    TooManyAddresses,
    note_calendar_read,
    open_calendar_address,
    revoke_calendar_address,
)
from cartable.engines.timetable.domain.contents import TermContents, say_contents, term_contents
from cartable.engines.timetable.domain.explain import ExplainedViolation, explain_rows, explain_violations
from cartable.engines.timetable.domain.given_timetables import store_timetable
from cartable.engines.timetable.domain.import_job import run_import, start_import
from cartable.engines.timetable.domain.import_term import ImportInProgress, import_term
from cartable.engines.timetable.domain.listing import (
    PlacementLine,
    list_placements,
    list_publications,
    list_runs,
    list_solutions,
)
from cartable.engines.timetable.domain.publish import (
    NotPublishable,
    best_feasible,
    find_publication_in_force,
    publish,
    withdraw,
)
from cartable.engines.timetable.domain.replace_term import TermInUse
from cartable.engines.timetable.domain.requirements import create_requirements
from cartable.engines.timetable.domain.rule_titles import say_kind
from cartable.engines.timetable.domain.runs import find_best, start_solving, stop_solving
from cartable.engines.timetable.domain.searching import SearchHooks, search_timetable
from cartable.engines.timetable.domain.solutions import store_solution
from cartable.engines.timetable.domain.words import describe_clash
from cartable.engines.timetable.models import CalendarAddress, Publication, Solution, SolveRun
from cartable.engines.timetable.solver.exporting import export_problem, export_solution
from cartable.engines.timetable.solver.running import NothingToSolve
from cartable.engines.timetable.types import (
    ClosureRow,
    DistributionRow,
    PlacementFigures,
    RequirementRow,
    TermRoomRow,
    Weights,
)
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

__all__ = [
    "CalendarAddress",
    "ClosureRow",
    "DistributionRow",
    "ExplainedViolation",
    "ImportInProgress",
    "NotPublishable",
    "NothingToSolve",
    "PlacementFigures",
    "PlacementLine",
    "Publication",
    "RequirementRow",
    "SearchHooks",
    "Solution",
    "SolveRun",
    "TermContents",
    "TermInUse",
    "TermRoomRow",
    "TooManyAddresses",
    "Weights",
    "access_numbered_solution",
    "access_person_week",
    "access_run",
    "access_solution",
    "access_term_workspace",
    "asked",
    "best_feasible",
    "create_requirements",
    "describe_clash",
    "explain_rows",
    "explain_violations",
    "export_problem",
    "export_solution",
    "find_best",
    "find_publication_in_force",
    "import_term",
    "list_placements",
    "list_publications",
    "list_runs",
    "list_solutions",
    "note_calendar_read",
    "open_calendar_address",
    "publish",
    "revoke_calendar_address",
    "run_import",
    "say_contents",
    "say_kind",
    "search_timetable",
    "start_import",
    "start_solving",
    "stop_solving",
    "store_solution",
    "store_timetable",
    "term_contents",
    "withdraw",
]


def access_term_workspace(actor: Any, code: str, *, permission: str = "term.view_workspace") -> Term:
    """The term, for one who may work on its timetable.

    ``permission``: ``term.view_workspace``, or ``term.solve`` and ``term.publish`` before these acts.
    Raises NotAllowed, then NoSuchTerm.
    """
    require(actor, permission)
    return get_term(code)


def access_solution(actor: Any, uuid: UUID | str, *, permission: str = "term.view_workspace") -> Solution:
    """A solution with its term, for one who may see it. Raises NotAllowed, then NotFound."""
    require(actor, permission)
    found: Solution | None = _find(Solution.objects.select_related("term__year"), uuid)
    if found is None:
        raise NotFound(_("This timetable doesn't exist."), _("Open it again from its term."))
    return found


def access_numbered_solution(actor: Any, code: str, number: int) -> Solution:
    """The term's solution of this number, for one who may see it. Raises NotAllowed, NoSuchTerm, then NotFound."""
    term = access_term_workspace(actor, code)
    found = Solution.objects.filter(term=term, number=number).first()
    if found is None:
        raise NotFound(_("This timetable doesn't exist."), _("Open it again from its term."))
    found.term = term
    return found


def access_run(actor: Any, uuid: UUID | str, *, permission: str = "term.view_workspace") -> SolveRun:
    """A computation with its term and job, for one who may see it. Raises NotAllowed, then NotFound."""
    require(actor, permission)
    rows = SolveRun.objects.select_related("term__year", "job", "solution", "resumed_from")
    found: SolveRun | None = _find(rows, uuid)
    if found is None:
        raise NotFound(_("This computation doesn't exist."), _("Open it again from its term."))
    return found


def access_person_week(actor: Any, uuid: UUID | str) -> Person:
    """The person whose week is asked for, if the actor may read it. Raises NotAllowed, Person.DoesNotExist."""
    if str(getattr(getattr(actor, "person", None), "uuid", "")) == str(uuid):
        own: Person = actor.person
        require(actor, "week.view", own)
        return own
    person = access_person(actor, uuid)
    require(actor, "week.view", person)
    return person


def _find(rows: Any, uuid: UUID | str) -> Any:
    try:
        return rows.filter(uuid=uuid).first()
    except ValidationError:  # not a UUID at all
        return None
