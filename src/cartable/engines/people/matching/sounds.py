"""How a French name sounds, coarsely: names heard alike have one key (Lefebvre, Lefèvre; Dupont, Dupond, Dupon)."""

from __future__ import annotations

import re
from functools import lru_cache

from cartable.engines.people.matching.words import fold

# Applied in this order to a folded word. Figures stand for sounds: 1 an/en, 2 in/un, 3 on, 4 ch, 5 gn.
RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"^(?:mc|mac)(?=[a-z]{3})", "mk"),
        (r"ph", "f"),
        (r"bv|uv(?=r)|w", "v"),
        (r"sch|sh|ch(?![rl])", "4"),
        (r"ch", "k"),
        (r"h", ""),
        (r"tion", "sion"),
        (r"(.)\1+", r"\1"),
        (r"ille?(?=[sxz]?$)", "i"),
        (r"gn", "5"),
        (r"gu(?=[eiy])", "g"),
        (r"g(?=[eiy])", "j"),
        (r"qu?|ck|c(?![eiy])", "k"),
        (r"c|z", "s"),
        (r"x(?=.)", "ks"),
        (r"aul(?=[dtsx]+$)|eau|[ae]u", "o"),
        (r"(?<=[^aeiouy])(?:er|ez|et|ay|ai|ey|ei|es|e)$", "e"),
        (r"(?:ai|ei|i|y|u)[nm](?![aeiouy])", "2"),
        (r"[ae][nm](?![aeiouy])", "1"),
        (r"o[nm](?![aeiouy])", "3"),
        (r"[dtsxp]+$", ""),
        (r"y", "i"),
        (r"e$", ""),
    )
)
VOWELS = re.compile(r"(?<=.)[aeiou]")


@lru_cache(maxsize=200_000)
def sound_key(word: str) -> str:
    """The sounds of one word: the first, then the consonants and the nasal vowels, six at most; empty for no letter."""
    sounds = fold(word).replace(" ", "")
    for pattern, sound in RULES:
        sounds = pattern.sub(sound, sounds)
    kept = VOWELS.sub("", sounds)
    return re.sub(r"(.)\1+", r"\1", kept)[:6]
