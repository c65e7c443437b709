"""How far two values agree: one function a kind of field, over lists of pairs of values, neither of them empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from cartable.engines.people.matching.days import is_placeholder, is_swapped
from cartable.engines.people.matching.fields import Level
from cartable.engines.people.matching.sounds import sound_key
from cartable.engines.people.matching.words import name_parts

Levels = NDArray[np.int8]
Texts = Sequence[str]
Measure = Callable[[Texts, Texts], Levels]

SAME, CLOSE, AKIN, DIFFERENT = int(Level.SAME), int(Level.CLOSE), int(Level.AKIN), int(Level.DIFFERENT)

LEAST_HEARD = 0.7
"""Names less alike than this on paper aren't one name, even if they sound alike."""


def measure_names(one: Texts, other: Texts) -> Levels:
    """Folded names (``words.fold``), their words in any order.

    CLOSE: a slip of the finger, the same sound, one part of a double name. A short name (three letters and less) is
    never CLOSE by a letter: Léa isn't Léo. An initial is AKIN to what it may stand for.
    """
    squeezed = [text.replace(" ", "") for text in one], [text.replace(" ", "") for text in other]
    likeness = process.cpdist(*squeezed, scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
    levels = _spelt(*squeezed, likeness)
    # Most pairs taken at random need no closer look: they are single words with little in common.
    several = np.fromiter((" " in left or " " in right for left, right in zip(one, other, strict=True)), dtype=np.bool_)
    looked_at = several | (likeness >= LEAST_HEARD) | (_lengths(*squeezed)[1] == 1)
    for place in np.flatnonzero((levels > SAME) & looked_at).tolist():
        left, right = one[place], other[place]
        if several[place]:
            levels[place] = min(levels[place], _compare_words(left, right))
        if levels[place] > CLOSE:
            levels[place] = min(levels[place], _heard(left, right, float(likeness[place])))
    return levels


def measure_days(one: Texts, other: Texts) -> Levels:
    """Eight figures, year first. CLOSE: one figure wrong, two exchanged, day and month exchanged."""
    edits = process.cpdist(list(one), list(other), scorer=OSA.distance, dtype=np.int32)
    levels = np.full(len(one), DIFFERENT, dtype=np.int8)
    levels[edits == 2] = AKIN
    levels[edits <= 1] = CLOSE
    levels[edits == 0] = SAME
    for place in np.flatnonzero(levels > CLOSE).tolist():
        levels[place] = min(levels[place], _same_year(one[place], other[place]))
    return levels


def measure_mails(one: Texts, other: Texts) -> Levels:
    """Addresses in lower case. CLOSE: one character wrong, or the same name at another host. AKIN: the name one off."""
    edits = process.cpdist(list(one), list(other), scorer=OSA.distance, dtype=np.int32)
    names = [text.partition("@")[0] for text in one], [text.partition("@")[0] for text in other]
    named = process.cpdist(*names, scorer=OSA.distance, dtype=np.int32)
    shortest = _lengths(*names)[1]
    levels = np.full(len(one), DIFFERENT, dtype=np.int8)
    levels[(named <= 1) & (shortest >= 5)] = AKIN
    levels[((named == 0) & (shortest >= 5)) | (edits <= 1)] = CLOSE
    levels[edits == 0] = SAME
    return levels


def measure_texts(one: Texts, other: Texts) -> Levels:
    """Folded words. CLOSE: at most one character in seven differs, blanks apart; AKIN: one in three."""
    left, right = [text.replace(" ", "") for text in one], [text.replace(" ", "") for text in other]
    likeness = process.cpdist(left, right, scorer=OSA.normalized_similarity, dtype=np.float32)
    levels = np.full(len(left), DIFFERENT, dtype=np.int8)
    levels[likeness >= 0.66] = AKIN
    levels[likeness >= 0.85] = CLOSE
    levels[likeness == 1] = SAME
    return levels


def measure_codes(one: Texts, other: Texts) -> Levels:
    """Short codes. CLOSE: one character wrong, missing or too many, or two neighbours exchanged."""
    edits = process.cpdist(list(one), list(other), scorer=OSA.distance, dtype=np.int32)
    levels = np.full(len(one), DIFFERENT, dtype=np.int8)
    levels[edits <= 1] = CLOSE
    levels[edits == 0] = SAME
    return levels


MEASURES: dict[str, Measure] = {
    "family": measure_names,
    "given": measure_names,
    "birth": measure_days,
    "mail": measure_mails,
    "text": measure_texts,
    "code": measure_codes,
}


def _lengths(one: Texts, other: Texts) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Of each pair, the length of the longer and of the shorter text."""
    left = np.fromiter((len(text) for text in one), dtype=np.int32, count=len(one))
    right = np.fromiter((len(text) for text in other), dtype=np.int32, count=len(other))
    return np.maximum(left, right), np.minimum(left, right)


def _spelt(left: Texts, right: Texts, likeness: NDArray[np.float32]) -> Levels:
    """How alike two names in one word are written."""
    edits = process.cpdist(left, right, scorer=OSA.distance, dtype=np.int32)
    longest, shortest = _lengths(left, right)
    levels = np.full(len(left), DIFFERENT, dtype=np.int8)
    levels[(likeness >= 0.86) | ((edits <= 2) & (shortest >= 5)) | ((edits <= 1) & (shortest >= 2))] = AKIN
    is_short = (shortest <= 3) & (longest <= 4)
    close = ((edits <= 1) & (longest >= 4)) | ((edits <= 2) & (shortest >= 8)) | (likeness >= 0.94)
    levels[close & ~is_short] = CLOSE
    levels[edits == 0] = SAME
    return levels


def _compare_words(one: str, other: str) -> int:
    """Names of several words: the same in another order, without a particle, or shortened to one of them."""
    left, right = one.split(), other.split()
    if sorted(left) == sorted(right):
        return SAME
    parts, others = set(name_parts(one)), set(name_parts(other))
    if parts == others or ((parts < others or others < parts) and max(map(len, parts & others)) >= 3):
        return CLOSE
    if len(left) == 1 or len(right) == 1:
        return DIFFERENT
    first, second = "".join(sorted(left)), "".join(sorted(right))
    likeness = np.array([JaroWinkler.normalized_similarity(first, second)], dtype=np.float32)
    return int(_spelt([first], [second], likeness)[0])


def _heard(one: str, other: str, likeness: float) -> int:
    if len(one) == 1 or len(other) == 1:
        return AKIN if one[0] == other[0] else DIFFERENT
    if likeness < LEAST_HEARD:
        return DIFFERENT
    sound = sound_key(one)
    if len(sound) < 2 or sound != sound_key(other):
        return DIFFERENT
    return CLOSE if likeness >= 0.8 and min(len(one), len(other)) > 3 else AKIN


def _same_year(one: str, other: str) -> int:
    if is_swapped(one, other):
        return CLOSE
    return AKIN if one[:4] == other[:4] and (is_placeholder(one) or is_placeholder(other)) else DIFFERENT
