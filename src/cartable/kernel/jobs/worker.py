"""The process that does the jobs and delivers the events."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate import App
from procrastinate.contrib.django import DjangoApp, app
from procrastinate.contrib.django.django_connector import DjangoConnector

from cartable.kernel.jobs.handlers import UPKEEP_QUEUE, WORK_QUEUE
from cartable.kernel.jobs.leaving import Leaving
from cartable.kernel.jobs.recovery import recover_lost_jobs
from cartable.kernel.outbox import deliver_pending

UPKEEP_CONCURRENCY = 2
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerTimes:
    """In seconds. A worker silent for ``lost_after`` is dead to the others: keep it several ``heartbeat`` long."""

    heartbeat: float = 10
    lost_after: float = 30
    sweep: float = 10
    grace: float = 10


USUAL_TIMES = WorkerTimes()


def run_worker(
    *, concurrency: int = 1, drain: bool = False, times: WorkerTimes = USUAL_TIMES, signals: bool = True
) -> None:
    """Do jobs until told to go: ``concurrency`` long ones at once, with short ones and events in slots of their own.

    SIGTERM or SIGINT: take no more; jobs that end within ``times.grace`` end; the others, as soon as they report
    progress, go back to the queue for another worker. A second signal ends the grace. ``drain``: return when nothing
    waits any more. ``signals``: False when not in the main thread. Raises ValueError when ``concurrency`` < 1.
    """
    if concurrency < 1:
        raise ValueError(f"a worker does at least one job at a time, not {concurrency}")
    asyncio.run(_Worker(concurrency, times).run(drain=drain, signals=signals))


class _Worker:
    def __init__(self, concurrency: int, times: WorkerTimes) -> None:
        self._concurrency = concurrency
        self._times = times
        self._leaving = Leaving()
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self, *, drain: bool, signals: bool) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(self._concurrency + UPKEEP_CONCURRENCY + 2))
        if signals:
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, self._leave)
        served = served_app()
        async with served.open_async():
            if drain:
                await self._sweep_once()
            self._tasks = [
                asyncio.create_task(self._serve(served, WORK_QUEUE, self._concurrency, drain)),
                asyncio.create_task(self._serve(served, UPKEEP_QUEUE, UPKEEP_CONCURRENCY, drain)),
            ]
            if not drain:
                self._tasks.append(asyncio.create_task(self._sweep()))
            await self._wait()

    async def _wait(self) -> None:
        """Until all have ended; if one falls, the process goes, so that its supervisor starts a sound one."""
        done, pending = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
        if pending:
            self._leave()
            await asyncio.wait(pending)
        for task in done:
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error

    def _leave(self) -> None:
        if self._leaving.is_asked:
            self._leaving.ask(0)
            return
        log.info("worker: leaving")
        self._leaving.ask(self._times.grace)
        for task in self._tasks:
            task.cancel()  # procrastinate then stops fetching and waits for what runs

    async def _serve(self, served: App, queue: str, concurrency: int, drain: bool) -> None:
        with suppress(asyncio.CancelledError):
            await served.run_worker_async(
                queues=[queue],
                name=queue,
                concurrency=concurrency,
                wait=not drain,
                install_signal_handlers=False,
                delete_jobs="successful",
                additional_context={"leaving": self._leaving},
                update_heartbeat_interval=self._times.heartbeat,
                stalled_worker_timeout=self._times.lost_after,
            )

    async def _sweep(self) -> None:
        with suppress(asyncio.CancelledError):
            while True:
                await self._sweep_once()
                await asyncio.sleep(self._times.sweep)

    async def _sweep_once(self) -> None:
        try:
            await sync_to_async(self._upkeep, thread_sensitive=False)()
        except Exception:
            log.exception("worker: the sweep failed, and is tried again later")

    def _upkeep(self) -> None:
        try:
            for number in recover_lost_jobs(self._times.lost_after):
                log.warning("worker: queue number %d was left by a lost worker and waits again", number)
            deliver_pending()
        finally:
            connections.close_all()


def leave_no_connection(call_next: Callable[[], Any], context: object, worker: object) -> Any:
    """Close the thread's connection after each task: the threads live as long as the worker, and end unseen."""
    try:
        return call_next()
    finally:
        connections.close_all()


def served_app() -> App:
    """The queue as the worker needs it: a connection pool of its own for fetching and heartbeats.

    The tasks stay bound to the Django app: what a handler enqueues belongs to the handler's own transaction.
    """
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    served = DjangoApp(
        connector=connector,
        import_paths=app.import_paths,
        worker_defaults={"task_middleware": [leave_no_connection]},
    )
    served.tasks = app.tasks
    served.periodic_registry = app.periodic_registry
    return served
