"""Bit masks of days and weeks, and the strings of 0 and 1 that stand for them in files."""

from __future__ import annotations


def mask_to_text(mask: int, length: int) -> str:
    """``length`` characters, the first for bit 0: ``mask_to_text(0b101, 7) == '1010000'``."""
    return "".join("1" if mask >> bit & 1 else "0" for bit in range(length))


def lowest_bit(mask: int) -> int:
    """Position of the first day or week of the mask; -1 when it is empty."""
    return (mask & -mask).bit_length() - 1


def mask_to_runs(mask: int) -> str:
    """``1-3, 5`` for 0b10111: runs of days or weeks, counted from 1."""
    runs: list[list[int]] = []
    for place in (bit + 1 for bit in range(mask.bit_length()) if mask >> bit & 1):
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
