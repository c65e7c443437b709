"""The archive: a tar, compressed with gzip or, for a name in .zst, with the zstd program."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext_lazy as _

from cartable.config.backup.manifest import NAME, Manifest, Part
from cartable.kernel.problems import Fault, InputRefused

BLOCK = 1 << 20


def check_name(path: Path) -> None:
    """Raises InputRefused unless the name says how to compress, with what is installed."""
    if path.name.endswith((".tar.gz", ".tgz")):
        return
    where = str(path)
    if not path.name.endswith(".tar.zst"):
        mend = _("Write a name that ends with .tar.gz or .tar.zst.")
        raise InputRefused(Fault("backup.name", _("This is no name for a backup."), where, mend))
    if shutil.which("zstd") is None:
        mend = _("Install zstd, or use a name that ends with .tar.gz.")
        raise InputRefused(Fault("backup.zstd", _("The program zstd is not installed."), where, mend))


@contextmanager
def writing(path: Path) -> Iterator[tarfile.TarFile]:
    """An archive under a provisional name, for its owner's eyes only, given its name when it is whole."""
    beside = path.with_name(path.name + ".part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            if path.name.endswith(".zst"):
                with _zstd(["-q", "-T0"], file) as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
                    yield tar
            else:
                with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
                    yield tar
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _zstd(options: list[str], file: IO[bytes]) -> Iterator[IO[bytes]]:
    process = subprocess.Popen(["zstd", *options], stdin=subprocess.PIPE, stdout=file)
    if process.stdin is None:
        raise OSError("zstd takes no input")
    with process.stdin as stream:
        yield stream
    if process.wait():
        raise OSError(f"zstd ended with {process.returncode}")


def add_file(tar: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    """Add a file, noting its size and fingerprint."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        hashed = _Hashing(file)
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, int(path.stat().st_mtime), 0o600
        tar.addfile(info, hashed)
    manifest.parts[name] = Part(size, hashed.digest.hexdigest())


def add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    """The last file."""
    body = manifest.as_json().encode()
    info = tarfile.TarInfo(NAME)
    info.size = len(body)
    tar.addfile(info, io.BytesIO(body))


def unpack(path: Path, folder: Path) -> Manifest:
    """Unpack into ``folder`` and verify every fingerprint. Raises InputRefused naming what is wrong."""
    parts: dict[str, Part] = {}
    try:
        with _reading(path) as tar:
            for member in tar:
                if member.isfile():
                    parts[member.name] = _extract(tar, member, folder)
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        mend = _("Use another backup; this file is cut short or is something else.")
        raise InputRefused(Fault("backup.unreadable", str(error), str(path), mend)) from error
    manifest = _read_manifest(path, folder)
    parts.pop(NAME, None)
    faults = [_difference(path, name) for name in sorted(parts.keys() ^ manifest.parts.keys())]
    faults += [
        _difference(path, name)
        for name in sorted(parts.keys() & manifest.parts.keys())
        if parts[name] != manifest.parts[name]
    ]
    if faults:
        raise InputRefused(faults)
    return manifest


@contextmanager
def _reading(path: Path) -> Iterator[tarfile.TarFile]:
    if not path.name.endswith(".zst"):
        with tarfile.open(path, "r:gz") as tar:
            yield tar
        return
    process = subprocess.Popen(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE)
    try:
        with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
            yield tar
    finally:
        if process.stdout:
            process.stdout.close()
        code = process.wait()
    if code:
        raise OSError(f"zstd ended with {code}")


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> Part:
    name = PurePosixPath(member.name)
    source = tar.extractfile(member)
    if name.is_absolute() or ".." in name.parts or source is None:
        raise ValueError(f"the archive holds an unacceptable name: {member.name!r}")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with source, target.open("wb") as file:
        while block := source.read(BLOCK):
            digest.update(block)
            size += len(block)
            file.write(block)
    return Part(size, digest.hexdigest())


def _read_manifest(path: Path, folder: Path) -> Manifest:
    mend = _("Use a file made by “cartable backup”.")
    try:
        return Manifest.parse((folder / NAME).read_text())
    except (FileNotFoundError, ValueError) as error:
        fault = Fault("backup.manifest", _("This archive is not a whole backup of Cartable."), str(path), mend)
        raise InputRefused(fault) from error


def _difference(path: Path, name: str) -> Fault:
    mend = _("Use another backup; this one was damaged.")
    return Fault("backup.damaged", _("This part is not what the manifest says."), f"{path}: {name}", mend)


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read and hash."""
        block = self._file.read(size)
        self.digest.update(block)
        return block
