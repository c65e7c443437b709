"""Names as they are compared: without accents, case, hyphens, apostrophes, and (their parts) particles."""

from __future__ import annotations

import re
from functools import lru_cache

from cartable.kernel.search import folded

# What opens a name in one file and lacks in the next: de Villiers, Villiers. "Le" and "Saint" are part of the name.
PARTICLES = frozenset(
    ("d", "de", "des", "du", "l", "la", "van", "von", "der", "den", "zu", "dos", "das", "do", "da", "di")
)
APART = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower-case words of a to z and figures, one blank between: ``L'Hérault-Œuf`` gives ``l herault oeuf``."""
    kept = folded(text)
    # What has no Latin letter stays as it is: two names in Greek or Arabic must not both become empty.
    return APART.sub(" ", kept).strip() or " ".join(kept.split())


@lru_cache(maxsize=200_000)
def name_parts(text: str) -> tuple[str, ...]:
    """The words of a name that count, sorted; the particles only when there is nothing else."""
    words = fold(text).split()
    return tuple(sorted(word for word in words if word not in PARTICLES) or sorted(words))


def squeeze(text: str) -> str:
    """The folded text without blanks: ``12, rue du Bac`` and ``12 rue  du-bac`` give the same."""
    return fold(text).replace(" ", "")
