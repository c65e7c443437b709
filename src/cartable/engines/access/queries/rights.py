"""What one person holds: each service once, with the best of its reasons, why, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext

from cartable.engines.access.models import Holding
from cartable.engines.access.queries.foreseeing import Ends, clearance_ends, end_of, foreseen_ends
from cartable.engines.access.queries.holdings import rows_of
from cartable.engines.access.types import HeldRight, Reason
from cartable.engines.people.api import Person, populations
from cartable.kernel.languages import reader_language

STATES = (
    Holding.State.HELD,
    Holding.State.GRACE,
    Holding.State.WAITING,
    Holding.State.NOT_CLEARED,
    Holding.State.CONFLICTING,
)
"""The best first."""


def rights_of(person: Person, *, on: date) -> list[HeldRight]:
    """All that the person holds or waits for on a day, by service, then group of doors.

    At most a dozen queries, whatever is held. Words are in the active language.
    """
    rows = rows_of(person, on)
    going_on = {row.rule for row in rows if row.rule is not None and row.left_on is None}
    ends = foreseen_ends(person, going_on, on=on)
    cleared = clearance_ends(person, rows, on=on)
    words = populations.all_in_words({row.rule.population for row in rows if row.rule is not None}, reader_language())
    return [
        _right(list(group), ends, cleared, words)
        for _, group in groupby(rows, key=lambda row: (row.service_id, row.door_group_id))
    ]


def _right(rows: Sequence[Holding], ends: Ends, cleared: dict[int, date], words: dict[str, str]) -> HeldRight:
    """One service, from its rows, which have one person, service and group of doors."""
    state = min((Holding.State(row.state) for row in rows), key=STATES.index)
    counted = [row for row in rows if (row.is_opening if state in Holding.OPENING else row.state == state)]
    written = [row.valid_until for row in counted]
    foreseen = [end_of(row, ends, cleared) for row in counted]
    is_written = all(day is not None for day in written) and written == foreseen
    last = max((day for day in foreseen if day is not None), default=None) if None not in foreseen else None
    levels = [row.level for row in counted if row.level is not None]
    return HeldRight(
        service=rows[0].service,
        door_group=rows[0].door_group,
        state=str(state),
        level=max(levels, key=lambda level: level.rank, default=None),
        quota=max((row.quota for row in counted if row.quota is not None), default=None),
        pool=next((row.pool for row in counted if row.pool is not None), None),
        since=min(row.since for row in counted),
        until=last if is_written else None,
        foreseen_until=None if is_written else last,
        reasons=tuple(reason_of(row, words) for row in rows),
        holdings=tuple(rows),
    )


def reason_of(row: Holding, words: dict[str, str]) -> Reason:
    """Why a row is there."""
    if row.rule is not None:
        said = words[row.rule.population]
        return Reason(kind="rule", code=row.rule.code, words=said, decided_by="", said=row.rule.reason)
    grant = row.grant
    if grant is None:
        raise ValueError("a holding has a rule or a grant")
    giver = grant.granted_by.full_name if grant.granted_by else ""
    said = gettext("decision of %(name)s") % {"name": giver}
    return Reason(kind="grant", code=str(grant.uuid), words=said, decided_by=giver, said=grant.reason)
