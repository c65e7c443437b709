"""Faults of the engine put on a field of the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cartable.kernel.problems import Fault, InputRefused


@contextmanager
def landing_on(field: str) -> Iterator[None]:
    """Whatever is refused inside is refused on ``field``."""
    try:
        yield
    except InputRefused as refusal:
        raise InputRefused([Fault(one.code, one.what, field, one.mend) for one in refusal.faults]) from None
