"""The import rules hold, and each of them catches what it is there to catch."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.planted import PLANTED, Planted

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    "cartable": "src",
    "cartable_demo": "demo",
    "cartable_timetable": "packages/cartable-timetable/src",
    "tests": ".",
}


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run the import rules of ``tree`` on ``tree``."""
    path = os.pathsep.join(str(tree / place) for place in SOURCES.values())
    return subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_tree(destination: Path) -> None:
    """Copy what the rules look at."""
    for package, place in SOURCES.items():
        ignore = shutil.ignore_patterns("__pycache__", "static", "locale", "templates")
        if package == "tests":
            shutil.copytree(ROOT / "tests/architecture", destination / "tests/architecture", ignore=ignore)
            (destination / "tests/__init__.py").touch()
        else:
            shutil.copytree(ROOT / place / package, destination / place / package, ignore=ignore)
    shutil.copy(ROOT / ".importlinter", destination)


def plant(tree: Path, planted: Planted) -> None:
    """Add one violation to the copy."""
    package, *_ = planted.module.split(".")
    base = tree / SOURCES[package] / planted.module.replace(".", "/")
    path = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.parent != base and not (path.parent / "__init__.py").exists():
        (path.parent / "__init__.py").touch()
    with path.open("a") as file:
        file.write(f"\n{planted.line}\n")


def test_import_rules_hold() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout[-5000:]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the rules say of a copy that holds every planted violation."""
    tree = tmp_path_factory.mktemp("planted")
    copy_tree(tree)
    for planted in PLANTED:
        plant(tree, planted)
    result = lint_imports(tree)
    assert result.returncode == 1, result.stdout[-2000:] + result.stderr[-2000:]
    return result.stdout


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.said)
def test_each_planted_violation_is_named(report: str, planted: Planted) -> None:
    assert f"{planted.contract} BROKEN" in report
    assert planted.said in report
