"""What must be done once before the site can serve: tables, static files, and for a demo its campus.

A process of its own, so that its parent can go on answering; it tells its progress in lines of JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from cartable.config.cli.language import gettext
from cartable.config.processes.database import lease_database, set_up_django
from cartable.config.processes.lifeline import follow_parent
from cartable.kernel.postgres import DatabaseUnavailable

TABLES, STATIC = "tables", "static"
MIGRATION_LOCK = 5_318_008  # any number that no one else takes


def tell(key: str, state: str, **more: Any) -> None:
    """One line for the parent."""
    print(json.dumps({"step": key, "state": state, **more}), flush=True)  # noqa: T201 - the protocol


def make_tables() -> list[str]:
    """Apply what is missing of the migrations; gives their names. Processes that come together take turns."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if plan:
                call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def collect_static() -> bool:
    """Gather the static files when those of the programs have changed; whether it was needed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    present = _static_mark()
    if stamp.exists() and stamp.read_text() == present:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(present)
    return True


def _static_mark() -> str:
    """Changes whenever a static file does."""
    from django.contrib.staticfiles.finders import get_finders

    mark = hashlib.sha256(b"plain" if os.environ.get("CARTABLE_PLAIN_STATIC") else b"hashed")
    for finder in get_finders():
        for path, storage in sorted(finder.list(None), key=lambda found: str(found[0])):
            state = Path(storage.path(path)).stat()
            mark.update(f"{path}:{state.st_size}:{state.st_mtime_ns};".encode())
    return mark.hexdigest()


def main() -> int:
    """``python -m cartable.config.processes.prepare [JSON]``: the argument asks for a demo (size, seed)."""
    follow_parent()
    demo = json.loads(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        with lease_database() as lease:
            _prepare(demo, lease.connection.url)
    except DatabaseUnavailable as error:
        what, mend = error.told(gettext)
        tell("", "failed", what=what, mend=mend)
        return 5
    except Exception as error:
        traceback.print_exc()
        tell("", "failed", what=f"{type(error).__name__}: {error}", mend="")
        return 1
    return 0


def _prepare(demo: dict[str, Any] | None, url: str) -> None:
    set_up_django()
    if demo is not None:
        from cartable.config.processes.demo_build import clear_unfinished

        clear_unfinished(url)
    tell(TABLES, "now")
    make_tables()
    tell(TABLES, "done")
    tell(STATIC, "now")
    collect_static()
    tell(STATIC, "done")
    if demo is not None:
        from cartable.config.processes.demo_build import build

        build(demo["size"], demo["seed"], tell=tell)


if __name__ == "__main__":
    sys.exit(main())
