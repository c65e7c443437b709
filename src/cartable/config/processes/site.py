"""A running installation: its database, its web server, its worker, watched until told to stop."""

from __future__ import annotations

import json
import os
import queue
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from cartable.config.cli.language import gettext
from cartable.config.processes.child import Child
from cartable.config.processes.database import lease_database
from cartable.config.starting.progress import Progress
from cartable.config.starting.server import StartingServer
from cartable.kernel.postgres import DatabaseUnavailable, Lease

GRACE_SECONDS = 20
TOO_MANY_FAILURES = 5
Tell = Callable[..., None]


class SiteFailed(Exception):
    """The site can't start; ``what`` and ``mend`` for people."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


class Site:
    """Starts and watches the processes. ``tell(event, **facts)`` hears what happens."""

    def __init__(self, listener: socket.socket, progress: Progress, *, worker: bool, tell: Tell) -> None:
        self._listener = listener
        self._progress = progress
        self._with_worker = worker
        self._tell = tell
        self._stop = threading.Event()
        self._lease: Lease | None = None
        self._children: list[Child] = []

    def run(self, starting: StartingServer, *, demo: dict[str, Any] | None = None) -> None:
        """Until SIGINT or SIGTERM. Raises DatabaseUnavailable or SiteFailed when it can't start."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked_to_stop)
        try:
            self._start(starting, demo)
            self._watch()
        except DatabaseUnavailable as error:
            self._progress.fail(*error.told(gettext))
            raise
        except SiteFailed as error:
            self._progress.fail(error.what, error.mend)
            raise
        finally:
            starting.stop()
            self._end()

    def _asked_to_stop(self, *_: object) -> None:
        if self._stop.is_set():
            raise KeyboardInterrupt
        self._stop.set()

    def _start(self, starting: StartingServer, demo: dict[str, Any] | None) -> None:
        self._progress.update("database", "now")
        self._lease = lease_database()
        self._progress.update("database", "done")
        self._tell("database", source=self._lease.connection.source, version=self._lease.connection.server_version)
        self._prepare(demo)
        self._progress.update("web", "now")
        self._start_web()
        starting.stop()
        if self._with_worker and not self._stop.is_set():
            worker = Child("worker", "cartable.config.processes.worker")
            worker.start()
            self._children.append(worker)
        if not self._stop.is_set():
            self._tell("ready")

    def _prepare(self, demo: dict[str, Any] | None) -> None:
        arguments = [json.dumps(demo)] if demo is not None else []
        child = Child("prepare", "cartable.config.processes.prepare", *arguments)
        process = child.start(stdout=subprocess.PIPE)
        self._children.append(child)
        failure: dict[str, Any] = {}
        for line in self._lines(process):
            told = self._heard(line)
            if told.get("state") == "failed":
                failure = told
        if self._stop.is_set():
            return
        code = process.wait()
        self._children.remove(child)
        if code:
            raise SiteFailed(failure.get("what") or f"prepare: {code}", failure.get("mend", ""))

    def _lines(self, process: subprocess.Popen[str]) -> Iterator[str]:
        """The child's lines, until it ends or we are told to stop."""
        heard: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_forward, args=(process, heard), daemon=True, name="prepare").start()
        while not self._stop.is_set():
            try:
                line = heard.get(timeout=0.2)
            except queue.Empty:
                continue
            if not line:
                return
            yield line

    def _heard(self, line: str) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(line)
        except ValueError:
            sys.stderr.write(line)
            return {}
        if told.get("step"):
            fraction, message = told.get("fraction"), told.get("message", "")
            self._progress.update(told["step"], told["state"], fraction=fraction, message=message)
            self._tell("step", **told)
        return told

    def _start_web(self) -> None:
        """Start the web server and wait until it answers."""
        read, write = os.pipe()
        numbers = (self._listener.fileno(), write)
        web = Child("web", "cartable.config.processes.web", *map(str, numbers), pass_fds=numbers)
        self._children.append(web)
        process = web.start()
        try:
            while not self._stop.is_set() and not select.select([read], [], [], 0.2)[0]:
                if process.poll() is not None:
                    raise SiteFailed(f"web: {process.returncode}")
        finally:
            # The writing end stays open: the web server is given it again when it has to be restarted.
            os.close(read)

    def _watch(self) -> None:
        while not self._stop.wait(0.5):
            self._watch_database()
            for child in self._children:
                code = child.keep()
                if code is None:
                    continue
                self._tell("restart", process=child.name, code=code)
                if child.failures >= TOO_MANY_FAILURES:
                    raise SiteFailed(f"{child.name}: {code}")

    def _watch_database(self) -> None:
        try:
            if self._lease is not None and self._lease.revive():
                self._tell("revived")
        except DatabaseUnavailable as error:
            what, mend = error.told(gettext)
            self._tell("unavailable", what=what, mend=mend)
            self._stop.wait(5)

    def _end(self) -> None:
        self._tell("stopping")
        until = time.monotonic() + GRACE_SECONDS
        for child in self._children:
            child.ask_to_stop()
        for child in self._children:
            child.finish(until)
        self._listener.close()
        if self._lease is not None:
            self._lease.release()
        self._tell("stopped")


def _forward(process: subprocess.Popen[str], heard: queue.Queue[str]) -> None:
    for line in process.stdout or ():
        heard.put(line)
    heard.put("")
