"""Several runs at once, in processes of their own, with different seeds; the best one wins.

Each child is a fresh interpreter started by command (not a fork, and not through ``multiprocessing``, whose daemonic
processes may have no children): it works from a web job's worker too. A child reads the problem from its standard
input and writes progress and its result to its standard output; when the parent dies the input closes and the child
ends.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import IO

from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import INTERRUPTED, PROVED_INFEASIBLE, PROVED_OPTIMAL, TIME_LIMIT, Progress, Result
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.exchange import Elite
from cartable_timetable.solver.schedule import ANNEALING

_SEED_STEP = 1_000_003
_GRACE = 0.5
"""Seconds after the limit for whoever has no result yet, when another has."""
_COMPILATION = 300.0
_POLL = 0.25
_ANNEALING = (ANNEALING, 0.5)
"""Some workers anneal for longer, others begin with large moves sooner: it depends on the problem which is better."""
_PROOFS = (PROVED_OPTIMAL, PROVED_INFEASIBLE)

STOP = "stop"
Message = Progress | Result | Elite | str
"""What a child says: how it stands, its result, a timetable for the others, or the error that ended it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a child is given; ``deadline`` by the clock of the machine, so that its own start counts."""

    problem: Problem
    deadline: float
    seed: int
    start: Solution | None
    max_iterations: int | None
    annealing: float


def send(stream: IO[bytes], item: object) -> None:
    """Write one pickled item at once."""
    pickle.dump(item, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


@dataclass(slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    latest: Progress | None = None
    kept: Progress | None = None
    result: Result | None = None
    error: str = ""
    ended: bool = False


@dataclass(slots=True)
class _Portfolio:
    budget: Budget
    children: list[_Child] = field(default_factory=list)
    inbox: queue.Queue[tuple[int, Message | None]] = field(default_factory=queue.Queue)

    def start(self, job: Job) -> None:
        """Start one child and a thread that listens to it."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        process = subprocess.Popen(
            [sys.executable, "-m", "cartable_timetable.solver.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        number = len(self.children)
        self.children.append(_Child(process))
        assert process.stdin is not None
        with contextlib.suppress(OSError):  # a child that could not start is noticed by its listener
            send(process.stdin, job)
        threading.Thread(target=self._listen, args=(number, process.stdout), daemon=True).start()

    def _listen(self, number: int, stream: IO[bytes]) -> None:
        try:
            while True:
                self.inbox.put((number, pickle.load(stream)))
        except (EOFError, pickle.UnpicklingError, OSError, ValueError):  # the last: closed while it was being read
            self.inbox.put((number, None))

    def wait(self) -> None:
        """Gather messages until every child has ended, time is over, or the caller says stop."""
        while not all(child.ended for child in self.children):
            if self._is_overdue():
                return
            try:
                number, message = self.inbox.get(timeout=_POLL)
            except queue.Empty:
                self._report()
                continue
            if isinstance(message, Elite):
                self._pass_on(number, message)
                continue
            self._note(self.children[number], message)
            self._report()
            if self.budget.stopped == INTERRUPTED or self._is_settled():
                self._ask_to_stop()

    def _pass_on(self, author: int, elite: Elite) -> None:
        """Give a timetable to every child but its author."""
        for number, child in enumerate(self.children):
            stream = child.process.stdin
            if number != author and not child.ended and stream is not None and not stream.closed:
                with contextlib.suppress(OSError):  # it may just have ended
                    send(stream, elite)

    def _is_overdue(self) -> bool:
        """Whether to give up on the children still running: later when none has a result, for they may be compiling."""
        has_result = any(child.result is not None for child in self.children)
        return self.budget.elapsed > self.budget.time_limit + (_GRACE if has_result else _COMPILATION)

    def _note(self, child: _Child, message: Message | None) -> None:
        if message is None:
            child.ended = True
        elif isinstance(message, Progress):
            child.latest = message
            child.kept = message if message.best is not None else child.kept
        elif isinstance(message, Result):
            child.result = message
        elif isinstance(message, str):
            child.error = message

    def _report(self) -> None:
        known = [child.latest for child in self.children if child.latest is not None]
        if not known:
            return
        best = min(known, key=_rank)
        self.budget.iterations = sum(item.iteration for item in known)
        self.budget.report(best.phase, best.violations, lambda: best.cost, self._best_kept)

    def _best_kept(self) -> Solution | None:
        """The best of the timetables that the children handed over."""
        kept = [child.kept for child in self.children if child.kept is not None]
        return min(kept, key=_rank).best if kept else None

    def _is_settled(self) -> bool:
        """Whether one of the children has proved its answer."""
        return any(child.result is not None and child.result.stopped in _PROOFS for child in self.children)

    def _ask_to_stop(self) -> None:
        """Closing its input tells a child to end with what it has."""
        for child in self.children:
            if child.process.stdin is not None and not child.process.stdin.closed:
                with contextlib.suppress(OSError):  # it may just have ended
                    send(child.process.stdin, STOP)
                    child.process.stdin.close()

    def close(self) -> None:
        """Leave no child behind."""
        for child in self.children:
            if child.process.poll() is None:
                child.process.kill()
            child.process.wait()
            for stream in (child.process.stdin, child.process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def _rank(item: Progress | Result) -> tuple[int, int]:
    return item.violations, item.cost.total if item.cost is not None else 1 << 62


def solve_together(problem: Problem, budget: Budget, seed: int, start: Solution | None, workers: int) -> Result:
    """The best result of ``workers`` runs. Raises ``RuntimeError`` when every one of them failed."""
    portfolio = _Portfolio(budget)
    try:
        for number in range(workers):
            own_seed, annealing = seed + number * _SEED_STEP, _ANNEALING[number % len(_ANNEALING)]
            deadline = time.time() + budget.seconds_left
            portfolio.start(Job(problem, deadline, own_seed, start, budget.max_iterations, annealing))
        portfolio.wait()
    finally:
        portfolio.close()
    results = [child.result for child in portfolio.children if child.result is not None]
    if not results:
        reasons = "; ".join(child.error or "ended without a result" for child in portfolio.children)
        raise RuntimeError(f"no solver process gave a result: {reasons}")
    best = min(results, key=_rank)
    iterations = sum(result.iterations for result in results)
    stopped = budget.stopped or best.stopped or TIME_LIMIT
    return Result(best.solution, best.feasible, best.cost, best.violations, budget.elapsed, iterations, stopped)
