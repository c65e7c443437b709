"""A process that is kept running, and stopped politely."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence

from cartable.config.processes.lifeline import VARIABLE

LONGEST_PAUSE = 30.0
SETTLED_SECONDS = 30.0


class Child:
    """Runs ``python -m module …`` in a session of its own, so that Ctrl-C reaches only its parent."""

    def __init__(self, name: str, module: str, *arguments: str, pass_fds: Sequence[int] = ()) -> None:
        self.name = name
        self._command = [sys.executable, "-m", module, *arguments]
        self._pass_fds = tuple(pass_fds)
        self._process: subprocess.Popen[str] | None = None
        self._lifeline = -1
        self._started = 0.0
        self._pause = 1.0
        self.failures = 0

    def start(self, *, stdout: int | None = None) -> subprocess.Popen[str]:
        """Start it now."""
        ours, theirs = os.pipe()[::-1]
        environment = os.environ | {VARIABLE: str(theirs)}
        self._process = subprocess.Popen(
            self._command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            pass_fds=(*self._pass_fds, theirs),
            start_new_session=True,
            text=True,
        )
        os.close(theirs)
        self._lifeline = ours
        self._started = time.monotonic()
        return self._process

    @property
    def pid(self) -> int | None:
        """Its number while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def keep(self) -> int | None:
        """Start it again if it ended, after a pause that grows while it keeps failing.

        Gives the exit code of an end seen for the first time, else None.
        """
        if self._process is None:
            if time.monotonic() - self._started >= self._pause:
                self.start()
            return None
        code = self._process.poll()
        if code is None:
            return None
        settled = time.monotonic() - self._started > SETTLED_SECONDS
        self.failures = 1 if settled else self.failures + 1
        self._pause = 1.0 if settled else min(self._pause * 2, LONGEST_PAUSE)
        self._forget()
        self._started = time.monotonic()
        return code

    def ask_to_stop(self) -> None:
        """SIGTERM; harmless when it doesn't run."""
        if self.pid and self._process:
            self._process.terminate()

    def finish(self, until: float) -> None:
        """Wait for its end until ``until`` (of the monotonic clock), then kill it."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._forget()

    def _forget(self) -> None:
        if self._lifeline >= 0:
            os.close(self._lifeline)
        self._lifeline = -1
        self._process = None
