"""In which kinds of room a unit is taught in a term: those above, who know the timetable, say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

RoomKinds = Mapping[int, Mapping[str, frozenset[str]]]
"""By unit id, then by kind of class (``cm``, ``td``, ``tp``): kinds of room."""

RoomKindsProvider = Callable[[int], RoomKinds]
"""``term id`` → the kinds of room of its units; units without any are left out."""

_providers: list[RoomKindsProvider] = []


def register_room_kinds(provider: RoomKindsProvider) -> None:
    """The provider from now on; told when the process starts."""
    _providers[:] = [provider]


def room_kinds_of(*, term_id: int) -> RoomKinds:
    """The kinds of room by unit id; empty when nobody knows."""
    return _providers[0](term_id) if _providers else {}
