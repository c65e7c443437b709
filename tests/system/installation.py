"""A data folder of its own and the commands run on it, as a user would."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psycopg

from cartable.kernel.postgres import ensure_running
from cartable.kernel.postgres.server import Server

PATIENCE_SECONDS = 240
COMMAND = [sys.executable, "-m", "cartable.config.cli"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page said."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder."""

    data: Path

    def environment(self, **more: str) -> dict[str, str]:
        """The surroundings of a command: this folder, English, nothing of the tests'."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CARTABLE_", "DJANGO_", "DATABASE_", "LC_", "LANG"))
        }
        return kept | {"CARTABLE_DATA": str(self.data), "CARTABLE_PLAIN_STATIC": "1", "LANG": "C.UTF-8"} | more

    def run(self, *arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, with ``given`` on its standard input."""
        environment = self.environment(**more)
        return subprocess.run(
            [*COMMAND, *arguments],
            env=environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def json(self, *arguments: str, **more: str) -> dict[str, Any]:
        """Run a command with ``--json`` and read what it says."""
        told: dict[str, Any] = json.loads(self.run("--json", *arguments, **more).stdout)
        return told

    def contents(self) -> dict[str, str]:
        """A fingerprint of each table, and of each stored file."""
        found = {}
        with ensure_running(self.data) as lease, psycopg.connect(lease.connection.url) as connection:
            names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            for (name,) in names:
                # Workers sign in and out in their own table, and the cache isn't content.
                if name not in ("procrastinate_workers", "kernel_cache"):
                    query = f"SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM \"{name}\" t"  # noqa: S608
                    row = connection.execute(query).fetchone()  # type: ignore[arg-type]
                    found[name] = row[0] if row else ""
        for path in sorted((self.data / "files").rglob("*")):
            if path.is_file():
                found[str(path.relative_to(self.data))] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def server_pid(self) -> int | None:
        """The number of the database's process."""
        return Server.of(self.data).pid()


class Serving:
    """``cartable serve`` under way."""

    def __init__(self, installation: Installation, process: subprocess.Popen[str]) -> None:
        self.installation = installation
        self.process = process
        self.events: list[dict[str, Any]] = []
        self.address = str(self.wait_for("listening")["address"])

    def wait_for(self, event: str) -> dict[str, Any]:
        """The next event of this name. Raises AssertionError when the command ends before."""
        stream = self.process.stdout
        assert stream is not None
        for line in stream:
            told: dict[str, Any] = json.loads(line)
            self.events.append(told)
            if told.get("event") == event:
                return told
        raise AssertionError(f"ended before {event!r}: {self.events}")

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        request = Request(self.address.rstrip("/") + path, headers=headers)
        try:
            with urlopen(request, timeout=30) as answer:
                return Answer(answer.status, answer.read().decode(), dict(answer.headers))
        except HTTPError as error:
            return Answer(error.code, error.read().decode(), dict(error.headers))

    def get_until(self, path: str, status: int) -> Answer:
        """Ask again until the page has this status."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = self.get(path)
            if answer.status == status:
                return answer
            assert time.monotonic() < until, f"{path} stays {answer.status}: {answer.text[:300]}"
            time.sleep(0.1)

    def stop(self) -> int:
        """Ctrl-C; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)
        return self.process.returncode


@contextmanager
def serving(installation: Installation, *arguments: str, **more: str) -> Iterator[Serving]:
    """Serve on a free port."""
    process = subprocess.Popen(
        [*COMMAND, "--json", *(arguments or ("serve",))],
        env=installation.environment(**more),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Serving(installation, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
