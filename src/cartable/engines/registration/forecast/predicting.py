"""The prediction: what is usual, corrected by the wishes of those who have answered.

The demand of a unit over the whole population is seen as a gamma variable with the usual demand as its mean; wishes
of a share ``r`` of the students are a Poisson count of it. Hence the demand that the others still bring: with ``k``
the strength of the past, ``(k · usual + wished) / (k + r)``, of which a part ``1 - r`` is to come.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from cartable.engines.registration.forecast.demand import PastTerm, Prediction, Settings, Wishes

FOUR_FIFTHS = 1.2816
"""Half-width of the interval that holds a normal variable four times out of five, in standard deviations."""


def usual_demand(past: Sequence[PastTerm], *, season: str, size: int, settings: Settings) -> dict[str, float]:
    """Students that each unit would have in a term of ``size`` students, by what past terms (old to new) say.

    A term in which nobody followed a unit says nothing of it: it may not have been taught.
    """
    sums: dict[str, float] = {}
    weights: dict[str, float] = {}
    for age, term in enumerate(reversed(past)):
        weight = settings.decay**age * (1.0 if term.season == season else settings.other_season)
        if not term.size or not weight:
            continue
        for unit, count in term.counts.items():
            sums[unit] = sums.get(unit, 0.0) + weight * count / term.size
            weights[unit] = weights.get(unit, 0.0) + weight
    return {unit: size * total / weights[unit] for unit, total in sums.items()}


def forecast(
    past: Sequence[PastTerm], wishes: Wishes, *, season: str, units: Collection[str], settings: Settings
) -> dict[str, Prediction]:
    """The students expected in each of ``units``."""
    usual = usual_demand(past, season=season, size=wishes.expected, settings=settings)
    share = wishes.share
    return {unit: _predict(unit, usual.get(unit), wishes.counts.get(unit, 0), share, settings) for unit in units}


def _predict(unit: str, usual: float | None, wished: int, share: float, settings: Settings) -> Prediction:
    strength = settings.strength if usual is not None else 0.0
    exposure = strength + share
    demand = (strength * (usual or 0.0) + wished) / exposure if exposure else 0.0
    still = (1.0 - share) * demand
    expected = wished + still
    # What is still to come varies by chance, and the demand itself isn't known better than its exposure allows.
    doubt = still * (1.0 + (1.0 - share) / exposure) if exposure else 0.0
    half = FOUR_FIFTHS * math.sqrt(settings.spread * doubt)
    return Prediction(
        unit=unit,
        expected=expected,
        low=max(wished, math.floor(expected - half)),
        high=math.ceil(expected + half),
        wished=wished,
        usual=usual,
    )
