"""Where a server of ours listens: a folder of its own, never a network port, so that two copies never meet."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from cartable.kernel.postgres.problems import DatabaseUnavailable


def socket_dir(data_dir: Path) -> Path:
    """The folder of the socket: short, because a Unix socket's path holds 107 bytes at most.

    It depends on the data folder alone, so that every process of this folder finds the same server,
    whatever its own TMPDIR says.
    """
    mark = hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:12]
    parent = Path("/tmp") if os.access("/tmp", os.W_OK) else Path(tempfile.gettempdir())  # noqa: S108 - checked below
    return parent / f"cartable-{os.getuid()}-{mark}"


def make_socket_dir(path: Path, *, owner: tuple[int, int] | None) -> None:
    """Make the folder readable by its owner only, because whoever reaches the socket is trusted.

    Raises DatabaseUnavailable when someone else already holds the name.
    """
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        state = path.lstat()
        allowed = {os.getuid()} | ({owner[0]} if owner else set())
        if not stat.S_ISDIR(state.st_mode) or state.st_uid not in allowed:
            raise DatabaseUnavailable(
                "%(path)s belongs to someone else.",
                "Remove it, or ask its owner to: the database listens there.",
                path=path,
            )
        path.chmod(0o700)
        if owner:
            os.chown(path, *owner)
    except OSError as error:
        raise DatabaseUnavailable(
            "The folder %(path)s of the database's socket can't be made: %(reason)s.",
            "Make its parent writable for the account that runs Cartable.",
            path=path,
            reason=error.strerror,
        ) from error
