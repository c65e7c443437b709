"""Texts as search compares them: small letters, no accent, words of letters and digits."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[a-z0-9]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})
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
    """Small letters without accents; ligatures in two letters."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))


def telling_words(text: str) -> list[str]:
    """The words that say something; all of them when none does."""
    words = words_of(text)
    return [word for word in words if word not in SMALL_WORDS] or words
