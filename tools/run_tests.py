"""Everything that CI runs, one step after another, with one line at the end: N passed, N failed, N skipped."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(slots=True)
class Tally:
    """What the tests gave; a check that fails counts as one failure."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add_report(self, path: Path) -> bool:
        """Add pytest's JUnit report; False when there is none (pytest itself broke)."""
        if not path.exists():
            return False
        for suite in ElementTree.parse(path).getroot().iter("testsuite"):  # noqa: S314 - written by pytest just now
            count = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
            bad = count["failures"] + count["errors"]
            self.failed += bad
            self.skipped += count["skipped"]
            self.passed += max(0, count["tests"] - bad - count["skipped"])
        return True


@dataclass(frozen=True, slots=True)
class Step:
    """A command. ``tests`` says that it is a run of pytest."""

    title: str
    command: list[str]
    tests: bool = False
    path: str = ""


def checks() -> list[Step]:
    """Style, types, dependency rules."""
    return [
        Step("style", [str(BIN / "ruff"), "check", "."]),
        Step("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Step("types", [str(BIN / "mypy")]),
        Step("dependencies", [str(BIN / "lint-imports"), "--no-cache"]),
    ]


def test_runs() -> list[Step]:
    """The packages alone, without Django in sight; then the rest; the browser last, by itself."""
    pytest = [sys.executable, "-m", "pytest", "-q"]
    steps = [
        Step(
            f"package {package.parent.name}",
            [*pytest, "-p", "clean_room", "-p", "no:django", "-c", str(package), "--rootdir", str(package.parent)],
            tests=True,
            path=str(package.parent),
        )
        for package in sorted((ROOT / "packages").glob("*/pyproject.toml"))
        if (package.parent / "tests").is_dir()
    ]
    usual = [*pytest, "-n", os.environ.get("CARTABLE_TEST_PROCESSES", "2"), "--dist", "loadscope"]
    steps.append(Step("the rest", [*usual, "--ignore=tests/e2e"], tests=True))
    steps.append(Step("browser", [*pytest, "tests/e2e"], tests=True))
    return steps


def run(step: Step, tally: Tally, folder: Path) -> bool:
    """Run a step; whether it is well."""
    print(f"\n== {step.title}", flush=True)
    started = time.monotonic()
    report = folder / f"{step.title.replace(' ', '-')}.xml"
    more = [f"--junitxml={report}"] if step.tests else []
    search = os.pathsep.join(part for part in (str(ROOT / "tools"), os.environ.get("PYTHONPATH", "")) if part)
    # Type checking loads the settings, which need neither a database nor a key of value.
    known = {"PYTHONPATH": search} if step.tests else {"CARTABLE_SECRET_KEY": "unused", "CARTABLE_DATA": str(folder)}
    paths = [step.path] if step.path else []
    code = subprocess.run([*step.command, *more, *paths], cwd=ROOT, env=os.environ | known, check=False).returncode
    if step.tests:
        reported = tally.add_report(report)
        if not reported or code not in (0, 1, 5):
            tally.failed += 1
    elif code:
        tally.failed += 1
    print(f"== {step.title}: {'well' if code in (0, 5) else 'FAILED'} ({time.monotonic() - started:.0f} s)", flush=True)
    return code in (0, 5)


def main() -> int:
    """Every step runs, whatever became of those before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-checks", action="store_true", help="style, types, dependency rules")
    options = parser.parse_args()
    tally = Tally()
    steps = checks() if options.only_checks else checks() + test_runs()
    with tempfile.TemporaryDirectory(prefix="cartable-reports-") as folder:
        broken = [step.title for step in steps if not run(step, tally, Path(folder))]
    if broken:
        print(f"\nNot well: {', '.join(broken)}")
    if not options.only_checks:
        print(f"\n{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped", flush=True)
    return 1 if broken or tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
