"""Writing files to the disk and reading them back."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.files.models import StoredFile
from cartable.kernel.files.problems import FileMissing, FileTooLarge, StorageFull

CHUNK = 1 << 20
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Readable(Protocol):
    """An open file, an upload of Django, a response: anything read by pieces of bytes."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, b"" at the end."""


def store(
    file: Readable | bytes, name: str, media_type: str, *, max_size: int | None = None, clock: Clock = system_clock
) -> StoredFile:
    """Keep a file and describe it; ``name`` is shown to people, never used as a path. ``max_size`` in bytes.

    The bytes are safely on the disk before the row exists. Raises StorageFull, FileTooLarge: neither row nor bytes are
    left then. If the transaction is rolled back afterwards, ``delete_orphans`` removes the bytes.
    """
    name = clean_name(name)
    digest, size = _write(file, name, max_size)
    return StoredFile.objects.create(
        name=name, media_type=media_type[:150], size=size, sha256=digest, stored_at=clock()
    )


def open_stored(stored: StoredFile) -> BinaryIO:
    """The content, to read. Raises FileMissing when the disk hasn't it or holds another length."""
    try:
        file = path_of(stored.sha256).open("rb")
    except FileNotFoundError:
        raise FileMissing(stored.name) from None
    if os.fstat(file.fileno()).st_size != stored.size:
        file.close()
        raise FileMissing(stored.name)
    return file


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash are."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:4] / sha256


def clean_name(name: str) -> str:
    """The last part of a name, without control characters, short enough; "file" when nothing is left."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    stem, dot, suffix = shown.rpartition(".")
    if len(shown) > 255 and dot and len(suffix) <= 20:
        return f"{stem[: 254 - len(suffix)]}.{suffix}"
    return shown[:255] or "file"


def _write(file: Readable | bytes, name: str, max_size: int | None) -> tuple[str, int]:
    """Write apart, then move under the hash: a reader never sees half a file."""
    incoming = Path(settings.MEDIA_ROOT) / "incoming"
    written: Path | None = None
    try:
        incoming.mkdir(parents=True, exist_ok=True)
        handle, place = tempfile.mkstemp(dir=incoming)
        written = Path(place)
        with os.fdopen(handle, "wb") as target:
            digest, size = _copy(file, target, name, max_size)
        path_of(digest).parent.mkdir(parents=True, exist_ok=True)
        written.replace(path_of(digest))
    except OSError as error:
        if error.errno in FULL:
            raise StorageFull(name) from error
        raise
    finally:
        if written is not None:
            written.unlink(missing_ok=True)
    return digest, size


def _copy(file: Readable | bytes, target: BinaryIO, name: str, max_size: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(file):
        size += len(piece)
        if max_size is not None and size > max_size:
            raise FileTooLarge(name, max_size)
        digest.update(piece)
        target.write(piece)
    target.flush()
    os.fsync(target.fileno())  # a disk may say that it is full only now
    return digest.hexdigest(), size


def _pieces(file: Readable | bytes) -> Iterator[bytes]:
    if isinstance(file, bytes):
        yield file
        return
    while piece := file.read(CHUNK):
        yield piece
