"""Repair as a step of a run: apply what CP-SAT found, while it helps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from cartable_timetable.solver.repair import repair

if TYPE_CHECKING:
    from cartable_timetable.solver.search import Search

_ROUNDS = 3


def mend(search: Search, seconds: float) -> None:
    """Repair the present timetable in a few rounds of ``seconds`` in all, keeping only what breaks fewer rules."""
    end = time.monotonic() + seconds
    for number in range(_ROUNDS):
        trouble = search.auditor.trouble()
        if not len(trouble) or (time.monotonic() > end and not search.budget.is_counted):
            return
        chosen = repair(
            search.tables,
            search.state,
            trouble,
            lambda: end - time.monotonic() if not search.budget.is_counted else 60.0,
            counted=search.budget.is_counted,
            seed=search.budget.iterations + number,
        )
        if chosen:
            search.place_anew(chosen)
            search.observe()
