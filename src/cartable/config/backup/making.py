"""Making a backup of a working installation."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import cartable
from cartable.config.backup import archive, programs
from cartable.config.backup.manifest import Manifest
from cartable.kernel.postgres import Connection

DATABASE = "database.dump"
FILES = "files"
SECRET = "secret-key"  # noqa: S105 - a file's name
Tell = Callable[[float | None, str], None]


def make_backup(target: Path, *, data_dir: Path, connection: Connection, tell: Tell) -> Manifest:
    """Write everything into ``target``, which appears whole or not at all.

    The database is taken first, as of one moment; the files it names exist then. Raises InputRefused for a bad name,
    DatabaseUnavailable, and OSError when the disk refuses.
    """
    archive.check_name(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    manifest = Manifest(
        cartable.__version__, datetime.now(UTC).isoformat(timespec="seconds"), str(programs.server_major(connection))
    )
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder, archive.writing(target) as tar:
        tell(None, DATABASE)
        dumped = Path(folder) / DATABASE
        programs.dump(connection, dumped)
        archive.add_file(tar, manifest, DATABASE, dumped)
        dumped.unlink()
        found = list(_files(data_dir))
        for number, (name, path) in enumerate(found, start=1):
            tell(number / len(found), name)
            archive.add_file(tar, manifest, name, path)
        archive.add_manifest(tar, manifest)
    return manifest


def _files(data_dir: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((data_dir / FILES).rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(data_dir).as_posix(), path
    if (data_dir / SECRET).is_file():
        yield SECRET, data_dir / SECRET
