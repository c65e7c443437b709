"""How far forecasts fell from what happened: each past term is predicted by those before it, some of its own students
taken for those who answered early."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from cartable.engines.registration.forecast.demand import PastTerm, Prediction, Settings, Wishes
from cartable.engines.registration.forecast.predicting import forecast

SMALL = 10
"""Units with fewer students aren't measured in per cent: one student more would be 20 per cent."""
DECAYS = (0.3, 0.6, 0.9)
OTHER_SEASONS = (0.1, 0.5, 1.0)
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)


@dataclass(frozen=True, slots=True)
class Errors:
    """What was measured over ``count`` predictions of ``terms`` past terms, ``share`` of the students known.

    ``mean_percent`` is the mean absolute percentage error; ``bias_percent`` the sum of errors over the sum of numbers
    (positive: too many foreseen); ``inside_percent`` how often the number fell within the interval.
    """

    count: int
    terms: int
    share: float
    mean_percent: float
    bias_percent: float
    inside_percent: float


def fit(past: Sequence[PastTerm], *, share: float) -> Settings:
    """The settings that would have erred least on the past terms with this share of answers; the usual ones without
    two terms to learn from."""
    best, least = Settings(), float("inf")
    early = _early_of(past, share)
    for decay, other, strength in product(DECAYS, OTHER_SEASONS, STRENGTHS):
        tried = Settings(decay=decay, other_season=other, strength=strength)
        pairs = _pairs(past, early, tried)
        if not pairs:
            return best
        error = sum(abs(said.expected - real) / real for said, real in pairs) / len(pairs)
        if error < least - 1e-12:
            best, least = tried, error
    return replace(best, spread=_spread(_pairs(past, early, best), share, best))


def backtest(past: Sequence[PastTerm], *, share: float, settings: Settings) -> Errors | None:
    """The errors of these settings on the past terms; None without two terms, or with small units only."""
    pairs = _pairs(past, _early_of(past, share), settings)
    if not pairs:
        return None
    count, real_sum = len(pairs), sum(real for _, real in pairs)
    return Errors(
        count=count,
        terms=len(past) - 1,
        share=share,
        mean_percent=100 * sum(abs(said.expected - real) / real for said, real in pairs) / count,
        bias_percent=100 * sum(said.expected - real for said, real in pairs) / real_sum,
        inside_percent=100 * sum(said.low <= real <= said.high for said, real in pairs) / count,
    )


def _early_of(past: Sequence[PastTerm], share: float) -> list[Wishes]:
    """Of each term, what those who are taken for early wished."""
    return [_early(term, share) for term in past]


def _pairs(past: Sequence[PastTerm], early: Sequence[Wishes], settings: Settings) -> list[tuple[Prediction, int]]:
    """(what was predicted, what happened) for each term but the first and each unit of some size taught before."""
    found: list[tuple[Prediction, int]] = []
    for number in range(1, len(past)):
        before, term = past[:number], past[number]
        real = {unit: count for unit, count in sorted(term.counts.items()) if count >= SMALL}
        said = forecast(before, early[number], season=term.season, units=real, settings=settings)
        found += [(said[unit], count) for unit, count in real.items() if said[unit].usual is not None]
    return found


def _early(term: PastTerm, share: float) -> Wishes:
    """Those of the term's students who are taken for early: always the same ones, whoever measures."""
    counts: dict[str, int] = {}
    answered = 0
    for student, units in term.units_by_student.items():
        if _draw(term.key, student) >= share:
            continue
        answered += 1
        for unit in units:
            counts[unit] = counts.get(unit, 0) + 1
    return Wishes(counts, answered, term.size)


def _draw(key: str, student: int) -> float:
    """A number from 0 to 1 that depends on the term and the student only."""
    digest = hashlib.blake2b(f"{key}:{student}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32


def _spread(pairs: list[tuple[Prediction, int]], share: float, settings: Settings) -> float:
    """How much wider than chance the errors are, so that intervals hold what they promise."""
    ratios = []
    for said, real in pairs:
        exposure = settings.strength + share
        still = said.expected - said.wished
        doubt = still * (1.0 + (1.0 - share) / exposure)
        if doubt > 0:
            ratios.append((said.expected - real) ** 2 / doubt)
    if not ratios:
        return 1.0
    # Errors have thick tails: the four-fifths quantile of the ratio, not its mean, sets the width.
    ratios.sort()
    return max(0.05, ratios[min(len(ratios) - 1, int(0.8 * len(ratios)))] / (1.2816**2))
