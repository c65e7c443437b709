"""A change of units in one statement, when nothing can stand against it.

The statement (a function made by the migration ``change_with_fewer_reads``) is prepared once a connection: ten
thousand students send it in the same minutes, and PostgreSQL would read and plan it each time. Who writes and why goes
with it as two values more, and holds for its transaction only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper

from cartable.engines.people.api import Person
from cartable.engines.registration.models import Campaign
from cartable.kernel.audit import recorded_reason

ADJUST = "SELECT registration_adjust(%s, %s, %s::text[], %s::text[], %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class FullUnit:
    """A unit without a place for the student: ``waiting`` is how many others wait for one."""

    unit: str
    capacity: int
    taken: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a change. ``full`` isn't empty when nothing was changed for want of places.

    ``is_repeat``: the same click came before, and this is what it was answered.
    """

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    full: tuple[FullUnit, ...] = ()
    is_repeat: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the change was made."""
        return not self.full


def change_at_once(
    campaign: Campaign, person: Person, add: tuple[str, ...], drop: tuple[str, ...], *, token: str, now: datetime
) -> Changed | None:
    """The change in one statement; None when something may stand against it and nothing was written.

    Inside a ``because``.
    """
    with _prepared() as cursor:
        cursor.execute(ADJUST, [campaign.pk, person.pk, list(add), list(drop), token, now, *recorded_reason()])
        told = cursor.fetchone()[0]
    told = json.loads(told) if isinstance(told, str) else told
    if "done" in told:
        return Changed(add, drop)
    if "before" in told:
        return repeated(told["before"])
    if "full" in told:
        return Changed(full=tuple(sorted((FullUnit(**row) for row in told["full"]), key=lambda one: one.unit)))
    return None


def repeated(answer: Mapping[str, Any]) -> Changed:
    """What the same click was answered before."""
    return Changed(tuple(answer["added"]), tuple(answer["dropped"]), is_repeat=True)


class _PreparedCursor(psycopg.Cursor[Any]):
    """Prepares what it executes; Django's cursors write the values into the statement."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> _PreparedCursor:
        return super().execute(query, params, prepare=True)


def _prepared() -> CursorWrapper:
    """A cursor as Django's own (errors, wrappers, log of queries), whose statements the server keeps ready."""
    connection.ensure_connection()
    cursor: Any = _PreparedCursor(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
