"""Jobs to try things with; the tests' worker processes import them too."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from cartable.kernel.files import StoredFile
from cartable.kernel.jobs import JobContext, job
from cartable.kernel.problems import Fault, InputRefused

PARTS = 8


@job("trial.add")
def add(ctx: JobContext, *, a: int, b: int) -> dict[str, int]:
    """Answers at once."""
    ctx.progress(0.5, "half", seen=a)
    ctx.log("adding")
    return {"sum": a + b}


@job("trial.fail")
def fail(ctx: JobContext) -> None:
    """Writes, then breaks."""
    StoredFile.objects.create(name="half done", media_type="x", size=0, sha256="0", stored_at=datetime.now(UTC))
    ctx.progress(0.25, "a quarter")
    raise RuntimeError("no luck")


@job("trial.refuse")
def refuse(ctx: JobContext) -> None:
    """Fails with something that its reader can mend."""
    raise InputRefused(Fault("trial.bad", "The file is empty.", where="people.csv", mend="Export it again.", line=1))


@job("trial.until_stopped")
def until_stopped(ctx: JobContext, *, reached: str = "") -> dict[str, bool]:
    """Goes on until told to stop, or until the worker goes."""
    while not ctx.is_stop_requested():
        ctx.progress(None, "still here")
        if reached:
            Path(reached).touch()
        time.sleep(0.02)
    return {"kept": True}


@job("trial.parts")
def parts(ctx: JobContext, *, name: str, reached: str, stuck_at: int) -> None:
    """Makes ``PARTS`` rows one by one, each in its transaction, skipping those that are there: an idempotent handler.

    The first attempt hangs for ever in the middle of part ``stuck_at``, with a transaction open.
    """
    for number in range(PARTS):
        ctx.progress(number / PARTS, f"part {number}")
        ctx.point("parts", number, number * number)
        with transaction.atomic():
            if StoredFile.objects.filter(name=f"{name} {number}").exists():
                continue
            StoredFile.objects.create(
                name=f"{name} {number}",
                media_type=str(ctx.job.attempt),
                size=0,
                sha256="0",
                stored_at=datetime.now(UTC),
            )
            if ctx.job.attempt == 1 and number == stuck_at:
                Path(reached).touch()
                time.sleep(3600)
    ctx.log("all parts are there")
