"""A solver process of the portfolio: ``python -m cartable_timetable.solver.child``. See portfolio.py."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from typing import IO

from cartable_timetable.result import Progress
from cartable_timetable.solver.exchange import Elite, Exchange
from cartable_timetable.solver.portfolio import STOP, Job, send


class _Line:
    """Listens to the parent: STOP says *end with what you have*, an elite comes from another child, and the end of the
    stream says that the parent is gone."""

    def __init__(self, stream: IO[bytes], exchange: Exchange) -> None:
        self.stop = threading.Event()
        self._stream = stream
        self._exchange = exchange
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            try:
                message = pickle.load(self._stream)
            except (EOFError, pickle.UnpicklingError, OSError):
                if not self.stop.is_set():
                    os._exit(1)
                return
            if message == STOP:
                self.stop.set()
            elif isinstance(message, Elite):
                self._exchange.receive(message)


def main() -> None:
    """Read a job, solve it, answer."""
    from cartable_timetable.solver.budget import Budget
    from cartable_timetable.solver.single import solve_alone

    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not disturb the messages
    job: Job = pickle.load(incoming)
    exchange = Exchange(lambda elite: send(outgoing, elite))
    line = _Line(incoming, exchange)

    def tell(progress: Progress) -> bool:
        send(outgoing, progress)
        return not line.stop.is_set()

    try:
        budget = Budget(max(0.1, job.deadline - time.time()), job.max_iterations, tell)
        mates = None if budget.is_counted else exchange
        send(outgoing, solve_alone(job.problem, budget, job.seed, job.start, mates, job.annealing))
    except Exception as error:  # the parent says it to the caller
        send(outgoing, f"{type(error).__name__}: {error}")
    os._exit(0)  # an orderly shutdown would wait for the thread that still reads the input


if __name__ == "__main__":
    main()
