"""Several processes, one server: each user holds a shared lock, and the last to leave stops the server.

The system frees the lock of a killed process, so nothing is ever counted wrong.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cartable.kernel.postgres.problems import DatabaseUnavailable

PATIENCE_SECONDS = 90


def open_lock(path: Path) -> int:
    """Open (making it) a file that serves as a lock. Raises DatabaseUnavailable when the folder can't be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseUnavailable(
            "The data folder %(path)s can't be used: %(reason)s.",
            "Make it writable for the account that runs Cartable, or choose another with CARTABLE_DATA.",
            path=path.parent,
            reason=error.strerror,
        ) from error


def join(handle: int) -> None:
    """Count this process among the users; waits while the last one stops the server."""
    _wait(handle, fcntl.LOCK_SH)


def leave(handle: int) -> bool:
    """Stop being counted; True when nobody else is left, and then none can come in until ``handle`` is closed."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fcntl.flock(handle, fcntl.LOCK_UN)
        return False
    return True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock that one process at a time may hold: two starts at once become one."""
    handle = open_lock(path)
    try:
        _wait(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, kind: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise DatabaseUnavailable(
                    "Another process has been starting or stopping this database for over a minute.",
                    "Look at its log, postgres.log in the data folder, and end that process if it hangs.",
                ) from None
        time.sleep(0.05)
