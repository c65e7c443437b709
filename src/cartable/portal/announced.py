"""Functions that engines announce by their dotted names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from cartable.kernel.registry import engines


def announced(kind: str) -> Iterator[Callable[..., Any]]:
    """The functions of every engine for ``home`` or ``search``, in the order of the settings.

    Raises ImportError or AttributeError naming what an engine announced and doesn't have.
    """
    for engine in engines():
        for name in getattr(engine, kind):
            module, _, function = name.rpartition(".")
            yield getattr(import_module(module), function)
