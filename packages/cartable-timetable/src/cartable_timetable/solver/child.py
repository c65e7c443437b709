"""A solver process of the portfolio: ``python -m cartable_timetable.solver.child``. See portfolio.py."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from typing import IO

from cartable_timetable.result import Progress
from cartable_timetable.solver.portfolio import Job, send


class _Line:
    """Watches the parent: a byte says *stop with what you have*, the end of the stream says *the parent is gone*."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stop = threading.Event()
        self._stream = stream
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        if self._stream.read(1) == b"":
            os._exit(1)
        self.stop.set()


def main() -> None:
    """Read a job, solve it, answer."""
    from cartable_timetable.solver.budget import Budget
    from cartable_timetable.solver.single import solve_alone

    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not disturb the messages
    job: Job = pickle.load(incoming)
    line = _Line(incoming)

    def tell(progress: Progress) -> bool:
        send(outgoing, progress)
        return not line.stop.is_set()

    try:
        budget = Budget(max(0.1, job.deadline - time.time()), job.max_iterations, tell)
        send(outgoing, solve_alone(job.problem, budget, job.seed, job.start))
    except Exception as error:  # the parent says it to the caller
        send(outgoing, f"{type(error).__name__}: {error}")
    os._exit(0)  # an orderly shutdown would wait for the thread that still reads the input


if __name__ == "__main__":
    main()
