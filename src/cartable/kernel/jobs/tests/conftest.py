"""Worker processes for the tests of jobs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from cartable.kernel.jobs.tests import samples, worker_process

assert samples.PARTS

TIMES = {"heartbeat": 0.5, "lost_after": 2.5, "sweep": 0.3, "grace": 0.3}


@pytest.fixture
def committed(transactional_db) -> Iterator[None]:
    """For tests that commit: procrastinate's tables aren't emptied by Django."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


@pytest.fixture
def worker(committed) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a worker process; those still there at the end of the test are killed."""
    started: list[subprocess.Popen] = []

    def start(*, drain: bool = False) -> subprocess.Popen:
        database = {key: connection.settings_dict[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        given = {"apps": settings.INSTALLED_APPS, "database": database, "drain": drain, "times": TIMES}
        process = subprocess.Popen([sys.executable, worker_process.__file__, json.dumps(given)])
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait(20)


def wait_until(is_so: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something that another process does; fails when it never comes."""
    limit = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < limit, "it never came"
        time.sleep(0.05)


@pytest.fixture
def reached(tmp_path: Path) -> Path:
    """A file that a job makes to say where it is."""
    return tmp_path / "reached"
