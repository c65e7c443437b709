"""Fit the model to data without labels: u from pairs taken at random, m and the prior by expectation-maximisation.

Nearly all pairs taken at random are of two people, so their levels give u. The pairs that the index proposes hold
nearly all those of one person: EM weighs each by its probability and counts the levels (Winkler 2000; Linacre et al.,
Splink, 2022). All pairs outside the index count for the prior as pairs of two people.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cartable.engines.people.matching.comparing import Matrix, compare
from cartable.engines.people.matching.fields import LEVELS, Field, Level
from cartable.engines.people.matching.frequencies import Floats, Frequencies
from cartable.engines.people.matching.tables import Rows, Table
from cartable.engines.people.matching.weights import Model, contributions, default_rows, probabilities

SAMPLE = 200_000
ROUNDS = 60
SETTLED = 1e-5
M_PSEUDO, U_PSEUDO = 20.0, 20.0
"""Pairs that the starting values count for: what was never seen isn't impossible."""


def fit(
    left: Table,
    right: Table,
    pairs: tuple[Rows, Rows],
    levels: Matrix,
    fields: Sequence[Field],
    *,
    frequencies: Frequencies,
    possible: int,
    seed: int = 0,
) -> Model:
    """The model of these two tables (twice the same to find duplicates within one).

    ``pairs`` are those that the index proposes, ``levels`` their comparison; ``possible`` counts all pairs that there
    are. Raises ValueError when no pair is proposed: there is nothing to learn from.
    """
    if not len(pairs[0]):
        raise ValueError("no pair of records shares a key: there is nothing to fit the model to")
    start_m, start_u = default_rows(fields)
    u = _fit_u(left, right, fields, start_u, seed)
    prior = min(0.5, 0.5 * min(len(left), len(right)) / possible)
    model = Model(tuple(fields), start_m, u, prior)
    for _ in range(ROUNDS):
        bits = contributions(model, levels, frequencies, left, pairs[0], right, pairs[1])
        chances = probabilities(bits.sum(axis=1), model.prior)
        expected = float(chances.sum())
        m = _shares(levels, chances, start_m)
        moved = float(np.abs(m - model.m).max()) + abs(np.log(max(expected, 1e-9) / possible / model.prior))
        model = Model(tuple(fields), m, u, float(np.clip(expected / possible, 1e-12, 0.5)))
        if moved < SETTLED:
            break
    return model


def _fit_u(left: Table, right: Table, fields: Sequence[Field], start: Floats, seed: int) -> Floats:
    """Levels of pairs taken at random; no record with itself."""
    chance = np.random.default_rng(seed)
    one, other = chance.integers(len(left), size=SAMPLE), chance.integers(len(right), size=SAMPLE)
    if left is right:
        apart = one != other
        one, other = one[apart], other[apart]
    levels = compare(left, one, right, other, fields)
    return _shares(levels, np.ones(len(levels)), start, pseudo=U_PSEUDO)


def _shares(levels: Matrix, weights: Floats, start: Floats, *, pseudo: float = M_PSEUDO) -> Floats:
    """The share of each level among the pairs where the field isn't missing."""
    found = np.empty_like(start)
    for place in range(levels.shape[1]):
        counts = np.bincount(levels[:, place], weights=weights, minlength=LEVELS)
        believed = start[place] / (start[place].sum() - start[place, Level.MISSING])
        counts = counts + pseudo * believed
        counts[Level.MISSING] = 0.0
        found[place] = counts / counts.sum()
        found[place, Level.MISSING] = 1.0
    return found
