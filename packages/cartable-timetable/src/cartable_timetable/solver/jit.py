"""The one door to numba: a typed decorator, and a cache that notices when any file with kernels has changed.

Numba's own cache looks only at the file that holds the compiled function. A kernel calls helpers of other files, so an
upgrade could run a stale helper; the key of every cached entry therefore carries a fingerprint of them all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core.caching import FunctionCache

F = TypeVar("F", bound=Callable[..., Any])
_SHARED = ("jit", "arrays", "rules", "relations")


def _fingerprint() -> str:
    """Digest of every source file of the solver that holds compiled code, and of the codes they share."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        source = path.read_bytes()
        if b"solver.jit import" in source or path.stem in _SHARED:
            digest.update(source)
    return digest.hexdigest()[:16]


_FINGERPRINT = _fingerprint()


class _FolderCache(FunctionCache):
    """Numba's on-disk cache, keyed by the state of the folder as well."""

    def _index_key(self, sig: Any, codegen: Any) -> tuple[Any, ...]:
        return (*super()._index_key(sig, codegen), _FINGERPRINT)  # type: ignore[no-untyped-call]


def hot(function: F) -> F:
    """Compile ``function`` on first call, release the interpreter lock in it, and cache the machine code.

    Kernels never make arrays, so they do without numba's counting of references (``_nrt``): with it, each array passed
    from one kernel to another costs as much as the work of a small one.
    """
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}
    dispatcher: Any = numba.njit(**options)(function)
    try:
        dispatcher._cache = _FolderCache(function)  # type: ignore[no-untyped-call]
    except (AttributeError, TypeError, RuntimeError):  # another numba: without the fingerprint, or no writable folder
        return cast(F, dispatcher)
    return cast(F, dispatcher)
