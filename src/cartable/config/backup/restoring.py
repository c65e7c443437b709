"""Putting a backup in the place of what is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from django.utils.translation import gettext_lazy as _

import cartable
from cartable.config.backup import archive, emptying, programs
from cartable.config.backup.making import DATABASE, FILES, SECRET, Tell
from cartable.config.backup.manifest import FORMAT, Manifest
from cartable.kernel.postgres import Connection
from cartable.kernel.problems import Conflict, Fault, InputRefused


def restore_backup(source: Path, *, data_dir: Path, connection: Connection, force: bool, tell: Tell) -> Manifest:
    """Verify ``source``, then replace database, files and key by what it holds.

    Nothing is touched before the whole archive has been verified. Raises InputRefused (no backup, damaged, newer than
    this Cartable) and Conflict (something is there and ``force`` is not given, or someone is using the database).
    """
    if not source.is_file():
        mend = _("Give the path of a file made by “cartable backup”.")
        raise InputRefused(Fault("backup.missing", _("There is no such file."), str(source), mend))
    archive.check_name(source)
    _check_place(data_dir, connection, force=force)
    with tempfile.TemporaryDirectory(dir=data_dir, prefix=".restore-") as name:
        folder = Path(name)
        tell(None, str(source))
        manifest = archive.unpack(source, folder)
        _check_version(source, manifest, connection)
        tell(None, DATABASE)
        emptying.empty_database(connection.url)
        programs.load(connection, folder / DATABASE)
        _put_files(folder, data_dir)
    return manifest


def _check_place(data_dir: Path, connection: Connection, *, force: bool) -> None:
    others = emptying.count_other_users(connection.url)
    if others:
        raise Conflict(
            _("This database is in use by %(count)d other connections.") % {"count": others},
            _("Stop Cartable (Ctrl-C where it runs), then restore."),
            code="restore.in_use",
        )
    has_files = any((data_dir / FILES).glob("*"))
    if not force and (has_files or not emptying.is_empty(connection.url)):
        raise Conflict(
            _("There is an installation in this place, which the restore would replace."),
            _("Back it up and add --force, or restore into another folder with --data."),
            code="restore.occupied",
        )


def _check_version(source: Path, manifest: Manifest, connection: Connection) -> None:
    if manifest.format != FORMAT or _numbers(manifest.version) > _numbers(cartable.__version__):
        what = _("This backup was made by Cartable %(version)s, which is newer than this one.")
        mend = _("Install that version, or a newer one, then restore.")
        raise InputRefused(Fault("backup.newer", what % {"version": manifest.version}, str(source), mend))
    if int(manifest.postgres) > programs.server_major(connection):
        what = _("This backup was made with PostgreSQL %(version)s, which is newer than this server.")
        mend = _("Restore it on a server of that version, or a newer one.")
        raise InputRefused(Fault("backup.postgres", what % {"version": manifest.postgres}, str(source), mend))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _put_files(folder: Path, data_dir: Path) -> None:
    """Swap the files in; what was there goes only once the new ones are in place."""
    arrived, place, old = folder / FILES, data_dir / FILES, folder / "old-files"
    if place.exists():
        place.rename(old)
    if arrived.exists():
        arrived.rename(place)
    shutil.rmtree(data_dir / "static", ignore_errors=True)
    secret = folder / SECRET
    if secret.exists():
        secret.chmod(0o600)
        os.replace(secret, data_dir / SECRET)
