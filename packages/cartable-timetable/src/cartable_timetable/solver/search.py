"""One run on one processor: construct, anneal classes and students by turns, repair, keep the best."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from cartable_timetable.model import Cost, Solution
from cartable_timetable.result import PROVED_INFEASIBLE, PROVED_OPTIMAL
from cartable_timetable.solver.anneal import Best, Mix, Scratch, anneal
from cartable_timetable.solver.arrays import I32, State
from cartable_timetable.solver.audit import Auditor
from cartable_timetable.solver.bounds import cost_bound, has_seat_choice, list_movable
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import Compiled
from cartable_timetable.solver.construct import construct
from cartable_timetable.solver.exchange import Exchange
from cartable_timetable.solver.extract import load_start, to_cost, to_solution
from cartable_timetable.solver.forces import Forces
from cartable_timetable.solver.phases import anneal_hot, reheat, resume
from cartable_timetable.solver.prices import empty_prices, fill_prices
from cartable_timetable.solver.probe import typical_change
from cartable_timetable.solver.schedule import ANNEALING, Cycle, main_cycle
from cartable_timetable.solver.sectioning import seat_students
from cartable_timetable.solver.snapshot import Snapshot, restore
from cartable_timetable.solver.state import empty_state
from cartable_timetable.solver.student_moves import anneal_students

if TYPE_CHECKING:
    from cartable_timetable.solver.large_moves import LargeMoves

_CHUNK_SECONDS = 0.08
_COUNTED_CHUNKS = 300
_TIED_LIMIT = 64
NOTHING_TO_MOVE = "nothing_to_move"
"""Why a run ends whose problem leaves no choice, yet has too few seats."""
_MENDABLE = 40
_FIRMER = 3.0
"""Factor on the forces after a cycle that ended with broken rules."""
_COLD = 0.05
"""Temperature of students alone, in conflicts."""
_STUDENTS_EVERY = 4
_LAST_MOMENT = 0.6
"""Seconds too few to build and solve a model in."""
_PATIENCE, _PATIENCE_MENDING = 0.12, 0.06
"""Part of the budget without gain after which large moves are at their end, and the same while a rule is broken."""
_COMPLETE = 0.9
"""Part of the classes that a start must place to be gone on from."""
_MIX = Mix(time=0.38, room=0.60, both=0.78, exchange=0.90, trouble=0.25)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a run: the best state, how many hard rules it breaks, and its cost."""

    state: State
    violations: int
    cost: Cost


class Search:
    """The moving parts of a run. ``snapshot`` holds the best timetable so far."""

    def __init__(
        self,
        compiled: Compiled,
        budget: Budget,
        seed: int,
        start: Solution | None,
        exchange: Exchange | None = None,
        annealing: float = ANNEALING,
    ) -> None:
        self.compiled = compiled
        self.seed = seed
        self.exchange = exchange
        self.tables = compiled.tables
        self.budget = budget
        self.state = empty_state(self.tables, seed)
        self.auditor = Auditor(self.tables)
        self.annealing = annealing
        self.forces = Forces(self.state.force, 1.0)
        if start is not None:
            load_start(compiled, self.state, start)
        placed = int((self.state.pick[:, 0] >= 0).sum())
        self.unseated = seat_students(self.tables, self.state)
        self.active = list_movable(self.tables)
        self.seats_matter = has_seat_choice(self.tables)
        self.is_movable = len(self.active) > 0 or self.seats_matter
        self.bound = cost_bound(self.tables)
        self._prepare_forces()
        self.main = main_cycle(self.scale, (), annealing)
        self._begin_scratch()
        self.snapshot = Snapshot(self.state)
        self.shared = (1 << 60, 1 << 60)
        self.moves: dict[bool, LargeMoves] = {}
        _, broken = self.observe()
        self.is_resumed = placed > _COMPLETE * len(self.state.pick) and broken <= _MENDABLE

    def _prepare_forces(self) -> None:
        """Construct under a rough force, then measure what moves change and set the force by it."""
        self.forces = Forces(self.state.force, 1000.0)
        construct(self.tables, self.state)
        self.scale = typical_change(self.tables, self.state, self.active)
        self.forces = Forces(self.state.force, self.scale)

    def _begin_scratch(self) -> None:
        count = len(self.state.pick)
        self.scratch = Scratch(
            plan=np.zeros((_TIED_LIMIT, 3), dtype=np.int32),
            mark=np.zeros(count, dtype=np.int32),
            row=np.zeros(count + 1, dtype=np.int32),
            group_mark=np.zeros(len(self.tables.groups.rows) + _TIED_LIMIT, dtype=np.int32),
        )
        self.prices = empty_prices(self.tables)
        self.best = Best(self.state.place.copy(), self.state.pick.copy(), np.zeros(4, dtype=np.int64))
        seats = self.tables.seats
        widest = int(np.diff(seats.slot_ptr).max()) if len(seats.course_of) else 1
        self.fresh = np.zeros(2 * widest, dtype=np.int32)
        self.steps = 20_000
        self.student_steps = 20_000

    def observe(self) -> tuple[int, int]:
        """Audit the present state and remember it when it is the best."""
        soft, broken = self.auditor.run(self.tables, self.state)
        if self.snapshot.is_beaten_by(soft, broken):
            self.snapshot.take(self.state, soft, broken)
        return soft, broken

    def report(self, phase: str, *, force: bool = False) -> None:
        """Tell the caller about the best so far."""
        violations = self.snapshot.broken + self.unseated
        best = partial(to_solution, self.compiled, self.snapshot)
        self.budget.report(phase, violations, self.best_cost, best, force=force)

    def best_cost(self) -> Cost:
        """Cost of the best so far."""
        return to_cost(self.compiled, self.snapshot)

    def class_chunk(self, temperature: float) -> None:
        """Anneal classes for a moment at one temperature; the best placements inside count too."""
        if not len(self.active):
            return
        self.best.value[:] = self.snapshot.soft, self.snapshot.broken, 0, 0
        steps = self._chunk_steps(self.steps)
        before = self.budget.elapsed
        fill_prices(self.tables, self.state, self.prices)
        anneal(self.tables, self.state, self.prices, _MIX, self.scratch, self.best, self.active, self.auditor.trouble(),
               temperature, steps)  # fmt: skip
        self.budget.iterations += steps
        self.steps = self._tune(self.steps, self.budget.elapsed - before, _CHUNK_SECONDS)
        soft, broken, conflicts, found = self.best.value.tolist()
        if found:
            self.snapshot.take_places(self.state, self.best.place, self.best.pick, soft, broken, conflicts)

    def student_chunk(self, temperature: float, share: float) -> None:
        """Anneal students for ``share`` of a chunk; ``temperature`` is in units of cost."""
        if not self.seats_matter:
            return
        steps = self._chunk_steps(self.student_steps)
        before = self.budget.elapsed
        anneal_students(self.tables, self.state, self.fresh, temperature / self.tables.seats.weight, steps)
        self.budget.iterations += steps
        self.student_steps = self._tune(self.student_steps, self.budget.elapsed - before, share * _CHUNK_SECONDS)

    def _chunk_steps(self, tuned: int) -> int:
        if self.budget.max_iterations is None:
            return tuned
        left = self.budget.max_iterations - self.budget.iterations
        return max(0, min(left, 1 + self.budget.max_iterations // _COUNTED_CHUNKS))

    def _tune(self, steps: int, seconds: float, wanted: float) -> int:
        """Steps for the next chunk so that it takes the time wanted."""
        factor = min(2.0, max(0.5, wanted / max(seconds, 1e-6)))
        return max(500, int(steps * factor))

    def cool(self, cycle: Cycle) -> list[tuple[float, float]]:
        """One cycle of cooling; returns temperatures and costs on the way."""
        trace = []
        while not self.budget.is_over() and self.budget.share < cycle.end and self.snapshot.soft > self.bound:
            temperature = cycle.temperature(self.budget.share)
            self.class_chunk(temperature)
            self.student_chunk(temperature, 0.12)
            soft, _ = self.observe()
            trace.append((temperature, float(soft)))
            self.forces.update(self.auditor.broken, cycle.part(self.budget.share))
            self.report("anneal")
        return trace

    def mend(self, end: float) -> None:
        """Large moves around what is broken, until the share ``end`` of the budget.

        They start from the best timetable, or from the present one when it is broken but cheaper than a sound best.
        """
        soft, broken = self.auditor.run(self.tables, self.state)
        best = self.snapshot
        if best.broken or not 0 < broken <= _MENDABLE or soft >= best.soft:
            self.return_to_best()
        if self.state.totals[1]:
            self.move_at_large(end, only_mend=True)
            self.return_to_best()

    def move_to(self, place: I32, pick: I32) -> None:
        """Put the classes elsewhere, the students staying in them."""
        restore(self.tables, self.state, place, pick, self.state.slot, self.scratch.row)

    def place_anew(self, chosen: dict[int, tuple[int, int]]) -> None:
        """Give some classes these rows of their times and rooms (-1: no room)."""
        place, pick = self.state.place.copy(), self.state.pick.copy()
        for c, (trow, rrow) in chosen.items():
            pick[c] = trow, rrow
            place[c, 0] = self.tables.choices.t_id[trow]
            if rrow >= 0:
                place[c, 1] = self.tables.choices.r_id[rrow]
        self.move_to(place, pick)

    def return_to_best(self) -> None:
        """Go on from the best timetable."""
        self.snapshot.restore(self.tables, self.state)
        self.forces.reset(_FIRMER if self.snapshot.broken else 1.0)
        self.observe()

    def is_settled(self) -> bool:
        """Whether to stop early: the cost is at a proven bound, or nothing can be moved. Notes the reason."""
        if self.budget.stopped:
            return True
        best = self.snapshot
        feasible = best.broken == 0 and self.unseated == 0
        if feasible and (best.soft <= self.bound or not self.is_movable):
            self.budget.stopped = PROVED_OPTIMAL
        elif not self.is_movable:
            self.budget.stopped = PROVED_INFEASIBLE if self.unseated == 0 else NOTHING_TO_MOVE
        return bool(self.budget.stopped)

    def run(self) -> Outcome:
        """Work until the budget is used up."""
        self.report("construct", force=True)
        if self.is_resumed:
            resume(self)
        anneal_hot(self)
        self.share_best()
        while not self.is_settled() and not self.budget.is_over():
            self.move_at_large(1.1)
            reheat(self)
        return self.finish()

    def move_at_large(self, end: float, *, only_mend: bool = False, patience: float = _PATIENCE) -> None:
        """Exact large moves with students between them, shared with the other processes.

        Until the share ``end`` of the budget, or until they have gained nothing for ``patience`` of it.
        """
        to_mend = only_mend or self.snapshot.broken > 0
        moves = self._large_moves(to_mend)
        gained_at = self.budget.share
        while not self.budget.is_over() and not self.is_settled() and self.budget.share < end:
            if only_mend and self.state.totals[1] == 0:
                return
            if self.budget.seconds_left < _LAST_MOMENT and not self.budget.is_counted:
                self.student_chunk(_COLD * self.tables.seats.weight, 1.0)
                self.observe()
                continue
            if moves.step(self.budget.seconds_left - _LAST_MOMENT / 2):
                gained_at = self.budget.share
            if moves.rounds % _STUDENTS_EVERY == 0:
                self.student_chunk(_COLD * self.tables.seats.weight, 1.0)
                self.observe()
            if not only_mend and self.share_best():
                gained_at = self.budget.share
            self.report("repair" if only_mend else "improve")
            if self.budget.share - gained_at > (_PATIENCE_MENDING if to_mend else patience):
                return
            if to_mend and not only_mend and self.snapshot.broken == 0:
                to_mend, gained_at = False, self.budget.share
                moves = self._large_moves(to_mend)

    def _large_moves(self, to_mend: bool) -> LargeMoves:
        """Those of before, which have learned how many classes can be freed at once."""
        if to_mend not in self.moves:
            from cartable_timetable.solver.large_moves import LargeMoves  # loads OR-Tools

            self.moves[to_mend] = LargeMoves(self, self.seed + self.budget.iterations, to_mend=to_mend)
        return self.moves[to_mend]

    def is_wanted(self) -> bool:
        """Report, and say whether the caller wants to go on; asked during long computations."""
        self.report("improve")
        return not self.budget.stopped

    def share_best(self) -> bool:
        """Tell the other processes of a better timetable, or go on from theirs; whether one came."""
        if self.exchange is None:
            return False
        came = self.exchange.take()
        if came is not None and came.rank < self.snapshot.rank:
            self.snapshot.take_elite(came)
            self.return_to_best()
            self.shared = came.rank
            return True
        if self.snapshot.rank < self.shared:
            self.exchange.post(self.snapshot.as_elite())
            self.shared = self.snapshot.rank
        return False

    def finish(self) -> Outcome:
        """The best, audited once more."""
        self.snapshot.restore(self.tables, self.state)
        _, broken = self.auditor.run(self.tables, self.state)
        return Outcome(self.state, broken + self.unseated, self.best_cost())
