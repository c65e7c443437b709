"""Files: kept on the disk under their hash, described in a table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cartable.kernel.files.models import StoredFile
    from cartable.kernel.files.orphans import delete_orphans
    from cartable.kernel.files.problems import FileMissing, FileTooLarge, StorageFull
    from cartable.kernel.files.storing import open_stored, store

__all__ = ["FileMissing", "FileTooLarge", "StorageFull", "StoredFile", "delete_orphans", "open_stored", "store"]

# Django imports this package before its models may be: what needs them is fetched at first use.
_HOMES = {
    "StoredFile": "models",
    "delete_orphans": "orphans",
    "FileMissing": "problems",
    "FileTooLarge": "problems",
    "StorageFull": "problems",
    "open_stored": "storing",
    "store": "storing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
