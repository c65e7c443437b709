"""The worker's process: does the jobs."""

from __future__ import annotations

import sys

from cartable.config.processes.database import lease_database, set_up_django
from cartable.config.processes.lifeline import follow_parent


def run(*, concurrency: int = 1, drain: bool = False) -> None:
    """Do jobs until told to go; ``drain``: until none waits."""
    follow_parent()
    with lease_database():
        set_up_django()
        from cartable.kernel.jobs.worker import run_worker

        run_worker(concurrency=concurrency, drain=drain)


if __name__ == "__main__":
    run(concurrency=int(sys.argv[1]) if len(sys.argv) > 1 else 1)
