"""Two versions side by side: which fields differ, and which words came and went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from cartable.engines.catalogue.domain.versions.rows import SAID, VersionContent

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 6000
"""Beyond, a text is shown whole before and after: comparing word by word would take seconds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of two versions. For texts, ``left`` and ``right`` are runs of words; else the values speak."""

    name: str
    before: Any
    after: Any
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()

    @property
    def is_same(self) -> bool:
        """Nothing changed."""
        return bool(self.before == self.after)


def compare(first: VersionContent, second: VersionContent) -> list[Difference]:
    """Every field of two versions, in the order of the form; those that are the same too."""
    return [_difference(name, getattr(first, name), getattr(second, name)) for name in (*SAID, "shapes", "competences")]


def differing(first: VersionContent, second: VersionContent) -> list[Difference]:
    """Only the fields that differ."""
    return [one for one in compare(first, second) if not one.is_same]


def compare_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two texts cut in runs: what is the same, what was removed (left), what was added (right)."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return (Piece("removed", before),) if before else (), (Piece("added", after),) if after else ()
    left: list[Piece] = []
    right: list[Piece] = []
    for act, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            left.append(Piece("same", "".join(old[a:b])))
            right.append(Piece("same", "".join(new[c:d])))
            continue
        if b > a:
            left.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            right.append(Piece("added", "".join(new[c:d])))
    return tuple(left), tuple(right)


def _difference(name: str, before: Any, after: Any) -> Difference:
    if isinstance(before, str) and isinstance(after, str) and before != after:
        return Difference(name, before, after, *compare_words(before, after))
    return Difference(name, before, after)
