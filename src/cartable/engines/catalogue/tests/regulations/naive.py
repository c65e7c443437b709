"""A second telling of what requirements mean, as plainly as can be, to hold the first to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from cartable.engines.catalogue import regulations as r

Far = tuple[int, int, int]
"""How far: 2 satisfied, 1 coming, 0 not; parts satisfied; parts at least coming."""


def state(node: r.Requirement, credits: Sequence[r.Credit], facts: r.Facts) -> int:
    """2 satisfied, 1 once what is coming is acquired, 0 otherwise."""
    return far(node, credits, facts)[0]


def far(node: r.Requirement, credits: Sequence[r.Credit], facts: r.Facts) -> Far:
    """The state of the node with those of its parts; every placing of credits is tried where they count once."""
    if isinstance(node, r.All) and node.apart:
        return max(
            _with_placing(node, credits, picked, facts) for picked in product(range(len(node.of)), repeat=len(credits))
        )
    if isinstance(node, r.All | r.Some):
        return _parts(node, [state(part, credits, facts) for part in node.of])
    kept = [one for one in credits if _counts(node, one)]
    own = _enough(node, kept, facts)
    inside = [state(part, kept, facts) for part in node.of]
    return (min([own, *inside]), 0, 0)


def _with_placing(node: r.All, credits: Sequence[r.Credit], picked: Sequence[int], facts: r.Facts) -> Far:
    placed = [[one for one, at in zip(credits, picked, strict=True) if at == part] for part in range(len(node.of))]
    return _parts(node, [state(part, rows, facts) for part, rows in zip(node.of, placed, strict=True)])


def _parts(node: r.All | r.Some, states: Sequence[int]) -> Far:
    there, coming = sum(one == 2 for one in states), sum(one >= 1 for one in states)
    return (2 if there >= node.minimum else 1 if coming >= node.minimum else 0, there, coming)


def _counts(node: r.Requirement, one: r.Credit) -> bool:
    match node:
        case r.Credits(where=where):
            return all(
                (
                    not where.categories or one.category in where.categories,
                    not where.units or one.unit in where.units,
                    not where.tags or bool(where.tags & one.tags),
                    not where.origins or one.origin in where.origins,
                    one.level >= where.level_from,
                    where.language in ("", one.language),
                )
            )
        case r.Block(competence=competence):
            return competence in one.competences
        case r.Units(units=units):
            return one.unit in units
        case r.Internship():
            return one.origin == "internship"
    return True


def _enough(node: r.Requirement, kept: Sequence[r.Credit], facts: r.Facts) -> int:
    if isinstance(node, r.Language):
        return 2 if r.level_rank(facts.languages.get(node.language, "")) >= node.minimum else 0
    if isinstance(node, r.Pix):
        return 2 if (facts.pix or 0) >= node.points else 0
    there = sum(_amount(node, one) for one in kept if one.state == "acquired")
    coming = sum(_amount(node, one) for one in kept)
    return 2 if there >= node.minimum else 1 if coming >= node.minimum else 0


def _amount(node: r.Requirement, one: r.Credit) -> int:
    if node.measure == "weeks":
        return one.weeks_abroad if isinstance(node, r.Abroad) else one.weeks
    return 1 if node.measure == "units" else one.credits
