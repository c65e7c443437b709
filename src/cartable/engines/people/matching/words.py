"""Names as they are compared: without accents, case, hyphens, apostrophes, and (their parts) particles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What opens a name in one file and lacks in the next: de Villiers, Villiers. "Le" and "Saint" are part of the name.
PARTICLES = frozenset(
    ("d", "de", "des", "du", "l", "la", "van", "von", "der", "den", "zu", "dos", "das", "do", "da", "di")
)
LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
APART = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower-case words of a to z and figures, one blank between: ``L'Hérault-Œuf`` gives ``l herault oeuf``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    # What has no Latin letter stays as it is: two names in Greek or Arabic must not both become empty.
    folded = APART.sub(" ", kept.translate(LIGATURES)).strip()
    return folded or " ".join(kept.split())


@lru_cache(maxsize=200_000)
def name_parts(text: str) -> tuple[str, ...]:
    """The words of a name that count, sorted; the particles only when there is nothing else."""
    words = fold(text).split()
    return tuple(sorted(word for word in words if word not in PARTICLES) or sorted(words))


def squeeze(text: str) -> str:
    """The folded text without blanks: ``12, rue du Bac`` and ``12 rue  du-bac`` give the same."""
    return fold(text).replace(" ", "")
