"""The environment, read and checked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cartable.config.environment import Environment, parse_database_url, stored_secret


def test_nothing_set_gives_a_database_of_its_own(tmp_path: Path) -> None:
    read = Environment.read({"CARTABLE_DATA": str(tmp_path)})
    assert (read.embedded, read.debug, read.https) == (True, False, False)
    assert read.database["HOST"].startswith("/tmp/cartable-")
    assert len(read.database["HOST"]) < 60
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_database_url_is_taken_apart() -> None:
    read = parse_database_url("postgresql://ada:p%40ss@db.example:5433/campus?sslmode=require")
    wanted = {"NAME": "campus", "USER": "ada", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"}
    assert {name: read[name] for name in wanted} == wanted
    assert read["OPTIONS"] == {"sslmode": "require", "options": "-c pgtrigger.ignore={}"}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CARTABLE_DEBUG", "perhaps", "CARTABLE_DEBUG='perhaps': write 1 or 0"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL must begin with postgresql://"),
    ],
)
def test_a_wrong_variable_is_named(tmp_path: Path, name: str, value: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Environment.read({"CARTABLE_DATA": str(tmp_path), name: value})


def test_all_who_start_together_agree_on_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(stored_secret, [tmp_path / "data"] * 64))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]


def test_an_empty_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(ValueError, match="is empty: remove it"):
        stored_secret(tmp_path)
