"""A database for one benchmark: a server of its own, whatever DATABASE_URL says, with Django set up and its tables."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django


@contextmanager
def own_database(keep: Path | None = None) -> Iterator[Path]:
    """Open it in a folder that goes at the end, or in ``keep``, where it is made once and used again."""
    with tempfile.TemporaryDirectory(prefix="cartable-bench-") as folder:
        data = keep or Path(folder)
        data.mkdir(parents=True, exist_ok=True)
        data.chmod(0o755)  # the server may run as another account
        os.environ |= {"CARTABLE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "cartable.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        from cartable.config.processes.prepare import make_tables
        from cartable.kernel.postgres import ensure_running

        with ensure_running(data):
            make_tables()
            yield data
