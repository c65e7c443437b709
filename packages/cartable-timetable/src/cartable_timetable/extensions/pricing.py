"""What each constraint of ours costs in a timetable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.extensions.extension import Extension, Part, list_places
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.faults import FaultList


@dataclass(frozen=True, slots=True)
class ExtensionCost:
    """One constraint: by how much it is exceeded, what that costs, and who is concerned.

    ``where`` is its place, such as ``lunchBreak[2]``; ``excess`` the sum over ``who``; ``cost`` is 0 for a required
    one, which makes the timetable infeasible when it has an excess.
    """

    kind: ExtensionKind
    where: str
    required: bool
    excess: int
    cost: int
    who: tuple[Part, ...]


def price_extensions(extensions: Sequence[Extension], facts: Facts) -> list[ExtensionCost]:
    """All of them, kept or not, in the order of the problem."""
    costs = []
    for extension, where in zip(extensions, list_places(tuple(extensions)), strict=True):
        parts = tuple(extension.measure(facts))
        excess = sum(part.excess for part in parts)
        cost = extension.price(excess, facts.context.weeks)
        costs.append(ExtensionCost(extension.kind, where, extension.required, excess, cost, parts))
    return costs


def note_broken_extensions(costs: Sequence[ExtensionCost], errors: FaultList) -> None:
    """Notes ``extension_broken`` for each required one that is exceeded."""
    for cost in costs:
        if cost.required and cost.excess:
            names = ", ".join(part.who for part in cost.who[:3]) + ("…" if len(cost.who) > 3 else "")
            errors.add("extension_broken", cost.where, kind=cost.kind.value, count=cost.excess, who=names)
