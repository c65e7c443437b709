"""The kinds of constraint that the solver knows."""

from __future__ import annotations

from cartable_timetable import DistributionKind
from cartable_timetable.distributions import arity_of


def arguments_of_kinds() -> dict[str, int]:
    """How many numbers each kind takes, by its published name."""
    return {kind.value: arity_of(kind) for kind in DistributionKind}
