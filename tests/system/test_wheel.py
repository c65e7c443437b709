"""What is built can be installed and used elsewhere, without this checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, and the packages of this one behind it; gives its folder of programs."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False, symlinks=True)
    install = [sys.executable, "-m", "pip", "--python", str(folder), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*install, "--disable-pip-version-check", "--quiet"], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    # A line of a .pth adds a folder, without the .pth files that are in it: not the checkout's.
    (packages / "behind.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


def run(elsewhere: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CARTABLE_", "DJANGO_", "PYTHON"))
    }
    return subprocess.run(
        [str(elsewhere / "cartable"), *arguments],
        cwd=folder,
        env=kept | {"CARTABLE_DATA": str(folder / "data"), "LANG": "fr_FR.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_wheel_holds_what_the_site_shows(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "cartable/config/locale/fr/LC_MESSAGES/commands.mo",
        "cartable/config/starting/starting.css",
        "cartable/config/templates/config/bare_problem.html",
        "cartable_demo/personas.py",
        "cartable_timetable/model.py",
    ):
        assert name in names
    assert [name for name in names if name.startswith(("tests/", "docs/", "src/"))] == []
    assert [name for name in names if "__pycache__" in name] == []


def test_it_runs_outside_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    where = "import cartable, cartable_timetable; print(cartable.__file__, cartable_timetable.__file__)"
    told = subprocess.run(
        [str(elsewhere / "python"), "-c", where], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert str(ROOT) not in told
    assert run(elsewhere, tmp_path, "--version").stdout == "cartable 0.1.0\n"
    checked = run(elsewhere, tmp_path, "--json", "check")
    assert json.loads(checked.stdout) == {"ok": True, "findings": []}
    assert run(elsewhere, tmp_path, "doctor").stdout.endswith("Cette installation marche.\n")


def test_it_makes_its_tables_outside_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    made = run(elsewhere, tmp_path, "--json", "migrate")
    assert made.returncode == 0, made.stderr
    assert "people.0001_first_tables" in json.loads(made.stdout)["applied"]
