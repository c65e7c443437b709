"""What a running job writes about itself, seen at once by others even while the job holds a transaction open."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from cartable.kernel.jobs.curve import Point
from cartable.kernel.jobs.leaving import JobTakenOver
from cartable.kernel.jobs.models import Job

UPDATE = """
UPDATE kernel_jobs_job SET progress = %s, message = %s, detail = detail || %s::jsonb
WHERE id = %s AND attempt = %s AND state = 'running' RETURNING stop_requested
"""
LINE = """
INSERT INTO kernel_jobs_jobline (job_id, at, attempt, level, text) VALUES (%s, %s, %s, %s, %s)
"""
SERIES = """
INSERT INTO kernel_jobs_jobseries (job_id, name, points) VALUES (%s, %s, %s::jsonb)
ON CONFLICT (job_id, name) DO UPDATE SET points = EXCLUDED.points
"""


class JobWriter:
    """Writes for one attempt of one job. Safe to call from the handler's helper threads."""

    def __init__(self, job: Job, database: BaseDatabaseWrapper) -> None:
        self._job = job
        self._database = database
        self._turn = threading.Lock()

    def write(self, progress: float | None, message: str, detail: dict[str, Any]) -> bool:
        """Store the progress; returns whether a stop was asked for. Raises JobTakenOver."""
        row = self._run(UPDATE, progress, message[:500], dump(detail), self._job.pk, self._job.attempt)
        if row is None:
            raise JobTakenOver(self._job.uuid)
        return bool(row[0])

    def add_line(self, at: datetime, level: str, text: str) -> None:
        """Add to the log."""
        self._run(LINE, self._job.pk, at, self._job.attempt, level, text)

    def store_series(self, name: str, points: list[Point]) -> None:
        """Replace a curve."""
        self._run(SERIES, self._job.pk, name[:60], dump(points))

    def _run(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        with self._turn, self._database.cursor() as cursor:
            cursor.execute(sql, values)
            row: tuple[Any, ...] | None = cursor.fetchone() if cursor.description else None
            return row


def dump(value: Any) -> str:
    """JSON as Django writes it. Raises TypeError when ``value`` can't be written so."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@contextmanager
def separate_connection() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own: what it writes is seen before the handler's transaction ends."""
    database = connections.create_connection(DEFAULT_DB_ALIAS)
    database.inc_thread_sharing()
    try:
        yield database
    finally:
        database.dec_thread_sharing()
        database.close()


@contextmanager
def present_connection() -> Iterator[BaseDatabaseWrapper]:
    """The thread's own connection, for a job run where it was started (it may not be committed yet)."""
    yield connection
