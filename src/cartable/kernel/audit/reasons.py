"""Who writes, and why: said once around the writes, kept with each of them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection
from django.utils.functional import Promise
from pghistory import config, runtime

Context = runtime.Context


@contextmanager
def because(*, actor: Any, reason: Any, **more: str) -> Iterator[None]:
    """Say who writes and why, for all the history recorded inside the block, in this thread.

    ``actor`` is an account, or the name of the process that acts ("import", "demo"). Works anywhere: page, job,
    script. A block inside another one has its own actor and reason, adds to the rest, and gives the outer ones back
    when it ends. Writes that go round Django's cursors (``COPY``) are recorded without reason.
    """
    given = {"actor": actor_text(actor), "reason": _text(reason), **more}
    outer: Context | None = getattr(runtime._tracker, "value", None)
    if outer is None:
        with _outermost(given):
            yield
        return
    # pghistory would change the outer block's reason, even for what was recorded before: give the inner one its own.
    runtime._tracker.value = Context(id=uuid.uuid4(), metadata={**outer.metadata, **given})
    try:
        yield
    finally:
        runtime._tracker.value = outer


def current_actor() -> str:
    """Who acts here, according to the innermost ``because``: an account's uuid, a process's name, or ""."""
    context: Context | None = getattr(runtime._tracker, "value", None)
    return str(context.metadata.get("actor", "")) if context is not None else ""


def recorded_reason() -> tuple[str, str]:
    """The innermost ``because`` as it is recorded: its id, and who and why in JSON.

    For a function of the database that sets them itself (``pghistory.context_id`` and ``pghistory.context_metadata``,
    for its transaction only) instead of being told by a statement before it: call it with ``SELECT``, before which
    nothing is said. Raises LookupError outside any ``because``.
    """
    context: Context | None = getattr(runtime._tracker, "value", None)
    if context is None:
        raise LookupError("say who writes and why first: with because(actor=…, reason=…)")
    return str(context.id), json.dumps(context.metadata, cls=config.json_encoder())


def actor_text(actor: Any) -> str | Promise:
    """An account's uuid (its key when it has none), else the text given, which may be lazy."""
    if isinstance(actor, Promise):
        return actor
    if hasattr(actor, "is_authenticated") and not actor.is_authenticated:
        return "anonymous"
    return str(getattr(actor, "uuid", None) or getattr(actor, "pk", None) or actor)


def _text(reason: Any) -> str | Promise:
    return reason if isinstance(reason, Promise) else str(reason)


@contextmanager
def _outermost(metadata: dict[str, Any]) -> Iterator[None]:
    with pghistory.context(**metadata):
        try:
            yield
        finally:
            _forget()


def _forget() -> None:
    """Inside a transaction that goes on, PostgreSQL would keep the reason for the writes that follow the block."""
    if not connection.in_atomic_block or connection.needs_rollback or connection.connection is None:
        return
    if connection.connection.info.transaction_status.name != "INTRANS":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
