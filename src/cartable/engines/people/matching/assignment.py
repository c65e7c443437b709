"""One to one: of the pairs that compete for the same records, those that are likeliest together."""

from __future__ import annotations

from collections.abc import Sequence

Edge = tuple[int, int, float]
LARGEST_GROUP = 40
"""Groups with more records on a side are assigned greedily: the exact way takes cubic time."""


def assign(edges: Sequence[Edge]) -> list[Edge]:
    """Of the edges (left, right, gain), those of a one-to-one assignment of greatest total gain, in order.

    Only edges of positive gain are taken. Exact in groups of up to 40 records a side, greedy in larger ones.
    """
    chosen: list[Edge] = []
    for group in _groups([edge for edge in edges if edge[2] > 0]):
        lefts, rights = {edge[0] for edge in group}, {edge[1] for edge in group}
        is_small = max(len(lefts), len(rights)) <= LARGEST_GROUP
        chosen += _assign_exactly(group) if is_small else _assign_greedily(group)
    return sorted(chosen)


def _groups(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges that hang together by their records."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def lead(node: tuple[str, int]) -> tuple[str, int]:
        path = []
        while leader.setdefault(node, node) != node:
            path.append(node)
            node = leader[node]
        for each in path:
            leader[each] = node
        return node

    for one, other, _ in edges:
        leader[lead(("left", one))] = lead(("right", other))
    found: dict[tuple[str, int], list[Edge]] = {}
    for edge in edges:
        found.setdefault(lead(("left", edge[0])), []).append(edge)
    return list(found.values())


def _assign_greedily(edges: Sequence[Edge]) -> list[Edge]:
    taken: set[tuple[str, int]] = set()
    chosen = []
    for one, other, gain in sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1])):
        if ("left", one) not in taken and ("right", other) not in taken:
            taken |= {("left", one), ("right", other)}
            chosen.append((one, other, gain))
    return chosen


def _assign_exactly(edges: Sequence[Edge]) -> list[Edge]:
    """The Hungarian method by shortest augmenting paths; a record may stay alone, at gain nought."""
    if len(edges) == 1:
        return list(edges)
    lefts = sorted({edge[0] for edge in edges})
    rights = sorted({edge[1] for edge in edges})
    gains = {(one, other): gain for one, other, gain in edges}
    # A column of its own for each row: being left alone.
    costs = [[-gains.get((one, other), 0.0) for other in rights] + [0.0] * len(lefts) for one in lefts]
    mates = _cheapest(costs)
    pairs = ((lefts[row], rights[column]) for row, column in enumerate(mates) if column < len(rights))
    return [(one, other, gains[one, other]) for one, other in pairs if (one, other) in gains]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in an assignment of least cost (as many columns as rows, or more)."""
    width = len(costs[0])
    row_prices, column_prices = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    holder = [0] * (width + 1)  # the row that holds each column, from 1; column 0 holds the row being placed
    for row in range(1, len(costs) + 1):
        came_from, column = _reach_free_column(costs, row_prices, column_prices, holder, row)
        while column:
            holder[column] = holder[came_from[column]]
            column = came_from[column]
    mates = [0] * len(costs)
    for column in range(1, width + 1):
        if holder[column]:
            mates[holder[column] - 1] = column - 1
    return mates


def _reach_free_column(
    costs: Sequence[Sequence[float]],
    row_prices: list[float],
    column_prices: list[float],
    holder: list[int],
    row: int,
) -> tuple[list[int], int]:
    """The cheapest path from a new row to a free column: where each column was reached from, and that column."""
    width = len(costs[0])
    holder[0] = row
    nearest, came_from, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    column = 0
    while True:
        done[column] = True
        present, step, following = holder[column], float("inf"), 0
        for other in range(1, width + 1):
            if done[other]:
                continue
            reduced = costs[present - 1][other - 1] - row_prices[present] - column_prices[other]
            if reduced < nearest[other]:
                nearest[other], came_from[other] = reduced, column
            if nearest[other] < step:
                step, following = nearest[other], other
        for other in range(width + 1):
            if done[other]:
                row_prices[holder[other]] += step
                column_prices[other] -= step
            else:
                nearest[other] -= step
        column = following
        if holder[column] == 0:
            return came_from, column
