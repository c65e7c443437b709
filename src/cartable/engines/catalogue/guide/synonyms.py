"""What else to look for when somebody types a word: groups of phrases, first those of ``synonyms.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cartable.engines.catalogue.guide.folding import telling_words

FILE = Path(__file__).parent / "synonyms.toml"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of phrases that mean the same, each phrase as folded words; ``labels`` are the phrases as written."""

    groups: tuple[tuple[Phrase, ...], ...]
    labels: tuple[tuple[str, ...], ...]

    def others(self, words: Sequence[str]) -> list[tuple[Phrase, str]]:
        """The phrases that stand for the typed words, with their written form; none when no group holds them.

        A group answers when one of its phrases stands whole in what was typed, and nothing else was typed.
        """
        typed = tuple(words)
        return [
            (phrase, label)
            for group, labels in zip(self.groups, self.labels, strict=True)
            if typed in group
            for phrase, label in zip(group, labels, strict=True)
            if phrase != typed
        ]


def synonyms_of(labels: Sequence[Sequence[str]]) -> Synonyms:
    """Groups of phrases as written, ready to search with. Raises ValueError naming a group that can't serve."""
    written = tuple(tuple(str(phrase) for phrase in group) for group in labels)
    groups = tuple(tuple(tuple(telling_words(phrase)) for phrase in group) for group in written)
    for group, said in zip(groups, written, strict=True):
        if len(set(group)) < 2 or not all(group):
            raise ValueError(f"a group wants two different phrases at least: {list(said)!r}")
    return Synonyms(groups, written)


def read_phrases(path: Path) -> list[tuple[str, ...]]:
    """The groups of a file as written."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return [tuple(str(phrase) for phrase in group) for group in content.get("groups", ())]


def read_synonyms(path: Path) -> Synonyms:
    """The groups of a file. Raises ValueError naming the group when one has fewer than two different phrases."""
    try:
        return synonyms_of(read_phrases(path))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


@lru_cache(maxsize=1)
def known_synonyms() -> Synonyms:
    """Those shipped, read once; the table holds those in use."""
    return read_synonyms(FILE)
