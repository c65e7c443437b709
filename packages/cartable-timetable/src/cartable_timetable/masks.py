"""Bit masks of days and weeks, and the strings of 0 and 1 that stand for them in files."""

from __future__ import annotations


def mask_to_text(mask: int, length: int) -> str:
    """``length`` characters, the first for bit 0: ``mask_to_text(0b101, 7) == '1010000'``."""
    return "".join("1" if mask >> bit & 1 else "0" for bit in range(length))


def lowest_bit(mask: int) -> int:
    """Position of the first day or week of the mask; -1 when it is empty."""
    return (mask & -mask).bit_length() - 1
