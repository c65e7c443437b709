"""A worker as a process of its own, on the test's database: ``python worker_process.py '<settings in JSON>'``."""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Set Django up as the test has it, then work."""
    given = json.loads(sys.argv[1])
    from django.conf import settings

    settings.INSTALLED_APPS = given["apps"]
    settings.DATABASES["default"].update(given["database"])
    import django

    django.setup()
    from cartable.kernel.jobs.tests import samples  # noqa: F401 (declares the jobs)
    from cartable.kernel.jobs.worker import WorkerTimes, run_worker

    run_worker(concurrency=1, drain=given["drain"], times=WorkerTimes(**given["times"]))


if __name__ == "__main__":
    main()
