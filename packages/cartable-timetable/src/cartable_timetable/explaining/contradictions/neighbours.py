"""Small groups of classes that rules tie together: a contradiction among few is found long before that of a term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cartable_timetable.model import Distribution, DistributionKind

_TIES = {
    DistributionKind.SAME_START,
    DistributionKind.SAME_TIME,
    DistributionKind.SAME_DAYS,
    DistributionKind.SAME_WEEKS,
    DistributionKind.SAME_ROOM,
    DistributionKind.OVERLAP,
}
"""Rules that leave little choice: chains of them meet other rules far away."""
_MOST_CLASSES = 40

Group = tuple[list[str], list[int]]
"""Classes, and the positions of the rules that name two of them or more."""


def list_groups(rules: Mapping[int, Distribution]) -> Iterator[Group]:
    """Chains of ties first, then the classes of each rule of three or more, the smallest first; each group once."""
    by_class: dict[str, list[int]] = defaultdict(list)
    for position, rule in rules.items():
        for name in rule.classes:
            by_class[name].append(position)
    seen: set[frozenset[str]] = set()
    chains = _list_chains([rule.classes for rule in rules.values() if rule.kind in _TIES])
    alone = sorted((list(rule.classes) for rule in rules.values() if len(rule.classes) > 2), key=len)
    for names in [*chains, *alone]:
        group = frozenset(names)
        if 2 < len(group) <= _MOST_CLASSES and group not in seen:
            seen.add(group)
            positions = sorted({position for name in names for position in by_class[name]})
            inner = [position for position in positions if len(group.intersection(rules[position].classes)) > 1]
            yield sorted(group), inner


def _list_chains(ties: Sequence[Sequence[str]]) -> list[list[str]]:
    """The connected components of the ties, the smallest first."""
    chain_of: dict[str, list[str]] = {}
    for names in ties:
        joined: list[str] = []
        for chain in {id(found): found for name in names if (found := chain_of.get(name))}.values():
            joined += chain
        joined += [name for name in names if name not in chain_of]
        for name in joined:
            chain_of[name] = joined
    return sorted({id(chain): chain for chain in chain_of.values()}.values(), key=len)
