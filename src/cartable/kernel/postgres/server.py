"""Starting, finding and stopping the server of one data folder."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cartable.kernel.postgres.binaries import Binaries, get_binaries
from cartable.kernel.postgres.cluster import cluster_major, explained, make_cluster, write_settings
from cartable.kernel.postgres.connection import Connection
from cartable.kernel.postgres.problems import DatabaseUnavailable
from cartable.kernel.postgres.runner import Runner, get_runner
from cartable.kernel.postgres.sockets import make_socket_dir, socket_dir

START_SECONDS = 60
LOG_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Server:
    """The server of one data folder, running or not."""

    data_dir: Path
    binaries: Binaries
    runner: Runner

    @classmethod
    def of(cls, data_dir: Path) -> Server:
        """Choose the programs that fit the folder. Raises DatabaseUnavailable."""
        cluster = data_dir / "postgres"
        binaries = get_binaries(major=cluster_major(cluster))
        return cls(data_dir, binaries, get_runner(binaries.path("postgres"), cluster))

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own folder."""
        return self.data_dir / "postgres"

    @property
    def log(self) -> Path:
        """What the server writes."""
        return self.data_dir / "postgres.log"

    @property
    def connection(self) -> Connection:
        """How to reach it once it runs."""
        where = str(socket_dir(self.data_dir))
        return Connection.by_socket(where, source=self.binaries.source, server_version=self.binaries.version)

    def pid(self) -> int | None:
        """The running server's process, or None; a number left by a killed server, or since given to
        another program, counts for nothing."""
        try:
            pid = int((self.cluster / "postmaster.pid").read_text().splitlines()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        return pid if _works_in(pid, self.cluster) else None

    def start(self, settings: Mapping[str, str]) -> None:
        """Start it, making its folder first if need be. Raises DatabaseUnavailable."""
        if cluster_major(self.cluster) is None:
            if self.cluster.exists():
                raise DatabaseUnavailable(
                    "%(path)s is not a database folder.",
                    "Move it away; Cartable will make a new one.",
                    path=self.cluster,
                )
            make_cluster(self.cluster, self.binaries, self.runner)
        make_socket_dir(socket_dir(self.data_dir), owner=self.runner.owner)
        write_settings(self.cluster, socket_dir(self.data_dir), settings, self.runner)
        self._forget_killed()
        self._prepare_log()
        self._start_patiently()

    def stop(self) -> None:
        """Stop it, ending its connections; it is down when this returns."""
        if self.pid() is None:
            return
        command = [self.binaries.path("pg_ctl"), "-D", str(self.cluster), "-m", "fast", "-w", "-t", "60", "stop"]
        try:
            self.runner.run(command)
        except subprocess.CalledProcessError:
            if self.pid() is not None:
                self.runner.run([*command[:4], "immediate", *command[5:]])
        _remove_empty(socket_dir(self.data_dir))

    def _forget_killed(self) -> None:
        """Remove the marks of a server that was killed: pid() found nobody behind them, but PostgreSQL can be
        misled by a zombie, or by another program that has the number now."""
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)
        for mark in socket_dir(self.data_dir).glob(".s.PGSQL.*"):
            mark.unlink()

    def _prepare_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)
        if self.runner.owner:
            os.chown(self.log, *self.runner.owner)

    def _start_patiently(self) -> None:
        """Wait for the children of a killed server to leave: they hold its memory for a moment."""
        until = time.monotonic() + START_SECONDS
        while True:
            before = self.log.stat().st_size
            try:
                return self._start_once()
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
                told = self._log_since(before)
                if "pre-existing shared memory block" not in told or time.monotonic() > until:
                    raise explained(self.cluster, told or str(error)) from error
            time.sleep(0.3)

    def _start_once(self) -> None:
        ctl = [self.binaries.path("pg_ctl"), "-D", str(self.cluster), "-l", str(self.log)]
        self.runner.run([*ctl, "-w", "-t", str(START_SECONDS), "start"], timeout=START_SECONDS + 10)

    def _log_since(self, position: int) -> str:
        with self.log.open("rb") as file:
            file.seek(position)
            return file.read().decode(errors="replace")


def _works_in(pid: int, cluster: Path) -> bool:
    """Whether ``pid`` is a server of ``cluster``: PostgreSQL's working folder is its data folder."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == cluster.resolve()
    except FileNotFoundError:
        return not Path("/proc/self").exists() and _answers(pid)
    except OSError:
        return False


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
