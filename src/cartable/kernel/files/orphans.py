"""Bytes on the disk that no row names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.files.models import StoredFile


def delete_orphans(*, older_than: timedelta = timedelta(days=1), clock: Clock = system_clock) -> int:
    """Remove what rolled-back transactions, deleted rows and killed uploads left; returns how many files.

    What was written less than ``older_than`` ago stays: its transaction may not be over.
    """
    limit = clock() - older_than
    removed = 0

    def is_old(path: Path) -> bool:
        return path.exists() and datetime.fromtimestamp(path.stat().st_mtime, UTC) < limit

    old = filter(is_old, _files())
    while batch := list(islice(old, 500)):
        known = set(
            StoredFile.objects.filter(sha256__in=[path.name for path in batch]).values_list("sha256", flat=True)
        )
        for path in batch:
            if path.name not in known and is_old(path):  # looked at again: the same bytes may just have come back
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def _files() -> Iterator[Path]:
    """What ``store`` wrote: under hashes, and what is being received."""
    root = Path(settings.MEDIA_ROOT)
    yield from (path for path in root.glob("[0-9a-f][0-9a-f]/*/*") if path.is_file())
    yield from (path for path in root.glob("incoming/*") if path.is_file())
