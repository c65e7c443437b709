"""The Fellegi-Sunter score: what each level of agreement weighs, in bits, and the probability that follows.

For each field and level, ``m`` is the probability of the level for two records of one person, ``u`` for those of two
people; the weight is log2(m / u) (Fellegi and Sunter, A theory for record linkage, 1969). Bits add up; with those of
the prior odds they give the probability that the two records are of one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cartable.engines.people.matching.comparing import Matrix
from cartable.engines.people.matching.fields import LEVELS, Field, Level, list_swaps
from cartable.engines.people.matching.frequencies import Floats, Frequencies
from cartable.engines.people.matching.tables import Rows, Table

MOST_RARE, MOST_COMMON = 6.0, -6.0
"""Bounds of what the rarity of a value may add to a weight, in bits."""


@dataclass(frozen=True)
class Model:
    """What is believed of the fields. ``m`` and ``u`` have a line a field and a column a level."""

    fields: tuple[Field, ...]
    m: NDArray[np.float64]
    u: NDArray[np.float64]
    prior: float
    """The probability that two records taken at random (one of each side) are of one person."""

    def with_prior(self, prior: float) -> Model:
        """The same for another size of the register. Raises ValueError unless 0 < prior < 1."""
        if not 0 < prior < 1:
            raise ValueError(f"a prior is between 0 and 1, not {prior}")
        return replace(self, prior=prior)

    def weights(self) -> Floats:
        """Bits of each level of each field.

        A better level never weighs less than a worse one; SAME never counts against, DIFFERENT never for; a missing
        value says nothing. Of two fields whose values have changed places, the first carries the weight of both.
        """
        bits = np.log2(self.m / self.u)
        bits[:, Level.SAME] = np.maximum(bits[:, Level.SAME], 0.0)
        # Where the data would have it otherwise, the worse level comes down: the doubt goes to the human.
        for level in (Level.CLOSE, Level.AKIN, Level.DIFFERENT):
            bits[:, level] = np.minimum(bits[:, level], bits[:, level - 1])
        bits[:, Level.DIFFERENT] = np.minimum(bits[:, Level.DIFFERENT], 0.0)
        bits[:, Level.MISSING] = 0.0
        self._weigh_swaps(bits)
        return np.asarray(bits, dtype=np.float64)

    def _weigh_swaps(self, bits: Floats) -> None:
        firsts = dict(list_swaps(self.fields))
        for place in range(len(self.fields)):
            if place not in firsts:
                bits[place, Level.SWAPPED] = 0.0
                continue
            # Crosswise agreement is worth at most what straight agreement is.
            straight = bits[place, Level.SAME] + bits[firsts[place], Level.SAME]
            bits[place, Level.SWAPPED] = min(bits[place, Level.SWAPPED], straight)


def contributions(
    model: Model,
    levels: Matrix,
    frequencies: Frequencies,
    left: Table,
    left_rows: Rows,
    right: Table,
    right_rows: Rows,
) -> Floats:
    """Bits that each field brings to each pair, the rarity of its values included."""
    weights = model.weights()
    bits = weights[np.arange(len(model.fields)), levels]
    for place, field in enumerate(model.fields):
        rarity = frequencies.rarities(field, float(model.u[place, Level.SAME]), left, left_rows, right, right_rows)
        rarity = np.clip(rarity, MOST_COMMON, MOST_RARE)
        column, level = bits[:, place], levels[:, place]
        # Never below what the next worse level weighs, so that agreeing better never costs.
        same, close = level == Level.SAME, level == Level.CLOSE
        floor = weights[place, Level.AKIN]
        column[close] = np.maximum(column[close] + np.minimum(rarity[close], 0.0) / 2, floor)
        column[same] = np.maximum(column[same] + rarity[same], max(weights[place, Level.CLOSE], 0.0))
    return np.asarray(bits, dtype=np.float64)


def probabilities(scores: Floats, prior: float) -> Floats:
    """The probability of one person from the sum of the bits and the prior."""
    odds = np.clip(scores + np.log2(prior / (1 - prior)), -60.0, 60.0)
    return np.asarray(1.0 / (1.0 + np.exp2(-odds)), dtype=np.float64)


def default_rows(fields: Sequence[Field]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Starting values of m and u by kind of field, before any data is seen."""
    m = np.array([STARTS[field.kind][0] for field in fields], dtype=np.float64)
    u = np.array([STARTS[field.kind][1] for field in fields], dtype=np.float64)
    assert m.shape == u.shape == (len(fields), LEVELS)  # noqa: S101 — a table below with a column too few
    return m, u


# SAME, CLOSE, AKIN, DIFFERENT, (MISSING: not weighed), SWAPPED
STARTS: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "family": ((0.86, 0.07, 0.01, 0.03, 1.0, 0.03), (0.003, 0.003, 0.02, 0.974, 1.0, 1e-5)),
    "given": ((0.86, 0.07, 0.01, 0.03, 1.0, 0.03), (0.008, 0.006, 0.03, 0.956, 1.0, 1e-5)),
    "birth": ((0.94, 0.04, 0.005, 0.01, 1.0, 0.005), (2e-4, 4e-3, 2e-2, 0.976, 1.0, 1e-5)),
    "mail": ((0.70, 0.08, 0.02, 0.20, 1.0, 0.005), (1e-5, 1e-4, 1e-3, 0.999, 1.0, 1e-5)),
    "text": ((0.70, 0.15, 0.05, 0.08, 1.0, 0.02), (0.003, 0.003, 0.01, 0.984, 1.0, 1e-5)),
    "code": ((0.85, 0.08, 0.01, 0.06, 1.0, 0.005), (0.01, 0.03, 0.01, 0.96, 1.0, 1e-5)),
}
