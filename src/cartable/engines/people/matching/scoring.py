"""The probability of each pair that two whole files propose, and which of them no machine may merge."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cartable.engines.people.matching.comparing import Matrix, compare
from cartable.engines.people.matching.fields import Field, Level
from cartable.engines.people.matching.fitting import fit
from cartable.engines.people.matching.frequencies import Floats, Frequencies
from cartable.engines.people.matching.index import Index, list_pairs
from cartable.engines.people.matching.records import Record, exact_identifiers, list_conflicts
from cartable.engines.people.matching.tables import Rows, Table
from cartable.engines.people.matching.verdicts import trusted_identifiers
from cartable.engines.people.matching.weights import Model, contributions, probabilities

SURE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs (``left[n]``, ``right[n]``) with what was found of each; only a human may merge those ``withheld``."""

    model: Model
    left: Rows
    right: Rows
    levels: Matrix
    bits: Floats
    chances: Floats
    withheld: NDArray[np.bool_]


def score_files(
    left: Sequence[Record], right: Sequence[Record] | None, fields: Sequence[Field], model: Model | None, seed: int
) -> Scored:
    """Score the pairs of two files, or within one when ``right`` is None; the model is fitted to them when None.

    Raises ValueError when a model is to be fitted and no pair shares a key.
    """
    one, index = Table(left, fields), Index(left, fields)
    if right is None:
        other, other_index, possible = one, index, len(left) * (len(left) - 1) // 2
    else:
        other, other_index, possible = Table(right, fields), Index(right, fields), len(left) * len(right)
    named = _named_pairs(left, left if right is None else right, is_same_file=right is None)
    pairs = _join(list_pairs(index, other_index), named, len(other))
    frequencies = Frequencies.of([one] if right is None else [one, other], fields)
    levels = compare(one, pairs[0], other, pairs[1], fields)
    if model is None:
        model = fit(one, other, pairs, levels, fields, frequencies=frequencies, possible=possible, seed=seed)
    bits = contributions(model, levels, frequencies, one, pairs[0], other, pairs[1])
    chances = probabilities(bits.sum(axis=1), model.prior)
    withheld = _heed_identifiers(one.records, other.records, pairs, named, levels, fields, chances)
    return Scored(model, pairs[0], pairs[1], levels, bits, chances, withheld)


def guarded_pairs(scored: Scored, guarded: Collection[str]) -> NDArray[np.bool_]:
    """Pairs where one of the guarded fields plainly differs, unless an identifier names the person."""
    places = [place for place, field in enumerate(scored.model.fields) if field.name in guarded]
    differs = (scored.levels[:, places] == Level.DIFFERENT).any(axis=1)
    return np.asarray(differs & (scored.chances < SURE), dtype=np.bool_)


def _named_pairs(left: Sequence[Record], right: Sequence[Record], *, is_same_file: bool) -> set[tuple[int, int]]:
    """Pairs that share a trusted identifier."""
    holders: dict[tuple[str, str], list[int]] = {}
    for row, record in enumerate(right):
        for held in trusted_identifiers(record).items():
            holders.setdefault(held, []).append(row)
    found = {
        (row, other)
        for row, record in enumerate(left)
        for held in trusted_identifiers(record).items()
        for other in holders.get(held, ())
    }
    return {pair for pair in found if pair[0] < pair[1]} if is_same_file else found


def _join(pairs: tuple[Rows, Rows], named: set[tuple[int, int]], width: int) -> tuple[Rows, Rows]:
    if not named:
        return pairs
    extra = np.array(sorted(named), dtype=np.int64)
    codes = np.unique(np.concatenate([pairs[0] * width + pairs[1], extra[:, 0] * width + extra[:, 1]]))
    return codes // width, codes % width


def _heed_identifiers(
    left: Sequence[Record],
    right: Sequence[Record],
    pairs: tuple[Rows, Rows],
    named: set[tuple[int, int]],
    levels: Matrix,
    fields: Sequence[Field],
    chances: Floats,
) -> NDArray[np.bool_]:
    """Make sure of the pairs that an identifier names, and withhold those that one contradicts."""
    withheld = np.zeros(len(chances), dtype=np.bool_)
    held, theirs = [exact_identifiers(each) for each in left], [exact_identifiers(each) for each in right]
    if not any(held) or not any(theirs):
        return withheld
    told = [place for place, field in enumerate(fields) if field.kind in ("family", "given", "birth")]
    contradicted = (levels[:, told] == Level.DIFFERENT).sum(axis=1) >= 2
    for place, (one, other) in enumerate(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)):
        withheld[place] = bool(list_conflicts(held[one], theirs[other]))
        if (one, other) in named:
            withheld[place] |= contradicted[place]
            chances[place] = max(chances[place], 0.5) if withheld[place] else SURE
    return withheld
