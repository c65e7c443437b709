"""The folded form of a text outside the database: as near to ``cartable_fold`` as Unicode alone comes."""

from __future__ import annotations

from unicodedata import combining, normalize

#: Letters of Latin alphabets that Unicode doesn't take apart; ``unaccent`` writes them so.
LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h"}
)


def folded(text: str) -> str:
    """Without case, accents or ligatures: "Élodie ŒUVRARD" becomes "elodie oeuvrard"."""
    letters = "".join(one for one in normalize("NFKD", text) if not combining(one))
    return letters.casefold().translate(LETTERS)


def holds_words(told: str, typed: str) -> bool:
    """Whether every word typed stands in a text, accents and case aside; nothing typed stands in any."""
    whole = folded(told)
    return all(word in whole for word in folded(typed).split())
