"""Everything that CI runs, two parts at a time, with one line at the end: N passed, N failed, N skipped.

``CARTABLE_TEST_PROCESSES`` says how many parts at a time (2).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from platformdirs import user_cache_path
from side_by_side import Ended, run_all
from test_parts import ROOT, Part, checks, tables, test_runs

SLOWEST = 10


@dataclass(slots=True)
class Tally:
    """What the tests gave; a check that fails counts as one failure."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: list[tuple[float, str]] = field(default_factory=list)

    def add(self, ended: Ended, report: Path) -> None:
        """Count a part; tests without a report broke pytest itself, and count as one failure."""
        reported = ended.part.tests and self._add_report(report)
        well = (0, 1, 5) if reported else (0,)
        if ended.code not in well:
            self.failed += 1

    def _add_report(self, path: Path) -> bool:
        if not path.exists():
            return False
        for suite in ElementTree.parse(path).getroot().iter("testsuite"):  # noqa: S314 - written by pytest just now
            count = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
            bad = count["failures"] + count["errors"]
            self.failed += bad
            self.skipped += count["skipped"]
            self.passed += max(0, count["tests"] - bad - count["skipped"])
            for case in suite.iter("testcase"):
                self.seconds.append((float(case.get("time", 0)), f"{case.get('classname')}::{case.get('name')}"))
        return True


def variables() -> dict[str, str]:
    """What every part is told. Compiled modules are kept elsewhere where Python was told to leave none beside them:

    compiling everything again in each process would take longer than many a test.
    """
    known = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "tools"), os.environ.get("PYTHONPATH", "")]))}
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        known |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(user_cache_path("cartable") / "bytecode")}
    return known


def summary(ended: list[Ended], tally: Tally, seconds: float) -> str:
    """Seconds of each part, and the slowest tests."""
    lines = ["seconds  of processor"]
    lines += [f"{one.seconds:7.0f} {one.processor:13.0f}  {one.part.title}" for one in ended]
    lines += [f"{seconds:7.0f} {sum(one.processor for one in ended):13.0f}  in all", "", "The slowest tests:"]
    lines += [f"{took:7.0f} s  {name}" for took, name in sorted(tally.seconds, reverse=True)[:SLOWEST]]
    return "\n".join(lines)


def main() -> int:
    """Every part runs, whatever became of the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-checks", action="store_true", help="style, types, dependency rules")
    only_checks = parser.parse_args().only_checks
    started, tally, told = time.monotonic(), Tally(), variables()
    with tempfile.TemporaryDirectory(prefix="cartable-reports-") as name:
        folder = Path(name)

        def report_of(part: Part) -> Path:
            return folder / f"{part.slug}.xml"

        def settings(part: Part) -> tuple[list[str], Mapping[str, str]]:
            if part.tests:
                return [f"--junitxml={report_of(part)}"], told
            # Type checking loads the settings, which need neither a database nor a key of value.
            return [], {"CARTABLE_SECRET_KEY": "unused", "CARTABLE_DATA": name}

        at_once = max(1, int(os.environ.get("CARTABLE_TEST_PROCESSES", "2")))
        batches = [checks()] if only_checks else [[tables(), *checks()], test_runs()]
        ended = [one for batch in batches for one in run_all(batch, at_once=at_once, folder=folder, settings=settings)]
        for one in ended:
            tally.add(one, report_of(one.part))
    print(f"\n{summary(ended, tally, time.monotonic() - started)}")
    broken = [one.part.title for one in ended if one.code not in (0, 5)]
    if broken:
        print(f"\nNot well: {', '.join(broken)}")
    if not only_checks:
        print(f"\n{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped", flush=True)
    return 1 if broken or tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
