"""How far each node is, from how much counts for it: 2 satisfied, 1 when what is coming is acquired, 0 not."""

from __future__ import annotations

from collections.abc import Sequence

from cartable.engines.catalogue.regulations.deciding import Asked
from cartable.engines.catalogue.regulations.plan import Plan

SATISFIED, COMING, MISSING = 2, 1, 0


def rank_nodes(plan: Plan, asked: Asked, root: int, have: Sequence[int], both: Sequence[int]) -> list[int]:
    """The rank of each node of the subtree of ``root``, in its order; ``both`` is what is there and what is coming.

    What is waived is satisfied. A node on credits that asks more of them is no further than what it asks.
    """
    ranks = [MISSING] * (plan.end[root] - root)
    for i in range(plan.end[root] - 1, root - 1, -1):
        minimum, children = asked.minima[i], plan.children[i]
        if i in asked.waived:
            rank = SATISFIED
        elif plan.is_composite[i]:
            there = coming = 0
            for child in children:
                there += ranks[child - root] == SATISFIED
                coming += ranks[child - root] >= COMING
            rank = SATISFIED if there >= minimum else COMING if coming >= minimum else MISSING
        else:
            rank = SATISFIED if have[i] >= minimum else COMING if both[i] >= minimum else MISSING
            for child in children:
                rank = min(rank, ranks[child - root])
        ranks[i - root] = rank
    return ranks
