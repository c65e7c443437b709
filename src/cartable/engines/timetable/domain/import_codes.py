"""Codes and titles for what an imported file names by bare numbers."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable, Collection, Sequence

MAX_TERM_CODE = 28
CATEGORIES = ("cs", "tm", "cs", "ec", "tm", "me", "cs", "ht")


def term_code_of(problem_name: str) -> str:
    """A term code made of the problem's name: ``Münster 10`` gives ``Munster-10``; ``term`` when nothing is left."""
    plain = unicodedata.normalize("NFKD", problem_name).encode("ascii", "ignore").decode()
    code = re.sub(r"[^A-Za-z0-9.]+", "-", plain).strip("-.")
    return code[:MAX_TERM_CODE].rstrip("-.") or "term"


def category_of(reference: str) -> str:
    """A category of units, always the same for the same reference (internships excepted: none is timetabled)."""
    return CATEGORIES[zlib.crc32(reference.encode()) % len(CATEGORIES)]


def choose_codes(
    term_code: str, references: Sequence[str], *, mark: str, taken: Callable[[Collection[str]], Collection[str]]
) -> list[str]:
    """A code for each reference, in order: short when free, else with the whole term code.

    Figures are padded to one width (``WBG07``), other references are replaced by their rank. ``mark`` goes between
    the prefix and the number; ``taken`` tells which codes of a collection exist already.
    """
    stems = _stems(references)
    initials = re.split(r"[^A-Za-z]", term_code)[0].upper()[:6] or "T"
    short = [f"{initials}{mark}{stem}" for stem in stems]
    if not taken(short):
        return short
    return [f"{term_code.upper()}-{mark}{stem}" for stem in stems]


def _stems(references: Sequence[str]) -> list[str]:
    """The references themselves if all are short figures, else their ranks from 1."""
    figures = all(re.fullmatch(r"[0-9]{1,7}", reference) for reference in references)
    stems = list(references) if figures else [str(rank) for rank in range(1, len(references) + 1)]
    width = max((len(stem) for stem in stems), default=1)
    padded = [stem.zfill(width) for stem in stems]
    return padded if len(set(padded)) == len(padded) else [str(rank).zfill(7) for rank in range(1, len(stems) + 1)]
