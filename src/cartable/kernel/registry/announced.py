"""Functions that engines announce by their dotted names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from cartable.kernel.registry.engines import engines


def announced(kind: str) -> Iterator[Callable[..., Any]]:
    """The functions of every engine for ``home`` or ``search``, in the order of the settings.

    Raises ImportError or AttributeError naming what an engine announced and doesn't have.
    """
    for engine in engines():
        yield from map(_function, getattr(engine, kind))


def announced_for(page: str) -> Iterator[Callable[..., Any]]:
    """The functions that engines announce for another engine's page (``panels``), in the order of the settings."""
    for engine in engines():
        yield from map(_function, engine.panels.get(page, ()))


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
