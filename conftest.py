"""One private PostgreSQL for each run of the tests, in a temporary folder: nothing to install, nothing to set.

It starts with the first test that needs the database; the processes of ``-n 2`` share it; it goes when the run ends.
The tests of ``packages/`` know nothing of this: run them with ``-c packages/<name>/pyproject.toml``.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest

from tests import kept_tables

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
# What is written is thrown away: no need to wait for the disk.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "128MB"}


def _make_folder() -> Path:
    """A data folder for this run; the controller makes it, its workers inherit its name."""
    if not IS_WORKER:
        os.environ["CARTABLE_DATA"] = tempfile.mkdtemp(prefix="cartable-test-")
        Path(os.environ["CARTABLE_DATA"]).chmod(0o755)  # the server may run as another account
        Path(os.environ["CARTABLE_DATA"], "static").mkdir()
        if kept_tables.take(Path(os.environ["CARTABLE_DATA"])):
            Path(os.environ["CARTABLE_DATA"], "tables").write_text("kept")
    return Path(os.environ["CARTABLE_DATA"])


DATA_DIR = _make_folder()
SETTINGS = ("SECRET_KEY", "DEBUG", "DEMO", "HTTPS", "PLAIN_STATIC", "HOSTS", "ORIGINS", "CAMPUS", "TIME_ZONE", "LOG")
for variable in ("DATABASE_URL", "CARTABLE_LANG", *(f"CARTABLE_{name}" for name in SETTINGS)):
    os.environ.pop(variable, None)  # never a database or a setting that someone works with
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "cartable.config.settings",
    "CARTABLE_PLAIN_STATIC": "1",
    "CARTABLE_SECRET_KEY": "only-for-tests",
}


# Now, because the conftest files of folders below may import models.
django.setup()


def _hash_lightly() -> None:
    """The same Argon2 over 64 KB instead of 100 MB: the strength that takes a third of a second proves nothing here."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.time_cost, Argon2PasswordHasher.parallelism = 64, 1, 1


_hash_lightly()


@pytest.fixture(scope="session")
def database_server() -> Iterator[None]:
    """The run's PostgreSQL, up."""
    from cartable.kernel.postgres import ensure_running

    with ensure_running(DATA_DIR, settings=FAST):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    database_server: None, django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Just before pytest-django makes the test database: the tables are made once, by one process, and copied."""
    from django.db import connection

    from cartable.config.processes.prepare import make_tables

    with (DATA_DIR / "tables").open("a+") as made:
        fcntl.flock(made, fcntl.LOCK_EX)
        if not made.tell():
            with django_db_blocker.unblock():
                make_tables()
                connection.close()  # nobody may be connected to a database that is copied
            made.write("made")
    connection.settings_dict["TEST"]["TEMPLATE"] = connection.settings_dict["NAME"]


@pytest.fixture(autouse=True)
def _campus_language() -> Iterator[None]:
    """A request leaves its reader's language behind in the thread: each test begins in the campus's own."""
    from django.utils import translation

    translation.deactivate()
    yield
    translation.deactivate()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the run left; a worker killed by hand leaves its server to the controller."""
    if IS_WORKER:
        return
    from cartable.kernel.postgres import ensure_running

    if (DATA_DIR / "postgres" / "postmaster.pid").exists():
        ensure_running(DATA_DIR).release()
    kept_tables.keep(DATA_DIR)
    shutil.rmtree(DATA_DIR, ignore_errors=True)
