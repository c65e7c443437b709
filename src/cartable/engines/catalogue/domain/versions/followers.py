"""How many students have a unit now: those above, who know choices, say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

FollowersProvider = Callable[[int, date], tuple[int, str]]
"""``(unit id, day)`` → the most students who have the unit in a term that isn't over, and that term's code."""

_providers: list[FollowersProvider] = []


def register_followers(provider: FollowersProvider) -> None:
    """The provider from now on; told when the process starts."""
    _providers[:] = [provider]


def followers_of(unit_id: int, *, on: date) -> tuple[int, str]:
    """The most students who have the unit in a term that isn't over, and its code; (0, "") when nobody knows."""
    return _providers[0](unit_id, on) if _providers else (0, "")
