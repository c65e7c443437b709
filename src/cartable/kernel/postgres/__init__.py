"""The database server, behind one door: the embedded PostgreSQL, the system's, or someone else's by its address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cartable.kernel.postgres.connection import Connection
from cartable.kernel.postgres.lease import FolderLease, Lease, UrlLease
from cartable.kernel.postgres.problems import DatabaseUnavailable
from cartable.kernel.postgres.sockets import socket_dir

__all__ = ["Connection", "DatabaseUnavailable", "Lease", "ensure_running", "socket_dir"]


def ensure_running(data_dir: Path, *, url: str = "", settings: Mapping[str, str] | None = None) -> Lease:
    """Use the database of ``data_dir``, starting its server if it isn't running; ``url`` given: start nothing.

    The lease is a context manager; ``settings`` are PostgreSQL's, for a server that this call starts.
    The server listens on a Unix socket only. Raises DatabaseUnavailable, which says what to mend.
    """
    return UrlLease(url) if url else FolderLease(data_dir.resolve(), settings or {})
