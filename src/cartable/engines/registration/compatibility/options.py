"""The ways in which one unit can be followed, those that take the same time together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cartable.engines.registration.compatibility.types import OfferedUnit, PartNode, WayNode

MOST_STATES = 20_000
"""Different times that one way may take before the rest is left out: no campus comes near (an offering with 5 parts of
8 groups at 8 times each has 32,768 before those that overlap themselves are dropped)."""


@dataclass(slots=True)
class Option:
    """A set of cells, the classes that some way of taking exactly it goes through, and one such way."""

    mask: int
    members: set[int]
    example: tuple[int, ...]


@dataclass(frozen=True)
class Options:
    """All options of a unit. ``least`` are those whose cells contain no other option's: enough to know whether it
    fits."""

    every: tuple[Option, ...]
    least: tuple[Option, ...]


State = tuple[int, frozenset[int], frozenset[int]]
"""Cells taken; parents taken that later classes may want; parents wanted of later parts."""


def options_of(unit: OfferedUnit, masks: Mapping[int, int], full: Collection[int] = ()) -> Options:
    """The options of a unit, classes in ``full`` left out. A class without a mask has no time and takes no cell.

    An offering without any class has one option that takes nothing.
    """
    found: dict[int, Option] = {}
    for way in unit.ways or (WayNode(()),):
        for option in _way_options(way, masks, full):
            _merge(found, option.mask, option)
    every = tuple(sorted(found.values(), key=lambda option: (option.mask.bit_count(), option.mask)))
    return Options(every, _least(every))


def _way_options(way: WayNode, masks: Mapping[int, int], full: Collection[int]) -> list[Option]:
    parts = [part for part in way.parts if part.groups]
    place = {group.id: rank for rank, part in enumerate(parts) for group in part.groups}
    states: dict[State, Option] = {(0, frozenset(), frozenset()): Option(0, set(), ())}
    for rank, part in enumerate(parts):
        later = {
            group.parent
            for after in parts[rank + 1 :]
            for group in after.groups
            if group.parent is not None and place.get(group.parent, len(parts)) <= rank
        }
        states = _step(states, part, rank, place, later, masks, full)
    return list(states.values())


def _step(
    states: Mapping[State, Option],
    part: PartNode,
    rank: int,
    place: Mapping[int, int],
    later: Collection[int | None],
    masks: Mapping[int, int],
    full: Collection[int],
) -> dict[State, Option]:
    """Each state with each class of the part that it allows. Those alike from here on are merged: what follows is the
    same for them, so that the classes they went through can be put together."""
    after: dict[State, Option] = {}
    open_groups = [group for group in part.groups if group.id not in full]
    here = {group.id for group in part.groups}
    for (mask, held, wanted), option in states.items():
        due = wanted & here
        for group in open_groups:
            taken = masks.get(group.id, 0)
            if taken & mask or (due and due != {group.id}):
                continue
            now_held, now_wanted = held | {group.id}, wanted - due
            home = place.get(group.parent, -1) if group.parent is not None else -1
            if group.parent is not None and home > rank:
                now_wanted |= {group.parent}
            elif home >= 0 and group.parent not in held:
                continue
            key = (mask | taken, frozenset(one for one in now_held if one in later), frozenset(now_wanted))
            if key in after or len(after) < MOST_STATES:
                step = Option(mask | taken, option.members | {group.id}, (*option.example, group.id))
                _merge(after, key, step)
    return after


def _merge(found: dict[Any, Option], key: Any, option: Option) -> None:
    known = found.get(key)
    if known is None:
        found[key] = option
    else:
        known.members |= option.members


def _least(every: tuple[Option, ...]) -> tuple[Option, ...]:
    """Options in the order of their sizes: a smaller one is seen before those that contain it."""
    kept: list[Option] = []
    for option in every:
        if not any(one.mask & option.mask == one.mask for one in kept):
            kept.append(option)
    return tuple(kept)
