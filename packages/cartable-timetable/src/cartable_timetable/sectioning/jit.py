"""Compiled functions of this folder, kept on disk and compiled anew when any file that holds some has changed.

A kernel calls helpers of other files, which numba's own cache doesn't watch: each entry's key carries a digest of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core.caching import FunctionCache

F = TypeVar("F", bound=Callable[..., Any])
_MARK = b"sectioning.jit import"


def _digest_sources() -> str:
    """Digest of every file of this folder that holds compiled code."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        source = path.read_bytes()
        if _MARK in source or path.stem in {"jit", "arrays"}:
            digest.update(source)
    return digest.hexdigest()[:16]


_DIGEST = _digest_sources()


class _FolderCache(FunctionCache):
    """Numba's on-disk cache, keyed by the state of the folder as well."""

    def _index_key(self, sig: Any, codegen: Any) -> tuple[Any, ...]:
        return (*super()._index_key(sig, codegen), _DIGEST)  # type: ignore[no-untyped-call]


def hot(function: F) -> F:
    """Compile ``function`` on its first call, free of the interpreter lock, and keep the machine code."""
    dispatcher: Any = numba.njit(nogil=True, error_model="numpy")(function)
    try:
        dispatcher._cache = _FolderCache(function)  # type: ignore[no-untyped-call]
    except (AttributeError, TypeError, RuntimeError):  # another numba, or no writable folder: nothing is kept
        return cast(F, dispatcher)
    return cast(F, dispatcher)
