"""The data folder of a server: made once, checked each time, tuned for a small computer."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from cartable.kernel.postgres.binaries import Binaries
from cartable.kernel.postgres.connection import DATABASE, ROLE
from cartable.kernel.postgres.problems import DatabaseUnavailable
from cartable.kernel.postgres.runner import Runner

SUPERUSER = "postgres"
BUILTIN_LOCALE_MAJOR = 17

# Two cores and a few gigabytes. No parallel plans: they need /dev/shm, which containers keep tiny.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "jit": "off",
    "min_wal_size": "80MB",
    "max_wal_size": "1GB",
    "checkpoint_completion_target": "0.9",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] ",
}


def cluster_major(cluster: Path) -> int | None:
    """Which PostgreSQL made this folder; None when there is no cluster in it."""
    try:
        return int((cluster / "PG_VERSION").read_text().strip())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (PermissionError, ValueError) as error:
        raise DatabaseUnavailable(
            "The database folder %(path)s can't be read: %(reason)s.",
            "Give it back to the account that runs Cartable, or restore a backup into a new data folder.",
            path=cluster,
            reason=error,
        ) from error


def make_cluster(cluster: Path, binaries: Binaries, runner: Runner) -> None:
    """Make role, database and folder beside their place, then move them in: a killed start leaves nothing half made."""
    making = cluster.with_name(cluster.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    if runner.owner:
        os.chown(making, *runner.owner)
    try:
        runner.run([binaries.path("initdb"), "-D", str(making), *_initdb_options(binaries)])
        with (making / "postgresql.conf").open("a") as file:
            file.write("\ninclude_if_exists = 'cartable.conf'\n")
        runner.run([binaries.path("postgres"), "--single", "-D", str(making), "postgres"], given=_first_commands())
    except subprocess.CalledProcessError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise explained(cluster, error.stderr) from error
    making.rename(cluster)


def _initdb_options(binaries: Binaries) -> list[str]:
    locale = ["--locale=C.UTF-8"]
    if binaries.major >= BUILTIN_LOCALE_MAJOR:
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    # Whoever reaches the socket is trusted; its folder lets in one account only.
    return ["--username", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-instructions", *locale]


def _first_commands() -> str:
    return f"CREATE ROLE {ROLE} LOGIN CREATEDB;\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n"


def write_settings(cluster: Path, socket_dir: Path, more: Mapping[str, str], runner: Runner) -> None:
    """Write ``cartable.conf``, read by the server at its next start."""
    settings = {**SETTINGS, "unix_socket_directories": str(socket_dir), "unix_socket_permissions": "0700", **more}
    path = cluster / "cartable.conf"
    path.write_text(
        "# Written by Cartable at each start: changes here are lost; use postgresql.conf.\n"
        + "".join(f"{name} = '{_quoted(value)}'\n" for name, value in settings.items())
    )
    if runner.owner:
        os.chown(path, *runner.owner)


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")


def explained(cluster: Path, log: str) -> DatabaseUnavailable:
    """The known failures of ``initdb`` and of a start, each with its remedy; else the server's own last words."""
    if "No space left on device" in log or "Disk quota exceeded" in log:
        return DatabaseUnavailable(
            "The disk that holds %(path)s is full.",
            "Free some space (500 MB at least), then start again.",
            path=cluster,
        )
    if "could not create shared memory segment" in log or "could not map anonymous shared memory" in log:
        return DatabaseUnavailable(
            "PostgreSQL got no shared memory from the system.", "Free some memory, or give the container more."
        )
    if "Permission denied" in log or "Operation not permitted" in log:
        return DatabaseUnavailable(
            "The database folder %(path)s can't be written: %(reason)s",
            "Give it to the account that runs Cartable (chown -R), or choose another folder with CARTABLE_DATA.",
            path=cluster,
            reason=_last_words(log),
        )
    return DatabaseUnavailable(
        "PostgreSQL did not start: %(reason)s",
        "Its log is %(path)s.",
        reason=_last_words(log),
        path=cluster.with_name("postgres.log"),
    )


def _last_words(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "error:" in line or "PANIC" in line]
    return (telling or lines or ["no message"])[-1]
