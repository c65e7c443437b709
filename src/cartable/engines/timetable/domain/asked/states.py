"""Where each preparation of a term stands with its timetable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cartable.engines.catalogue.api import preparation
from cartable.engines.timetable.domain.asked.plan import Draft
from cartable.engines.timetable.domain.asked.writing import HANDED_OVER, changed_since, plan_term
from cartable.engines.timetable.models import AppliedPreparation

WRITING, WAITING, CHANGED, PARTLY, APPLIED, REOPENED = (
    "writing",
    "waiting",
    "changed",
    "partly",
    "applied",
    "reopened",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """States by preparation id: being written, handed over but not taken over, changed since, taken over in part,
    whole, taken over then opened again by the team; what was taken over, and what would be today, by preparation id."""

    states: Mapping[int, str]
    applied: Mapping[int, AppliedPreparation]
    drafts: Mapping[int, Draft]

    def count(self, *states: str) -> int:
        """How many preparations are in one of these states."""
        numbers = Counter(self.states.values())
        return sum(numbers[state] for state in states)


def standing_of(term: Any) -> Standing:
    """Where all preparations of the term stand: about twenty-five queries whatever their number."""
    applied = {row.preparation_id: row for row in AppliedPreparation.objects.filter(term=term)}
    drafts = {one.unit.preparation.pk: one for one in plan_term(term)}
    changed = changed_since(drafts.values(), {key: row.digest for key, row in applied.items()})
    rows = preparation.prepared_for(term=term).prefetch_related(None)
    states = {row.pk: _state(row, applied.get(row.pk), row.pk in changed) for row in rows}
    return Standing(states, applied, drafts)


def _state(row: Any, applied: AppliedPreparation | None, is_changed: bool) -> str:
    if row.state != HANDED_OVER:
        return WRITING if applied is None else REOPENED
    if applied is None:
        return WAITING
    if is_changed:
        return CHANGED
    return PARTLY if applied.refused_count else APPLIED
