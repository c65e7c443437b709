"""The tables of the tests, made once and kept until a migration changes: making them takes ten seconds of a processor.

What is kept is the folder of a stopped PostgreSQL that holds the tables and no row; each run begins with a copy.
``CARTABLE_TEST_TABLES`` names another folder than the account's cache; set empty, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parents[1]
KEPT = 3


def _folder() -> Path | None:
    named = os.environ.get("CARTABLE_TEST_TABLES")
    if named == "":
        return None
    return Path(named) if named else user_cache_path("cartable") / "test-tables"


def _key() -> str:
    """Changes with any migration of ours, and with the versions of what brings others."""
    mark = hashlib.sha256()
    for path in sorted([*ROOT.glob("src/**/migrations/*.py"), ROOT / "requirements" / "base.txt"]):
        mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


def take(data_dir: Path) -> bool:
    """Copy what was kept into the data folder of a run; whether there was something."""
    folder = _folder()
    kept = folder / _key() if folder else None
    if kept is None or not kept.is_dir():
        return False
    return _copy(kept, data_dir / "postgres")


def keep(data_dir: Path) -> None:
    """Keep the tables of a run whose server has stopped; nothing when they are kept already."""
    folder = _folder()
    made = data_dir / "postgres"
    if folder is None or not (data_dir / "tables").exists() or (made / "postmaster.pid").exists():
        return
    kept, draft = folder / _key(), folder / f".{os.getpid()}"
    if kept.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    if _copy(made, draft):
        draft.rename(kept)
    shutil.rmtree(draft, ignore_errors=True)
    for old in sorted(folder.glob("[0-9a-f]*"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _copy(source: Path, target: Path) -> bool:
    """With owner and rights: PostgreSQL insists. A disk that is full keeps nothing and breaks nothing."""
    done = subprocess.run(["cp", "-a", "--reflink=auto", str(source), str(target)], check=False)
    if done.returncode != 0:
        shutil.rmtree(target, ignore_errors=True)
    return done.returncode == 0
