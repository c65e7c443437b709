"""Whether this installation works, for a proxy or a monitor: ``/health``."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import cartable

SILENCE = timedelta(seconds=60)  # a worker gives a sign of life every 10 s
LOW_DISK_BYTES = 500_000_000

_migrated = False


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served ("ok", or "degraded" when a part lacks), else 503 ("down")."""
    report = examine()
    return JsonResponse(report, status=503 if report["status"] == "down" else 200)


def examine() -> dict[str, Any]:
    """Each part's state; no part raises."""
    parts = {"database": database_state()}
    if parts["database"] == "ok":
        parts["migrations"] = migrations_state()
        parts["worker"] = worker_state()
    parts["disk"] = disk_state()
    vital = [parts["database"], parts.get("migrations", "ok")]
    status = "down" if any(state != "ok" for state in vital) else "ok"
    if status == "ok" and any(state != "ok" for state in parts.values()):
        status = "degraded"
    return {"status": status, "version": cartable.__version__, "parts": parts}


def database_state() -> str:
    """ "ok" or "down"."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return "down"
    return "ok"


def migrations_state() -> str:
    """ "ok" or "missing"; once seen applied, they stay so for the life of the process."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "ok" if _migrated else "missing"


def worker_state() -> str:
    """ "ok", "silent" (none gave a sign of life lately) or "unknown"."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
            (last,) = cursor.fetchone()
    except DatabaseError:
        return "unknown"
    return "ok" if last is not None and timezone.now() - last < SILENCE else "silent"


def disk_state() -> str:
    """ "ok" or "low", where the data folder is."""
    return "ok" if shutil.disk_usage(settings.DATA_DIR).free >= LOW_DISK_BYTES else "low"
