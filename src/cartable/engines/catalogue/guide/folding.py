"""Texts as search compares them: small letters, no accent, words of letters and digits."""

from __future__ import annotations

import re
from functools import lru_cache

from cartable.kernel.search import folded

WORD = re.compile(r"[a-z0-9]+")
#: Marks outside ASCII part words, as the others do.
PLAIN = str.maketrans(dict.fromkeys("’‘“”«»–—…·•\u00a0\u202f", " "))
#: Words that say nothing of a subject, in both languages.
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "au",
        "aux",
        "by",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "for",
        "from",
        "in",
        "into",
        "l",
        "la",
        "le",
        "les",
        "of",
        "on",
        "or",
        "ou",
        "par",
        "pour",
        "s",
        "sur",
        "the",
        "to",
        "un",
        "une",
        "with",
    ]
)


def fold(text: str) -> str:
    """Small letters without accents; ligatures in two letters, what has no Latin letter left out."""
    return folded(text.translate(PLAIN)).encode("ascii", "ignore").decode()


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=8192)
def word_set(text: str) -> frozenset[str]:
    """The folded words of a text; the texts of units, searched again and again, are folded once a process."""
    return frozenset(words_of(text))


def telling_words(text: str) -> list[str]:
    """The words that say something; all of them when none does."""
    words = words_of(text)
    return [word for word in words if word not in SMALL_WORDS] or words
