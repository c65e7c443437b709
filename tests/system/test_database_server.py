"""The server of a data folder: made, shared, stopped, revived, and its troubles told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cartable.kernel.postgres import Connection, DatabaseUnavailable, ensure_running, socket_dir
from cartable.kernel.postgres.binaries import list_binaries
from cartable.kernel.postgres.cluster import explained
from cartable.kernel.postgres.server import Server

LIGHT = {"shared_buffers": "16MB", "fsync": "off"}
HOLD = """
import sys
from pathlib import Path
from cartable.kernel.postgres import ensure_running
with ensure_running(Path(sys.argv[1]), settings={"shared_buffers": "16MB", "fsync": "off"}) as lease:
    print(lease.is_alive(), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder; what a test leaves running is stopped."""
    yield tmp_path / "data"
    if (tmp_path / "data" / "postgres" / "postmaster.pid").exists():
        Server.of(tmp_path / "data").stop()


def ask(connection: Connection, query: str) -> object:
    with psycopg.connect(connection.url) as opened:
        row = opened.execute(query).fetchone()  # type: ignore[arg-type]
    return row[0] if row else None


def hold(data: Path) -> subprocess.Popen[str]:
    """Another process that uses the same server."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def test_a_new_folder_gets_a_server_with_the_role_the_database_and_the_extensions(data: Path) -> None:
    with ensure_running(data, settings=LIGHT) as lease:
        assert ask(lease.connection, "SELECT current_user || ' ' || current_database()") == "cartable cartable"
        assert ask(lease.connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert ask(lease.connection, "SHOW listen_addresses") == ""
        assert ask(lease.connection, "SELECT lower('ÉÀÇ')") == "éàç"
        for name in ("unaccent", "pg_trgm", "btree_gist"):
            with psycopg.connect(lease.connection.url) as opened:
                opened.execute(f"CREATE EXTENSION {name}")  # type: ignore[arg-type]
        assert socket_dir(data).stat().st_mode & 0o777 == 0o700
    assert Server.of(data).pid() is None
    assert not socket_dir(data).exists()


def test_what_is_written_is_there_the_next_time(data: Path) -> None:
    with ensure_running(data, settings=LIGHT) as lease, psycopg.connect(lease.connection.url) as opened:
        opened.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with ensure_running(data, settings=LIGHT) as lease:
        assert ask(lease.connection, "SELECT answer FROM kept") == 42


def test_two_processes_share_a_server_and_the_last_to_leave_stops_it(data: Path) -> None:
    first = hold(data)
    pid = Server.of(data).pid()
    second = hold(data)
    assert Server.of(data).pid() == pid
    first.communicate("\n", timeout=60)
    assert Server.of(data).pid() == pid
    second.communicate("\n", timeout=60)
    assert Server.of(data).pid() is None


def test_many_that_come_together_start_one_server(data: Path) -> None:
    holders = [
        subprocess.Popen(
            [sys.executable, "-c", HOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    assert [one.stdout.readline() for one in holders if one.stdout] == ["True\n"] * 4
    for one in holders:
        one.communicate("\n", timeout=60)
    assert [one.returncode for one in holders] == [0, 0, 0, 0]
    assert Server.of(data).pid() is None


def test_a_killed_user_leaves_nothing_that_stops_the_others(data: Path) -> None:
    killed = hold(data)
    killed.kill()
    killed.communicate()
    with ensure_running(data, settings=LIGHT) as lease:
        assert ask(lease.connection, "SELECT 1") == 1
    assert Server.of(data).pid() is None


def test_a_killed_server_comes_back_with_what_it_held(data: Path) -> None:
    with ensure_running(data, settings={"shared_buffers": "16MB"}) as lease:
        with psycopg.connect(lease.connection.url) as opened:
            opened.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        pid = Server.of(data).pid()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        while lease.is_alive():
            pass
        assert (data / "postgres" / "postmaster.pid").exists()
        assert lease.revive() is True
        assert lease.revive() is False
        assert ask(lease.connection, "SELECT answer FROM kept") == 42


def test_a_stale_number_that_another_program_has_now_is_ignored(data: Path) -> None:
    ensure_running(data, settings=LIGHT).release()
    (data / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{data}/postgres\n0\n5432\n\n\n0 0\nready\n")
    with ensure_running(data, settings=LIGHT) as lease:
        assert ask(lease.connection, "SELECT 1") == 1


def test_two_folders_never_meet(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    with ensure_running(one, settings=LIGHT) as first, ensure_running(two, settings=LIGHT) as second:
        with psycopg.connect(first.connection.url) as opened:
            opened.execute("CREATE TABLE mine (x int)")
        assert ask(second.connection, "SELECT to_regclass('mine')::text") is None
        assert Server.of(one).pid() != Server.of(two).pid()
    assert (Server.of(one).pid(), Server.of(two).pid()) == (None, None)


def test_a_start_cut_short_leaves_nothing_half_made(data: Path) -> None:
    (data / "postgres.making").mkdir(parents=True)
    (data / "postgres.making" / "PG_VERSION").write_text("18\n")
    with ensure_running(data, settings=LIGHT) as lease:
        assert ask(lease.connection, "SELECT 1") == 1
    assert not (data / "postgres.making").exists()


def test_a_url_starts_nothing(data: Path) -> None:
    with ensure_running(data, url="postgresql://someone@elsewhere/theirs") as lease:
        assert lease.connection == Connection("postgresql://someone@elsewhere/theirs", "url")
    assert not data.exists()


def test_the_systems_own_postgresql_serves_too(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = next((one for one in list_binaries() if one.source == "system"), None)
    if system is None:
        pytest.skip("no PostgreSQL of the system on this computer")
    monkeypatch.setattr("cartable.kernel.postgres.binaries._folders", lambda: iter([("system", system.folder)]))
    with ensure_running(data, settings=LIGHT) as lease:
        assert lease.connection.source == "system"
        assert ask(lease.connection, "SELECT lower('É')") == "é"
        assert str(ask(lease.connection, "SHOW server_version")).startswith(str(system.major))


def test_a_folder_of_a_newer_postgresql_is_refused_with_the_remedy(data: Path) -> None:
    (data / "postgres").mkdir(parents=True)
    (data / "postgres" / "PG_VERSION").write_text("99\n")
    with pytest.raises(DatabaseUnavailable) as caught:
        ensure_running(data)
    assert caught.value.what.startswith("The data folder was made by PostgreSQL 99; this computer has ")
    assert "Install PostgreSQL 99" in caught.value.mend


def test_a_folder_that_holds_something_else_is_left_alone(data: Path) -> None:
    (data / "postgres").mkdir(parents=True)
    (data / "postgres" / "holiday.jpg").write_bytes(b"sea")
    with pytest.raises(DatabaseUnavailable, match="is not a database folder"):
        ensure_running(data)
    assert (data / "postgres" / "holiday.jpg").read_bytes() == b"sea"


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnavailable) as caught:
        ensure_running(tmp_path / "file" / "data")
    assert "can't be used: Not a directory" in caught.value.what


def test_a_socket_folder_that_is_someone_elses_is_refused(data: Path) -> None:
    where = socket_dir(data)
    where.symlink_to("/")
    try:
        with pytest.raises(DatabaseUnavailable, match="belongs to someone else"):
            ensure_running(data, settings=LIGHT)
    finally:
        where.unlink()


@pytest.mark.parametrize(
    ("log", "what"),
    [
        ("PANIC:  could not write to file: No space left on device", "The disk that holds"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "no shared memory"),
        ("FATAL:  could not open file: Permission denied", "can't be written"),
        ("LOG: starting\nFATAL:  something new", "PostgreSQL did not start: FATAL:  something new"),
    ],
)
def test_known_failures_are_explained(tmp_path: Path, log: str, what: str) -> None:
    assert what in explained(tmp_path / "postgres", log).what
