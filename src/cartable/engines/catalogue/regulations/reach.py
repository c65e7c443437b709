"""What units can bring at most, and what is left once that is let go which no unit brings."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cartable.engines.catalogue.regulations.deciding import Asked
from cartable.engines.catalogue.regulations.plan import Plan
from cartable.engines.catalogue.regulations.records import Credit


def most_at(plan: Plan, credits: Iterable[Credit], admitted: dict[str, frozenset[int]]) -> list[int]:
    """How much the credits bring to each node when each counts wherever it may."""
    most = [0] * len(plan.nodes)
    for credit in credits:
        at = admitted.get(credit.unit) if credit.unit else None
        fixed, choices = plan.find_uses(credit, at) if at else plan.uses(credit)
        amounts = dict(fixed)
        for _root, options in choices:
            for option in options:
                amounts.update(option)
        for i, amount in amounts.items():
            most[i] += amount
    return most


def can_be_met(plan: Plan, asked: Asked, most: list[int]) -> list[bool]:
    """Of each node, whether so much is enough for it and for what it asks inside."""
    can = [False] * len(plan.nodes)
    for i in range(len(plan.nodes) - 1, -1, -1):
        inside = [can[child] for child in plan.children[i]]
        if i in asked.waived:
            can[i] = True
        elif plan.is_composite[i]:
            can[i] = sum(inside) >= asked.minima[i]
        else:
            can[i] = most[i] >= asked.minima[i] and all(inside)
    return can


def let_go(plan: Plan, asked: Asked, most: list[int]) -> frozenset[int]:
    """The fewest nodes, as low as can be, to let go so that the rest can be met with so much."""
    gone: set[int] = set()
    _relax(plan, asked, most, can_be_met(plan, asked, most), 0, gone)
    return frozenset(gone)


def with_waived(asked: Asked, nodes: Collection[int]) -> Asked:
    """The same, these nodes waived too."""
    return Asked(asked.minima, asked.waived | frozenset(nodes), asked.admitted)


def _relax(plan: Plan, asked: Asked, most: list[int], can: list[bool], i: int, gone: set[int]) -> None:
    if can[i]:
        return
    children = plan.children[i]
    blocked = [child for child in children if not can[child]]
    if plan.is_composite[i]:
        needed = max(0, asked.minima[i] - (len(children) - len(blocked)))
        for child in blocked[:needed]:
            _relax(plan, asked, most, can, child, gone)
    elif most[i] < asked.minima[i]:
        gone.add(i)
    else:
        for child in blocked:
            _relax(plan, asked, most, can, child, gone)
