"""Another bundle of classes for one request: one class changed at random, and what its parents then force."""

from __future__ import annotations

import numpy as np

from cartable_timetable.sectioning.arrays import I32
from cartable_timetable.sectioning.jit import hot

_OTHER_CONFIG = 0.3


@hot
def propose(
    width: int, configs: int, first_config: int, fresh: I32, forced: I32, config_ptr: I32, part_ptr: I32, member: I32,
    parent: I32, place_of: I32, config_of: I32,
) -> bool:  # fmt: skip
    """Change ``fresh``, which holds the present bundle; False when chance led to none that keeps parents.

    ``forced`` is scratch, as long as ``fresh``.
    """
    g = config_of[fresh[0]]
    forced[:width] = 0
    if configs > 1 and np.random.random() < _OTHER_CONFIG:
        other = first_config + np.random.randint(configs - 1)
        g = other + 1 if other >= g else other
        fresh[:width] = -1
    else:
        place = np.random.randint(config_ptr[g + 1] - config_ptr[g])
        start = part_ptr[config_ptr[g] + place]
        many = part_ptr[config_ptr[g] + place + 1] - start
        if many < 2:
            return False
        c = member[start + np.random.randint(many)]
        if c == fresh[place]:
            return False
        while c >= 0:
            fresh[place_of[c]] = c
            forced[place_of[c]] = 1
            c = parent[c]
    return _complete(g, fresh, forced, config_ptr, part_ptr, member, parent, place_of)


@hot
def _complete(
    g: int, fresh: I32, forced: I32, config_ptr: I32, part_ptr: I32, member: I32, parent: I32, place_of: I32
) -> bool:  # fmt: skip
    """Keep what still fits, draw the rest among the classes whose parents are there, and verify the whole."""
    count = config_ptr[g + 1] - config_ptr[g]
    for place in range(count):
        c = fresh[place]
        if forced[place] or (c >= 0 and (parent[c] < 0 or fresh[place_of[parent[c]]] == parent[c])):
            continue
        part = config_ptr[g] + place
        seen, drawn = 0, -1
        for i in range(part_ptr[part], part_ptr[part + 1]):
            p = parent[member[i]]
            if p < 0 or fresh[place_of[p]] == p or (place_of[p] > place and fresh[place_of[p]] < 0):
                seen += 1
                if np.random.randint(seen) == 0:
                    drawn = member[i]
        if drawn < 0:
            return False
        fresh[place] = drawn
    for place in range(count):
        p = parent[fresh[place]]
        if p >= 0 and fresh[place_of[p]] != p:
            return False
    return True
