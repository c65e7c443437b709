"""Benchmark ``pages``: SQL queries, server time and size of the pages people open, by persona.

The campus is that of ``CARTABLE_DATA``; without it, the usual demo (2,469 students) is built on the spot. With a
second, larger campus, the yardstick of each figure is the same page of the smaller one, in the same run; without, the
yardstick of a time is that of ``/health``. Times are of the server in process, without network: the median of nine
after two; ``cpu`` is what Python alone took, which depends less on what else the machine does.

    make bench ONLY=pages
    make bench ONLY=pages ARGS="--small /tmp/demo --large /tmp/large"
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.performance.bench_demo import build
from tests.performance.figures import Figure, report, show
from tests.performance.page_measures import Measure

#: A page slower than this is said to be.
SLOW_MS = 200


@dataclass(frozen=True, slots=True)
class Campus:
    """A measured campus."""

    students: int
    pages: dict[str, Measure]


def measured(data: Path, only: str) -> Campus:
    """Measure in a process of its own. Raises CalledProcessError."""
    environment = {**os.environ, "CARTABLE_DATA": str(data.absolute()), "CARTABLE_DEMO": "1"}
    command = [sys.executable, "-m", "tests.performance.page_measures", only]
    out = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    first, *lines = (json.loads(line) for line in out.splitlines())
    return Campus(first["students"], {line["name"]: Measure(**line) for line in lines})


def main() -> int:
    """Measure one or two campuses, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given = os.environ.get("CARTABLE_DATA")
    parser.add_argument("--small", type=Path, default=Path(given) if given else None, metavar="DIR")
    parser.add_argument("--large", type=Path, metavar="DIR", help="a larger campus, to see what grows")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    options = parser.parse_args()
    folder = None
    if options.small is None:
        folder = Path(tempfile.mkdtemp(prefix="cartable-bench-"))
        folder.chmod(0o755)
        build(folder, None, None)
    try:
        small = measured(options.small or folder, options.only)
        large = measured(options.large, options.only) if options.large else None
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
    _tell(small, large)
    return 1 if any(page.status != 200 for campus in (small, large) if campus for page in campus.pages.values()) else 0


def _tell(small: Campus, large: Campus | None) -> None:
    rows = [_row(page, large.pages[name] if large else None) for name, page in small.pages.items()]
    sizes = f"{small.students} students" + (f", then {large.students}" if large else "")
    columns = ("page", "queries", "ms", "cpu", "kB", *(("queries", "ms", "cpu", "kB") if large else ()), "remark")
    show(f"Pages of a campus of {sizes}; {os.cpu_count()} cores", columns, rows)
    report(_figures(small, large))


def _row(page: Measure, beside: Measure | None) -> tuple[str, ...]:
    cells = [page.name]
    for one in (page, beside):
        if one is not None:
            cells += [str(one.queries), f"{one.ms:.1f}", f"{one.cpu_ms:.1f}", f"{one.size / 1024:.0f}"]
    return (*cells, _remark(page, beside))


def _remark(page: Measure, beside: Measure | None) -> str:
    worst = beside or page
    remarks = [str(worst.status)] if worst.status != 200 else []
    if worst.ms > SLOW_MS:
        remarks.append("slow")
    if beside and page.is_list and beside.queries != page.queries:
        remarks.append("queries grow")
    return ", ".join(remarks)


def _figures(small: Campus, large: Campus | None) -> list[Figure]:
    health = small.pages.get("health")
    figures = []
    for name, page in (large or small).pages.items():
        before = small.pages[name] if large else None
        reference = before.ms if before else (health.ms if health else None)
        figures.append(Figure(f"pages.{name}.queries", page.queries, "queries", before.queries if before else None))
        figures.append(Figure(f"pages.{name}.ms", page.ms, "ms", reference))
        figures.append(Figure(f"pages.{name}.kB", page.size / 1024, "kB", before.size / 1024 if before else None))
    return figures


if __name__ == "__main__":
    sys.exit(main())
