"""Which models keep a history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Record each insert, update and delete of the decorated model in a table of its own (``<Model>Event``).

    What is recorded stays: the database refuses to change or delete a line of history, whoever asks (an erasure that
    the law orders says so, with ``pgtrigger.ignore``).
    """
    return pghistory.track(  # type: ignore[no-any-return]
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=exclude, append_only=True
    )
