"""What stands around a unit: what is wanted before it, and what it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cartable.engines.catalogue.guide.graph import Edge
from cartable.engines.catalogue.guide.units import GuideUnit

#: How many steps back and forth are drawn, and how many boxes on each side.
BACK, FORTH, MOST = 3, 1, 8


@dataclass(frozen=True, slots=True)
class Around:
    """The part of the graph to draw. ``more_before`` and ``more_after``: how many units don't fit in it."""

    codes: tuple[str, ...]
    edges: tuple[Edge, ...]
    more_before: int = 0
    more_after: int = 0

    @property
    def is_alone(self) -> bool:
        """Whether nothing is wanted before the unit, and it opens nothing."""
        return len(self.codes) <= 1


def around(code: str, units: Mapping[str, GuideUnit], opens: Mapping[str, Sequence[str]]) -> Around:
    """The unit, what leads to it in at most three steps, and what it opens at once. Unknown units are passed over."""
    before = _walk(code, BACK, lambda name: _wanted(units[name]), units)
    after = _walk(code, FORTH, lambda name: list(opens.get(name, ())), units)
    after = [name for name in after if name not in before]
    kept = {code, *before[:MOST], *after[:MOST]}
    edges = [
        edge
        for name in sorted(kept)
        for edge in edges_to(units[name])
        if edge.before in kept and (name == code or name in before or edge.before == code)
    ]
    codes = (code, *before[:MOST], *after[:MOST])
    return Around(codes, tuple(edges), len(before[MOST:]), len(after[MOST:]))


def edges_to(unit: GuideUnit) -> list[Edge]:
    """The edges that end at a unit; of several sets that hold a unit, the binding one is drawn."""
    found: dict[str, Edge] = {}
    for sets, is_advised in ((unit.before, False), (unit.advised, True)):
        for wanted in sets:
            for code in sorted(wanted):
                found.setdefault(code, Edge(code, unit.code, is_advised, len(wanted) > 1))
    return list(found.values())


def _wanted(unit: GuideUnit) -> list[str]:
    return [edge.before for edge in edges_to(unit)]


def _walk(start: str, steps: int, neighbours: Callable[[str], list[str]], units: Mapping[str, GuideUnit]) -> list[str]:
    """The nearest first; what the first step reaches is never crowded out by what lies further."""
    found: list[str] = []
    edge = [start]
    for _ in range(steps):
        edge = [
            name
            for name in dict.fromkeys(near for known in edge for near in neighbours(known))
            if name in units and name != start and name not in found
        ]
        found += edge
    return found
