"""When a machine may decide alone: from how many errors are bearable to two thresholds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cartable.engines.people.matching.frequencies import Floats

LEAST_POSSIBLE, MOST_POSSIBLE = 0.005, 0.1
"""However sure the model is of itself, a pair as likely as the second is shown to a human; however unsure, one less
likely than the first is not: nobody reads a pile of strangers."""


class Outcome(StrEnum):
    """What becomes of a record that arrives."""

    SAME = "same"
    NEW = "new"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Policy:
    """Two thresholds of probability, and what keeps a machine from merging whatever the score.

    From ``certain`` on the record is that person; below ``possible`` it is nobody known; between them a human decides.
    ``guarded`` names the fields whose plain difference always asks a human: twins share name, birth and address but
    for the given name, father and son all but the birth. ``known_share`` is the share of arriving records expected to
    be of people known. Raises ValueError for thresholds out of order.
    """

    certain: float = 0.9995
    possible: float = 0.02
    guarded: Collection[str] = ("given_name", "birth_on")
    known_share: float = 0.5

    def __post_init__(self) -> None:
        if not 0 < self.possible <= self.certain < 1 or not 0 < self.known_share <= 1:
            raise ValueError(f"thresholds must hold 0 < possible <= certain < 1 and 0 < known_share <= 1: {self}")


def set_thresholds(
    chances: Floats, *, false_merges: float = 0.0005, missed: float = 0.001, guarded: Collection[str] = ()
) -> Policy:
    """The policy that keeps to two rates of error, given the probabilities of all pairs proposed.

    ``false_merges``: no pair is merged alone whose probability of being wrong exceeds it. ``missed``: the expected
    share of pairs of one person that fall below ``possible``, and so are never seen. Raises ValueError unless both
    rates lie between 0 and 1.
    """
    if not 0 < false_merges < 1 or not 0 < missed < 1:
        raise ValueError(f"rates lie between 0 and 1, not {false_merges} and {missed}")
    certain = max(1 - false_merges, MOST_POSSIBLE)
    rising = np.sort(chances)
    lost = np.cumsum(rising)
    bearable = missed * (lost[-1] if len(lost) else 0.0)
    kept = rising[np.searchsorted(lost, bearable, side="right") :]
    possible = float(kept[0]) if len(kept) else MOST_POSSIBLE
    return Policy(certain, float(np.clip(possible, LEAST_POSSIBLE, MOST_POSSIBLE)), guarded)
