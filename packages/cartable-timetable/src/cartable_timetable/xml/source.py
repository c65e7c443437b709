"""Bytes of a source, decompressed as they come, never more than the limits allow."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cartable_timetable.faults import Fault, ProblemFileError
from cartable_timetable.xml.limits import CHUNK_BYTES, MAX_BYTES, MAX_RATIO, RATIO_FREE_BYTES

Source = str | Path | BinaryIO | bytes
"""A path, an open binary file, or the bytes themselves; plain XML or gzip."""

GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = zlib.MAX_WBITS | 16


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Opens the source for reading; a file given open stays open. Raises ProblemFileError if it cannot be opened."""
    if isinstance(source, bytes):
        yield BytesIO(source)
    elif isinstance(source, str | Path):
        with _open_path(Path(source)) as file:
            yield file
    else:
        yield source


def _open_path(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise _refused("file_missing", name=str(path), reason=error.strerror or str(error)) from error


def iterate_xml(file: BinaryIO) -> Iterator[bytes]:
    """The XML in chunks, decompressed when the file starts like gzip.

    Raises ProblemFileError (``file_empty``, ``file_too_large``, ``file_too_compressed``, ``gzip_damaged``,
    ``gzip_truncated``).
    """
    first = file.read(CHUNK_BYTES)
    if not first:
        raise _refused("file_empty")
    chunks = _iterate_raw(file, first)
    if first.startswith(GZIP_MAGIC):
        chunks = _iterate_gzip(chunks)
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > MAX_BYTES:
            raise _refused("file_too_large", limit=MAX_BYTES)
        yield chunk


def _iterate_raw(file: BinaryIO, first: bytes) -> Iterator[bytes]:
    chunk = first
    while chunk:
        yield chunk
        chunk = file.read(CHUNK_BYTES)


def _iterate_gzip(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Decompresses one or several gzip members; bytes after the last that are no member are refused."""
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    taken = given = 0
    for chunk in chunks:
        taken += len(chunk)
        pending = chunk
        while pending:
            if inflater.eof:
                inflater = zlib.decompressobj(_GZIP_WINDOW)
            try:
                plain = inflater.decompress(pending, CHUNK_BYTES)
            except zlib.error as error:
                raise _refused("gzip_damaged", reason=str(error)) from error
            given += len(plain)
            if given > RATIO_FREE_BYTES and given > MAX_RATIO * taken:
                raise _refused("file_too_compressed", ratio=MAX_RATIO)
            yield plain
            pending = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if not inflater.eof:
        raise _refused("gzip_truncated")


def _refused(code: str, **params: str | int) -> ProblemFileError:
    return ProblemFileError([Fault(code, "file", None, params)])
