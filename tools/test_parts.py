"""What the run is cut into: parts of a few minutes that share nothing, so that two can go side by side.

The longest begin. A folder that is named nowhere is in the last part: no test can be forgotten.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]


@dataclass(frozen=True, slots=True)
class Part:
    """A command. ``tests`` says that it is a run of pytest."""

    title: str
    command: list[str]
    tests: bool = False

    @property
    def slug(self) -> str:
        """Its name in file names."""
        return "".join(letter if letter.isalnum() else "-" for letter in self.title)


def checks() -> list[Part]:
    """Style, types, dependency rules."""
    return [
        Part("style", [str(BIN / "ruff"), "check", "."]),
        Part("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Part("types", [str(BIN / "mypy")]),
        Part("dependencies", [str(BIN / "lint-imports"), "--no-cache"]),
    ]


def tables() -> Part:
    """Alone before the others: it makes the tables that they copy, see ``tests/kept_tables.py``."""
    return Part("tables", [*PYTEST, "tests/architecture"], tests=True)


def test_runs() -> list[Part]:
    """The packages alone, without Django in sight; what is long, each by itself; then all the rest."""
    named = {
        "browser": ["tests/e2e"],
        "matrix of rights": ["tests/conformance/test_matrix.py"],
        "programming interface": ["tests/conformance/test_openapi.py"],
        **{f"engine {engine.name}": [str(engine.relative_to(ROOT))] for engine in _engines()},
        "security": ["tests/security"],
        "demo": ["tests/demo"],
        "system": ["tests/system"],
    }
    parts = [_tests(title, paths) for title, paths in named.items()]
    known = [*tables().command[len(PYTEST) :], *(path for paths in named.values() for path in paths)]
    rest = Part("the rest", [*PYTEST, *(f"--ignore={path}" for path in known)], tests=True)
    return [parts[0], *parts[1:3], *_packages(), *parts[3:], rest]


def _tests(title: str, paths: list[str]) -> Part:
    return Part(title, [*PYTEST, *paths], tests=True)


def _engines() -> list[Path]:
    """Those with more than a handful of tests, the largest first; the others are in the rest."""
    count = {engine: len(list(engine.rglob("test_*.py"))) for engine in (ROOT / "src/cartable/engines").iterdir()}
    return sorted((engine for engine in count if count[engine] >= 10), key=lambda engine: (-count[engine], engine.name))


def _packages() -> list[Part]:
    plain = [*PYTEST, "-p", "clean_room", "-p", "no:django"]
    return [
        Part(
            f"package {found.parent.name}",
            [*plain, "-c", str(found), "--rootdir", str(found.parent), str(found.parent)],
            tests=True,
        )
        for found in sorted((ROOT / "packages").glob("*/pyproject.toml"))
        if (found.parent / "tests").is_dir()
    ]
