"""What no timetable can beat, and what there is to choose at all."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I32, Tables


def list_movable(tables: Tables) -> I32:
    """Classes with more than one possible placement."""
    choices = tables.choices
    freedom = np.diff(choices.t_ptr) * np.maximum(1, np.diff(choices.r_ptr))
    return np.flatnonzero(freedom > 1).astype(np.int32)


def has_seat_choice(tables: Tables) -> bool:
    """Whether some student may choose between classes, and conflicts cost anything."""
    seats = tables.seats
    if not seats.weight:
        return False
    slots, classes = np.diff(seats.slot_ptr), np.diff(seats.course_class_ptr)
    return bool((classes[seats.course_of] > slots).any())


def cost_bound(tables: Tables) -> int:
    """A cost below which no timetable goes: every class at its cheapest time and in its cheapest room."""
    choices = tables.choices
    total = 0
    for ptr, cost in ((choices.t_ptr, choices.t_cost), (choices.r_ptr, choices.r_cost)):
        for low, high in zip(ptr[:-1], ptr[1:], strict=True):
            total += int(cost[low:high].min(initial=1 << 40)) if low < high else 0
    return total
