"""The lottery: a number that nobody can choose and anyone can check.

The seed is drawn and published before the lists are read. Each student's number for each unit is then the beginning of
``SHA-256(seed + ":" + uuid of the person + ":" + code of the unit)``, in hexadecimal; the smallest goes first. With the
tools of any system: ``printf '%s' 'seed:uuid:code' | sha256sum``.
"""

from __future__ import annotations

from hashlib import sha256

NUMBER_LENGTH = 16
"""Hexadecimal digits kept: two students share a number once in 10^19 draws, and then the uuid decides."""


def lottery_text(seed: str, person: str, unit: str) -> str:
    """What is hashed."""
    return f"{seed}:{person}:{unit}"


def lottery_number(seed: str, person: str, unit: str) -> str:
    """The student's number for the unit; the smallest goes first."""
    return sha256(lottery_text(seed, person, unit).encode()).hexdigest()[:NUMBER_LENGTH]
