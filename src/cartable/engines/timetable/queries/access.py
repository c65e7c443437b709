"""Doors to what the pages show: fetch, then check."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person, access_person
from cartable.engines.timetable.models import SolveRun
from cartable.engines.timetable.queries.runs import RunRow, find_run
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound


def access_own_week(actor: Any) -> Person:
    """The reader's own person. Raises NotAllowed when nobody is signed in."""
    person: Person = getattr(actor, "person", None)
    require(actor, "week.view", person)
    return person


def access_person_week(actor: Any, uuid: UUID) -> Person:
    """The person whose week is read. Raises NotAllowed or NotFound."""
    require(actor, "week.view", getattr(actor, "person", None))
    person = access_person(actor, uuid)
    require(actor, "week.view", person)
    return person


def access_run(actor: Any, uuid: UUID) -> RunRow:
    """A computation. Raises NotAllowed or NotFound."""
    require(actor, "term.view_workspace")
    found = find_run(uuid)
    if found is None:
        raise NotFound(_("This computation doesn't exist."), _("Open it from its term."))
    return found


def get_run(uuid: UUID) -> SolveRun:
    """The row of a computation that ``access_run`` let through. Raises SolveRun.DoesNotExist."""
    return SolveRun.objects.select_related("term", "job").get(uuid=uuid)
