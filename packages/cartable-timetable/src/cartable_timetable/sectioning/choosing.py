"""The best classes for some requests of one student, the rest staying as it is: depth first, with a bound.

The key is ``conflicts × 2²⁰ + seats taken by others in the classes chosen``: fewest conflicts, then smallest groups.
"""

from __future__ import annotations

from cartable_timetable.sectioning.arrays import I32, I64, U8, Tables
from cartable_timetable.sectioning.counting import count_with
from cartable_timetable.sectioning.jit import hot

UNIT = 1 << 20


@hot
def follows_parents(c: int, base: int, place: int, chosen: I32, parent: I32, place_of: I32) -> bool:
    """Whether class ``c`` may join the classes chosen for the subparts before ``place`` (from ``base`` on)."""
    p = parent[c]
    if p >= 0 and place_of[p] < place and chosen[base + place_of[p]] != p:
        return False
    for i in range(place):  # only where subparts wait for each other: a parent that comes after its child
        q = parent[chosen[base + i]]
        if q >= 0 and place_of[q] == place and q != c:
            return False
    return True


@hot
def choose(
    tables: Tables, student: int, first_request: int, last_request: int, slot: I32, size: I32, room: I32,
    counts_seats: bool, ceiling: int, node_limit: int, turn: int, best: I32, chosen: I32, index: I32, key: I64,
    config: I32,
) -> int:  # fmt: skip
    """Fills ``best`` with the classes of requests ``first_request`` to ``last_request``, slot after slot.

    A class is open while ``size < room``; with ``counts_seats`` false every class is open and seats don't count.
    Returns the key, -1 when nothing below ``ceiling`` exists, -2 when ``node_limit`` ended the search before any was
    found. The search that was cut short gives a key and no proof: its nodes are left in ``key[-1]``, over the limit.
    ``turn`` says where each subpart begins. The last five arrays are scratch: as many cells as slots and requests.
    """
    base = tables.slot_ptr[first_request]
    count = tables.slot_ptr[last_request] - base
    low = tables.slot_ptr[tables.student_ptr[student]]
    high = tables.slot_ptr[tables.student_ptr[student + 1]]
    levels = count + last_request - first_request
    nodes, found = 0, -1
    level = 0
    index[0] = -1
    key[0] = 0
    request, at = first_request, -1  # the level decides request's configuration (at = -1), or its slot number at
    while level >= 0:
        if level == levels:
            ceiling, found = key[level], key[level]
            best[:count] = chosen[:count]
            level -= 1
            request, at = _step_back(request, at, tables.slot_ptr)
            continue
        index[level] += 1
        moved = False
        course = tables.course_of[request]
        offset = tables.slot_ptr[request] - base
        if at < 0:
            g = tables.course_ptr[course] + index[level]
            if g < tables.course_ptr[course + 1]:
                config[request - first_request] = g
                key[level + 1] = key[level]
                moved = True
        else:
            g = config[request - first_request]
            part = tables.config_ptr[g] + at
            if part >= tables.config_ptr[g + 1]:  # this configuration has fewer subparts than the slots
                if index[level] == 0:
                    chosen[offset + at] = -1
                    key[level + 1] = key[level]
                    moved = True
            else:
                start, many = tables.part_ptr[part], tables.part_ptr[part + 1] - tables.part_ptr[part]
                while index[level] < many:
                    nodes += 1
                    c = tables.member[start + (index[level] + turn) % many]
                    if (not counts_seats or size[c] < room[c]) and follows_parents(
                        c, offset, at, chosen, tables.parent, tables.place_of
                    ):
                        value = key[level] + _price(
                            c, offset + at, base, count, low, high, slot, chosen, tables.bits, size, counts_seats
                        )
                        if value < ceiling:
                            chosen[offset + at] = c
                            key[level + 1] = value
                            moved = True
                            break
                    index[level] += 1
        if nodes > node_limit:
            break
        if moved:
            level += 1
            at += 1
            if request < last_request and at == tables.slot_ptr[request + 1] - tables.slot_ptr[request]:
                request, at = request + 1, -1
            if level < levels:
                index[level] = -1
        else:
            level -= 1
            request, at = _step_back(request, at, tables.slot_ptr)
    key[len(key) - 1] = nodes
    return -2 if nodes > node_limit and found < 0 else found


@hot
def _step_back(request: int, at: int, slot_ptr: I32) -> tuple[int, int]:
    if at >= 0:
        return request, at - 1
    return request - 1, slot_ptr[request] - slot_ptr[request - 1] - 1


@hot
def _price(
    c: int, done: int, base: int, count: int, low: int, high: int, slot: I32, chosen: I32, bits: U8, size: I32,
    counts_seats: bool,
) -> int:  # fmt: skip
    """Key of class ``c`` beside the ``done`` classes chosen before it and the student's other requests."""
    clashes = count_with(c, 0, done, chosen, bits) + count_with(c, low, base, slot, bits)
    clashes += count_with(c, base + count, high, slot, bits)
    return clashes * UNIT + (size[c] if counts_seats else 0)
