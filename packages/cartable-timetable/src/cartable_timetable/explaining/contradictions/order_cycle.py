"""A cycle among classes of which one must come before another."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

Edges = Mapping[str, Sequence[tuple[str, int]]]
"""For each class, those that come after it, and the position of the constraint that says so."""


def find_cycle(edges: Edges) -> list[tuple[str, int]] | None:
    """The shortest cycle: each class with the constraint that puts the next one after it. None when there is none."""
    best: list[tuple[str, int]] | None = None
    for start in edges:
        cycle = _find_way_back(edges, start)
        if cycle and (best is None or len(cycle) < len(best)):
            best = cycle
    return best


def _find_way_back(edges: Edges, start: str) -> list[tuple[str, int]] | None:
    came_from: dict[str, tuple[str, int]] = {}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        for after, position in edges.get(name, ()):
            if after == start:
                return _trace(came_from, start, name, position)
            if after not in came_from:
                came_from[after] = name, position
                queue.append(after)
    return None


def _trace(came_from: Mapping[str, tuple[str, int]], start: str, last: str, position: int) -> list[tuple[str, int]]:
    way = [(last, position)]
    while way[-1][0] != start:
        way.append(came_from[way[-1][0]])
    return way[::-1]
