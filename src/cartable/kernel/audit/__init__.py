"""History of every change: who, when, before, after, why; kept by database triggers, so bulk writes and SQL are caught too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Record each insert, update and delete of the decorated model in a table of its own (``<Model>Event``)."""
    return pghistory.track(  # type: ignore[no-any-return]
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=exclude
    )


def because(*, actor: Any, reason: str, **more: str) -> AbstractContextManager[Any]:
    """Say who writes and why, for all the history recorded inside the block.

    ``actor`` is an account, or the name of the process that acts ("import", "demo").
    """
    who = str(getattr(actor, "uuid", actor))
    return pghistory.context(actor=who, reason=reason, **more)  # type: ignore[no-any-return]
