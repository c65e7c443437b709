"""How many students a unit is to expect in a term: those above who know choices and wishes say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cartable.kernel.problems import Text


@dataclass(frozen=True, slots=True)
class Demand:
    """A number of students, and where it comes from ("choices recorded")."""

    number: int
    origin: Text


DemandProvider = Callable[[int, Iterable[int]], Mapping[int, Demand]]
"""``(term id, unit ids)`` → the demand by unit id; units of which nothing is known are left out."""

_providers: list[DemandProvider] = []


def register_demand(provider: DemandProvider) -> None:
    """The provider from now on; told when the process starts."""
    _providers[:] = [provider]


def demand_of(*, term_id: int, unit_ids: Iterable[int]) -> Mapping[int, Demand]:
    """The demand by unit id; empty when nobody knows."""
    return _providers[0](term_id, list(unit_ids)) if _providers else {}
