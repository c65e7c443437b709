"""Cells that a spreadsheet would run as formulas, made harmless and given back as they were."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""
GUARD = "'"


def guarded(text: str) -> str:
    """Harmless in a spreadsheet."""
    return GUARD + text if text.startswith((*FORMULA, GUARD)) else text


def unguarded(text: str) -> str:
    """As it was before ``guarded``."""
    return text[1:] if text.startswith(GUARD) and text[1:].startswith((*FORMULA, GUARD)) else text
