"""Where a command writes."""

from __future__ import annotations

from pathlib import Path


def is_writable(path: Path) -> bool:
    """Asked before the search: an hour of computing must not be lost to a wrong folder."""
    try:
        if path.exists():
            with path.open("ab"):
                return True
        with path.open("xb"):
            pass
        path.unlink()
    except OSError:
        return False
    return True
