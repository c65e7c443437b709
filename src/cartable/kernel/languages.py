"""What is written in both languages, in the one that the reader reads.

Rows hold the two as columns ``<name>_fr`` and ``<name>_en``. The campus works in French: whoever reads neither gets it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from django.utils.translation import get_language, override

Told = TypeVar("Told")
Language = Literal["fr", "en"]


def reader_language() -> Language:
    """The language of the one who reads now: ``en`` for who reads English, else ``fr``."""
    return "en" if (get_language() or "").startswith("en") else "fr"


def in_language(french: str, english: str, language: Language | None = None) -> str:
    """Of two texts the one in this language (None: the reader's), or the other when that one is empty."""
    if (language or reader_language()) == "en":
        return english or french
    return french or english


def title_of(row: Any, name: str = "title", language: Language | None = None) -> str:
    """``title_fr`` or ``title_en`` of a row (or another pair of columns) by the rule of ``in_language``.

    Raises AttributeError when the row has no such pair.
    """
    return in_language(str(getattr(row, f"{name}_fr")), str(getattr(row, f"{name}_en")), language)


def in_both(tell: Callable[[], Told]) -> tuple[Told, Told]:
    """What ``tell`` says to who reads French, then to who reads English."""
    with override("fr"):
        french = tell()
    with override("en"):
        return french, tell()
