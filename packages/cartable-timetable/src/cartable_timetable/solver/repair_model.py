"""The CP-SAT model of a repair: new places for a few classes, every hard rule among them kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from cartable_timetable.solver.arrays import I32, State, Tables
from cartable_timetable.solver.repair_options import Options, broken_cells, list_options
from cartable_timetable.solver.rules import DIFFERENT_ROOM, SAME_ROOM, TRAVEL

Var = cp_model.IntVar


@dataclass(slots=True)
class RepairModel:
    """Booleans x[c][time, room], with y[c][time] and z[c][room] for the rules that need only those."""

    tables: Tables
    state: State
    members: Sequence[int]
    options: dict[int, Options] = field(default_factory=dict)
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    x: dict[int, dict[tuple[int, int], Var]] = field(default_factory=dict)
    y: dict[int, dict[int, Var]] = field(default_factory=dict)
    z: dict[int, dict[int, Var]] = field(default_factory=dict)

    def build(self) -> bool:
        """Fill the model. False when some class has no place left whatever the others do."""
        free = np.zeros(len(self.state.pick), dtype=np.bool_)
        free[list(self.members)] = True
        for c in self.members:
            self.options[c] = list_options(self.tables, self.state, c, free)
            if not self.options[c].allowed.any():
                return False
            self._add_class(c)
        self._add_rooms()
        for c in self.members:
            rows = self.tables.pairs.rows[self.tables.pairs.ptr[c] : self.tables.pairs.ptr[c + 1]]
            for o, rule, argument, _, hard, _, _ in rows.tolist():
                if hard and c < o and free[o]:
                    self._add_pair(c, o, rule, argument)
        self._set_objective()
        return True

    def _add_class(self, c: int) -> None:
        options, model = self.options[c], self.model
        by_time: dict[int, list[Var]] = defaultdict(list)
        by_room: dict[int, list[Var]] = defaultdict(list)
        self.x[c] = {}
        for i, j in np.argwhere(options.allowed).tolist():
            var = model.new_bool_var("")
            self.x[c][i, j] = var
            by_time[i].append(var)
            by_room[j].append(var)
        model.add_exactly_one(self.x[c].values())
        self.y[c] = {i: self._sum_of(parts) for i, parts in by_time.items()}
        self.z[c] = {j: self._sum_of(parts) for j, parts in by_room.items()}
        at_t, at_r = self.state.pick[c].tolist()
        for (i, j), var in self.x[c].items():
            model.add_hint(var, int(options.t_rows[i] == at_t and options.r_rows[j] == at_r))

    def _sum_of(self, parts: list[Var]) -> Var:
        if len(parts) == 1:
            return parts[0]
        var = self.model.new_bool_var("")
        self.model.add(sum(parts) == var)
        return var

    def _add_rooms(self) -> None:
        """At most one class in a room at any moment: it is enough to look at the moments when one starts."""
        times = self.tables.times
        uses: dict[int, list[tuple[int, Var]]] = defaultdict(list)
        nowhere = self.tables.rooms.travel.shape[0] - 1
        for c in self.members:
            options = self.options[c]
            for (i, j), var in self.x[c].items():
                if options.r_ids[j] != nowhere:
                    uses[int(options.r_ids[j])].append((int(options.t_ids[i]), var))
        for entries in uses.values():
            ids = np.array([t for t, _ in entries])
            starts = times.start[ids]
            seen: set[bytes] = set()
            for day in range(self.tables.groups.days):
                for week in range(self.tables.groups.weeks):
                    on = ((times.days[ids] >> day) & 1 & (times.weeks[ids] >> week)) == 1
                    for moment in np.unique(starts[on]):
                        held = on & (starts <= moment) & (times.end[ids] > moment)
                        key = held.tobytes()
                        if held.sum() > 1 and key not in seen:
                            seen.add(key)
                            self.model.add_at_most_one(entries[k][1] for k in np.flatnonzero(held))

    def _add_pair(self, c: int, o: int, rule: int, argument: int) -> None:
        a, b = self.options[c], self.options[o]
        if rule in (SAME_ROOM, DIFFERENT_ROOM):
            for j, var in self.z[c].items():
                bad = self._bad_rooms(rule, argument, int(a.r_ids[j]), b, o)
                if bad:
                    self.model.add_at_most_one([var, *bad])
        elif rule == TRAVEL and self.tables.rooms.far:
            self._add_travel(c, o)
        else:
            nowhere = self.tables.rooms.travel.shape[0] - 1
            one = np.array([nowhere], dtype=np.int32)
            for i, other in self.y[o].items():
                broken = broken_cells(self.tables, rule, argument, a.t_ids, one, int(b.t_ids[i]), nowhere)[:, 0]
                bad = [self.y[c][k] for k in np.flatnonzero(broken).tolist() if k in self.y[c]]
                if bad:
                    self.model.add_at_most_one([other, *bad])

    def _bad_rooms(self, rule: int, argument: int, room: int, b: Options, o: int) -> list[Var]:
        t = int(b.t_ids[0])
        broken = broken_cells(self.tables, rule, argument, b.t_ids[:1], b.r_ids, t, room)[0]
        return [self.z[o][k] for k in np.flatnonzero(broken).tolist() if k in self.z[o]]

    def _add_travel(self, c: int, o: int) -> None:
        """Overlaps exclude times; a short pause excludes rooms too far apart."""
        a, b = self.options[c], self.options[o]
        gap, travel = self.tables.times.gap, self.tables.rooms.travel
        for i, var in self.y[c].items():
            spaces = gap[a.t_ids[i], b.t_ids]
            bad = [self.y[o][k] for k in np.flatnonzero(spaces < 0).tolist() if k in self.y[o]]
            if bad:
                self.model.add_at_most_one([var, *bad])
            for k in np.flatnonzero((spaces >= 0) & (spaces < self.tables.rooms.far)).tolist():
                for j in np.flatnonzero(a.allowed[i]).tolist():
                    late = np.flatnonzero(b.allowed[k] & (spaces[k] < travel[a.r_ids[j], b.r_ids]))
                    if len(late):
                        self.model.add_at_most_one([self.x[c][i, j], *(self.x[o][k, q] for q in late.tolist())])

    def _set_objective(self) -> None:
        terms = []
        for c in self.members:
            cost = self.options[c].cost
            terms += [round(2 * float(cost[cell])) * var for cell, var in self.x[c].items()]
        self.model.minimize(sum(terms))

    def solve(self, seconds: float, *, counted: bool, seed: int) -> tuple[str, dict[int, tuple[int, int]]]:
        """Status (``solved``, ``impossible``, ``unknown``) and the rows (time, room) chosen for each class."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed % (1 << 31)
        solver.parameters.max_time_in_seconds = seconds
        if counted:
            solver.parameters.max_deterministic_time = 2.0
            solver.parameters.max_time_in_seconds = 3600.0
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return "impossible", {}
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return "unknown", {}
        chosen = {}
        for c in self.members:
            i, j = next(cell for cell, var in self.x[c].items() if solver.boolean_value(var))
            chosen[c] = int(self.options[c].t_rows[i]), int(self.options[c].r_rows[j])
        return "solved", chosen


def as_members(classes: I32) -> list[int]:
    """Plain indices in order."""
    return sorted(int(c) for c in classes)
