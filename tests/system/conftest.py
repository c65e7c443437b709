"""Data folders for the tests of this folder."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cartable.kernel.postgres import ensure_running
from tests import kept_tables
from tests.system.installation import Installation


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with its tables, to be copied: making tables takes a while, copying doesn't.

    ``test_wheel`` makes them from nothing; here those kept are taken where there are some.
    """
    installation = Installation(tmp_path_factory.mktemp("pattern") / "data")
    installation.data.mkdir(mode=0o755)
    kept_tables.take(installation.data)
    done = installation.run("migrate")
    assert done.returncode == 0, done.stderr
    return installation.data


@pytest.fixture
def new_installation(pattern: Path, tmp_path: Path) -> Iterator[Callable[[str], Installation]]:
    """Make installations, each in a folder of its own; what a test leaves running is stopped."""
    made: list[Installation] = []

    def make(name: str = "data") -> Installation:
        # cp keeps owners, and the database's folder must keep its own.
        subprocess.run(["cp", "-a", str(pattern), str(tmp_path / name)], check=True)
        made.append(Installation(tmp_path / name))
        return made[-1]

    yield make
    for installation in made:
        if (installation.data / "postgres" / "postmaster.pid").exists():
            ensure_running(installation.data).release()


@pytest.fixture
def installation(new_installation: Callable[[str], Installation]) -> Installation:
    """One installation with its tables, empty."""
    return new_installation("data")
