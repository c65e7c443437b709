"""Passwords that were stolen elsewhere, looked up in a file on this computer: nothing is asked of anybody.

The file is the one that the well-known service publishes, "SHA-1 ordered by hash": a line for each, forty hexadecimal
figures in capitals, then a colon and how often it was seen; or the forty figures alone. It is read by halving, about
thirty short reads in a file of tens of gigabytes.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

DIGEST = 40
MOST_LINE = 80


class BreachedFile:
    """A sorted file of hashes. Raises ValueError when its first line is no hash, OSError when it can't be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            first = file.readline(MOST_LINE)
        if len(first) < DIGEST or set(first[:DIGEST]) - set(b"0123456789ABCDEFabcdef"):
            raise ValueError(f"{path}: each line must begin with a SHA-1 in hexadecimal, sorted")

    def holds(self, password: str) -> bool:
        """Whether the password is in the file."""
        wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        with self.path.open("rb", buffering=0) as file:
            low, high = 0, os.fstat(file.fileno()).st_size
            while low < high:
                middle = (low + high) // 2
                start, line = _line_at(file, middle)
                found = line[:DIGEST].upper()
                if not line or start >= high or found > wanted:
                    high = middle
                elif found == wanted:
                    return True
                else:
                    low = start + len(line)
        return False


def _line_at(file: object, offset: int) -> tuple[int, bytes]:
    """The first whole line that begins at ``offset`` or after it: where, and its bytes with the end of line."""
    begin = max(offset - 1, 0)
    file.seek(begin)  # type: ignore[attr-defined]
    block: bytes = file.read(2 * MOST_LINE)  # type: ignore[attr-defined]
    if offset:
        end = block.find(b"\n")
        if end < 0:
            return begin + len(block), b""
        begin, block = begin + end + 1, block[end + 1 :]
    end = block.find(b"\n")
    return begin, block if end < 0 else block[: end + 1]


@lru_cache(maxsize=4)
def breached_file(path: str) -> BreachedFile | None:
    """The file of the settings, opened once; None when none is set."""
    return BreachedFile(Path(path)) if path else None
