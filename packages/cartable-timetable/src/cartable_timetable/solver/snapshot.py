"""The best timetable so far, and the way back to it."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I32, State, Tables
from cartable_timetable.solver.class_move import put_class, refresh_groups
from cartable_timetable.solver.exchange import Elite
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.student_change import take_seats


@hot
def restore(tables: Tables, state: State, place: I32, pick: I32, slot: I32, row: I32) -> None:
    """Bring ``state`` to these placements and seats, touching only what differs."""
    gap, _, start, end, days, weeks = tables.times
    travel, _, _, far = tables.rooms
    groups, member_ptr, member, of_ptr, of, week_count, day_count, _ = tables.groups
    seats = tables.seats
    for c in range(place.shape[0]):
        state.pick[c, 0], state.pick[c, 1] = pick[c, 0], pick[c, 1]
        if state.place[c, 0] == place[c, 0] and state.place[c, 1] == place[c, 1]:
            continue
        state.totals[2] += put_class(c, place[c, 0], place[c, 1], state.place, state.hall_ptr, state.hall,
                                     state.hall_n, state.hall_at, state.conflict, state.near_ptr, state.near,
                                     state.near_n, gap, travel, far)  # fmt: skip
        refresh_groups(c, state.place, state.group_raw, of_ptr, of, groups, member_ptr, member, row, start, end,
                       days, weeks, day_count, week_count)  # fmt: skip
    for e in range(len(seats.course_of)):
        first, last = seats.slot_ptr[e], seats.slot_ptr[e + 1]
        for i in range(first, last):
            if state.slot[i] != slot[i]:
                state.totals[2] += take_seats(e, slot[first:last], seats.slot_ptr, seats.student_of,
                                              seats.student_ptr, state.slot, state.size, state.place, state.conflict,
                                              state.near_ptr, state.near, state.near_n, gap, travel,
                                              far)  # fmt: skip
                break


class Snapshot:
    """Fewest hard breaks first, then the lowest cost. ``conflicts`` counts student conflicts."""

    def __init__(self, state: State) -> None:
        self.place, self.pick, self.slot = state.place.copy(), state.pick.copy(), state.slot.copy()
        self.soft = self.broken = 1 << 60
        self.conflicts = 0

    def is_beaten_by(self, soft: int, broken: int) -> bool:
        """Whether a timetable with these values is better."""
        return (broken, soft) < self.rank

    @property
    def rank(self) -> tuple[int, int]:
        """Lower is better."""
        return self.broken, self.soft

    def take(self, state: State, soft: int, broken: int) -> None:
        """Remember ``state``."""
        self.take_places(state, state.place, state.pick, soft, broken, int(state.totals[2]))

    def take_places(self, state: State, place: I32, pick: I32, soft: int, broken: int, conflicts: int) -> None:
        """Remember placements found inside a chunk, with the students, who sat still meanwhile."""
        np.copyto(self.place, place)
        np.copyto(self.pick, pick)
        np.copyto(self.slot, state.slot)
        self.soft, self.broken, self.conflicts = soft, broken, conflicts

    def take_elite(self, elite: Elite) -> None:
        """Remember what another process found."""
        np.copyto(self.place, elite.place)
        np.copyto(self.pick, elite.pick)
        np.copyto(self.slot, elite.slot)
        self.soft, self.broken, self.conflicts = elite.soft, elite.broken, elite.conflicts

    def as_elite(self) -> Elite:
        """What other processes need to go on from it."""
        return Elite(self.broken, self.soft, self.conflicts, self.place.copy(), self.pick.copy(), self.slot.copy())

    def restore(self, tables: Tables, state: State) -> None:
        """Bring ``state`` back to the best."""
        row = np.zeros(len(self.pick) + 1, dtype=np.int32)
        restore(tables, state, self.place, self.pick, self.slot, row)
