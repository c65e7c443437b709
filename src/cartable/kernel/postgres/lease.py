"""The right to use a server for as long as one holds it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from cartable.kernel.postgres import sharing
from cartable.kernel.postgres.connection import Connection
from cartable.kernel.postgres.server import Server


class Lease:
    """A running database, until ``release()`` or the end of the ``with`` block."""

    connection: Connection

    def is_alive(self) -> bool:
        """Whether the server still runs."""
        return True

    def revive(self) -> bool:
        """Start the server again if it died; True when it had to be."""
        return False

    def release(self) -> None:
        """Give it back; the last holder stops the server. Harmless twice."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class UrlLease(Lease):
    """A database that others run: nothing to start or stop."""

    def __init__(self, url: str) -> None:
        self.connection = Connection(url, "url")


class FolderLease(Lease):
    """A server of ours in a data folder, shared with the other processes that hold it."""

    def __init__(self, data_dir: Path, settings: Mapping[str, str]) -> None:
        self._data_dir = data_dir
        self._settings = settings
        self._holder = os.getpid()
        self._handle: int | None = sharing.open_lock(data_dir / "postgres.users")
        try:
            sharing.join(self._handle)
            self._server = Server.of(data_dir)
            self.revive()
        except BaseException:
            os.close(self._handle)
            raise
        self.connection = self._server.connection

    def is_alive(self) -> bool:
        """Whether the server still runs."""
        return self._server.pid() is not None

    def revive(self) -> bool:
        """Start the server if it isn't running; True when it had to be. Raises DatabaseUnavailable."""
        if self.is_alive():
            return False
        with sharing.alone(self._data_dir / "postgres.start"):
            if self.is_alive():
                return False
            self._server.start(self._settings)
        return True

    def release(self) -> None:
        """Give it back; the last holder stops the server. A forked child's copy gives back nothing."""
        if self._handle is None or os.getpid() != self._holder:
            return
        handle, self._handle = self._handle, None
        try:
            if sharing.leave(handle):
                self._server.stop()
        finally:
            os.close(handle)
