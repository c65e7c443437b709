"""Whole files: link two of them one to one, or find who stands twice in one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from cartable.engines.people.matching.assignment import assign
from cartable.engines.people.matching.clusters import Clusters
from cartable.engines.people.matching.fields import Field
from cartable.engines.people.matching.frequencies import Floats
from cartable.engines.people.matching.policy import Policy, set_thresholds
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.scoring import Scored, guarded_pairs, score_files
from cartable.engines.people.matching.weights import Model

GUARDED = ("given_name", "birth_on")


@dataclass(frozen=True, slots=True)
class Link:
    """Two records (their rows) found to be of one person, or perhaps."""

    left: int
    right: int
    probability: float


@dataclass(frozen=True, slots=True)
class Linkage:
    """``same`` were decided by the machine, ``to_decide`` wait for a human: in each, a record stands once at most."""

    same: tuple[Link, ...]
    to_decide: tuple[Link, ...]
    policy: Policy
    model: Model


@dataclass(frozen=True, slots=True)
class Duplicates:
    """``clusters`` are rows of one person each (two or more), ``to_decide`` one question a pair of clusters."""

    clusters: tuple[tuple[int, ...], ...]
    to_decide: tuple[Link, ...]
    policy: Policy
    model: Model


def link_files(
    left: Sequence[Record],
    right: Sequence[Record],
    *,
    fields: Sequence[Field],
    model: Model | None = None,
    policy: Policy | None = None,
    guarded: Collection[str] = GUARDED,
    seed: int = 0,
) -> Linkage:
    """Link two files in which nobody stands twice. Without a model or a policy, both are fitted to the files.

    ``guarded`` is the fitted policy's (``Policy`` says what it does).
    Raises ValueError when there is nothing to fit to.
    """
    scored = score_files(left, right, fields, model, seed)
    policy = policy or set_thresholds(scored.chances, guarded=guarded)
    kept = np.flatnonzero(scored.chances >= policy.possible)
    gains = _log_odds(scored.chances[kept]) - _log_odds(np.array([policy.possible])) + 1e-9
    places = {(int(scored.left[place]), int(scored.right[place])): int(place) for place in kept}
    chosen = assign([(*pair, float(gain)) for pair, gain in zip(places, gains, strict=True)])
    shared = _shared_chances(scored, kept)
    stopped = scored.withheld | guarded_pairs(scored, policy.guarded)
    same: list[Link] = []
    to_decide: list[Link] = []
    for one, other, _gain in chosen:
        place = places[one, other]
        link = Link(one, other, shared[place])
        is_certain = link.probability >= policy.certain and not stopped[place]
        (same if is_certain else to_decide).append(link)
    return Linkage(tuple(same), tuple(to_decide), policy, scored.model)


def find_duplicates(
    records: Sequence[Record],
    *,
    fields: Sequence[Field],
    model: Model | None = None,
    policy: Policy | None = None,
    guarded: Collection[str] = GUARDED,
    seed: int = 0,
) -> Duplicates:
    """Find who stands several times in one file. Without a model or a policy, both are fitted to the file.

    ``guarded`` is the fitted policy's (``Policy`` says what it does). The machine puts two clusters together only
    when no pair across them falls below ``possible``, has contradicting identifiers, or is guarded and not ``certain``.
    Raises ValueError when there is nothing to fit to.
    """
    scored = score_files(records, None, fields, model, seed)
    policy = policy or set_thresholds(scored.chances, guarded=guarded)
    kept = np.flatnonzero(scored.chances >= policy.possible)
    kept = kept[np.lexsort((scored.right[kept], scored.left[kept], -scored.chances[kept]))]
    chances = {(int(scored.left[place]), int(scored.right[place])): float(scored.chances[place]) for place in kept}
    guards = guarded_pairs(scored, policy.guarded)
    stopped = scored.withheld | guards
    # Two spellings far apart may both be near a third: a guard alone doesn't forbid what the score is sure of.
    doubtful = scored.withheld | (guards & (scored.chances < policy.certain))
    barred = {(int(scored.left[place]), int(scored.right[place])) for place in np.flatnonzero(doubtful)}
    clusters = Clusters(chances, barred)
    for place in kept:
        if scored.chances[place] >= policy.certain and not stopped[place]:
            clusters.join(int(scored.left[place]), int(scored.right[place]))
    questions = tuple(Link(*pair, chances[pair]) for pair in clusters.list_questions())
    return Duplicates(clusters.list_clusters(), questions, policy, scored.model)


def _log_odds(chances: Floats) -> Floats:
    bounded = np.clip(chances, 1e-15, 1 - 1e-15)
    return np.asarray(np.log2(bounded / (1 - bounded)), dtype=np.float64)


def _shared_chances(scored: Scored, kept: np.ndarray[tuple[int], np.dtype[np.int64]]) -> dict[int, float]:
    """Of each pair kept, its odds against those of every pair that shares one of its records, and against none."""
    odds = np.exp2(np.clip(_log_odds(scored.chances[kept]), -50.0, 50.0))
    by_left = np.bincount(scored.left[kept], weights=odds)[scored.left[kept]] if len(kept) else odds
    by_right = np.bincount(scored.right[kept], weights=odds)[scored.right[kept]] if len(kept) else odds
    shares = odds / (1.0 + by_left + by_right - odds)
    return dict(zip(kept.tolist(), shares.tolist(), strict=True))
