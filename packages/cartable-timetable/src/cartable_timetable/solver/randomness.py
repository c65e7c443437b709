"""A random generator whose whole state is one array cell, so that a run can be replayed (xorshift64*, Vigna 2016)."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import U64
from cartable_timetable.solver.jit import hot

_A = np.uint64(12)
_B = np.uint64(25)
_C = np.uint64(27)
_MULTIPLIER = np.uint64(2685821657736338717)
_HALF = np.uint64(33)
_MANTISSA = np.uint64(11)


def new_generator(seed: int) -> U64:
    """State for ``seed``; neighbouring seeds are spread apart (splitmix64) and zero, a fixed point, is avoided."""
    word = (seed * 0x9E3779B97F4A7C15 + 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    word ^= word >> 31
    return np.array([word or 1], dtype=np.uint64)


@hot
def next_word(rng: U64) -> np.uint64:
    """Advance and return 64 random bits."""
    word = rng[0]
    word ^= word >> _A
    word ^= word << _B
    word ^= word >> _C
    rng[0] = word
    return word * _MULTIPLIER  # type: ignore[no-any-return]


@hot
def below(rng: U64, bound: int) -> int:
    """A random integer in [0, bound), for bound < 2**31."""
    return np.int64(next_word(rng) >> _HALF) * bound >> 31  # type: ignore[return-value]


@hot
def unit(rng: U64) -> float:
    """A random real in [0, 1)."""
    return np.int64(next_word(rng) >> _MANTISSA) * 1.1102230246251565e-16
