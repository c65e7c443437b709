"""Making a contradiction small: what can be left out is left out, many at once at first, then one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cartable_timetable.explaining.contradictions.deadline import Deadline
from cartable_timetable.explaining.contradictions.requirement import Requirement
from cartable_timetable.explaining.contradictions.unsat_core import Core

IsContradictory = Callable[[Sequence[Requirement]], bool | None]
"""Whether requirements can't hold together; None when there was no time to tell."""


def minimise(requirements: Sequence[Requirement], is_contradictory: IsContradictory, deadline: Deadline) -> Core:
    """A core within ``requirements``, which are known to be contradictory.

    One pass one by one proves minimality: what is needed among more requirements is needed among fewer.
    """
    kept = sorted(requirements)
    size = len(kept) // 2
    while size > 1:
        kept, _ = _sweep(kept, size, is_contradictory, deadline)
        size = min(size, len(kept)) // 2
    kept, is_proved = _sweep(kept, 1, is_contradictory, deadline)
    return Core(tuple(sorted(kept)), is_proved)


def _sweep(
    kept: list[Requirement], size: int, is_contradictory: IsContradictory, deadline: Deadline
) -> tuple[list[Requirement], bool]:
    """Tries to leave out each run of ``size``, the last first; whether every question was answered."""
    is_proved = True
    for low in range((len(kept) - 1) // size * size, -1, -size):
        if deadline.left == 0:
            return kept, False
        fewer = kept[:low] + kept[low + size :]
        answer = is_contradictory(fewer)
        if answer:
            kept = fewer
        elif answer is None:
            is_proved = False
    return kept, is_proved
