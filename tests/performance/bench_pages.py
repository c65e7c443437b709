"""Benchmark ``pages``: SQL queries, server time and size of the pages people open, by persona.

The campus is that of ``--small`` or of ``CARTABLE_DATA``; without either, the usual demo (2,469 students) is built in a
folder that goes at the end. ``--large`` names the folder of a second campus, of 67,000 students, which is built there
unless it stands already (a quarter of an hour). With it, the value of each figure is the large campus's and the
yardstick the small one's, in the same run; without, the yardstick of a time is that of ``/health``.
Times are of the server in process, without network: the median of nine after two; ``python`` and ``sql`` are processor
time of the two sides, which depends less on what else the machine does; memory is the most that the process held.

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

from cartable.config.processes.demo_build import find_record
from tests.performance.bench_demo import build
from tests.performance.figures import Figure, report, show
from tests.performance.page_measures import Measure

#: A page slower than this is said to be.
SLOW_MS = 150
LARGE = 67_000
#: Enough for a timetable as good as those that people publish, with few clashes.
SOLVE_SECONDS = "30"


@dataclass(frozen=True, slots=True)
class Campus:
    """A measured campus."""

    students: int
    pages: dict[str, Measure]
    memory: float


def measured(data: Path, only: str) -> Campus:
    """Measure in a process of its own. Raises CalledProcessError."""
    environment = {**os.environ, "CARTABLE_DATA": str(data.absolute()), "CARTABLE_DEMO": "1"}
    command = [sys.executable, "-m", "tests.performance.page_measures", only]
    out = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    first, *lines, last = (json.loads(line) for line in out.splitlines())
    return Campus(first["students"], {line["name"]: Measure(**line) for line in lines}, last["memory"])


def ensure_built(data: Path, size: int | None) -> None:
    """Build a demo in ``data`` unless one stands there. Raises SystemExit when it fails, or when something else is."""
    record = find_record(data)
    if record is None and data.is_dir() and any(data.iterdir()):
        raise SystemExit(f"{data} holds something else than a demo: give an empty folder, or that of a demo")
    if record is None or record.state != "ready":
        os.environ.setdefault("CARTABLE_DEMO_SOLVE_SECONDS", SOLVE_SECONDS)
        build(data.absolute(), size, None)


def main() -> int:
    """Measure one or two campuses, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given = os.environ.get("CARTABLE_DATA")
    parser.add_argument("--small", type=Path, default=Path(given) if given else None, metavar="DIR")
    parser.add_argument("--large", type=Path, metavar="DIR", help="a larger campus, built there if need be")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cartable-bench-"))
    folder.chmod(0o755)
    try:
        ensure_built(options.small or folder, None)
        small = measured(options.small or folder, options.only)
        if options.large:
            ensure_built(options.large, LARGE)
        large = measured(options.large, options.only) if options.large else None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _tell(small, large)
    return 1 if any(page.status != 200 for campus in (small, large) if campus for page in campus.pages.values()) else 0


def _tell(small: Campus, large: Campus | None) -> None:
    rows = [_row(page, large.pages[name] if large else None) for name, page in small.pages.items()]
    sizes = f"{small.students} students" + (f", then {large.students}" if large else "")
    memory = f"{(large or small).memory:.0f} MB at most"
    each = ("queries", "ms", "python", "sql", "kB")
    columns = ("page", *each, *(each if large else ()), "remark")
    show(f"Pages of a campus of {sizes}; {os.cpu_count()} cores; {memory}", columns, rows)
    report(_figures(small, large))


def _row(page: Measure, beside: Measure | None) -> tuple[str, ...]:
    cells = [page.name]
    for one in (page, beside):
        if one is not None:
            times = (one.ms, one.python_ms, one.sql_ms)
            cells += [str(one.queries), *(f"{time:.1f}" for time in times), f"{one.size / 1024:.0f}"]
    return (*cells, _remark(page, beside))


def _remark(page: Measure, beside: Measure | None) -> str:
    worst = beside or page
    remarks = [str(worst.status)] if worst.status != 200 else []
    if worst.work_ms > SLOW_MS:
        remarks.append("slow")
    if beside and beside.queries != page.queries:
        remarks.append("a list's queries differ" if page.is_list else "queries differ")
    return ", ".join(remarks)


def _figures(small: Campus, large: Campus | None) -> list[Figure]:
    health = small.pages.get("health")
    figures = [Figure("pages.memory", (large or small).memory, "MB", small.memory if large else None)]
    for name, page in (large or small).pages.items():
        before = small.pages[name] if large else None
        reference = before.ms if before else (health.ms if health else None)
        figures.append(Figure(f"pages.{name}.queries", page.queries, "queries", before.queries if before else None))
        figures.append(Figure(f"pages.{name}.ms", page.ms, "ms", reference))
        figures.append(Figure(f"pages.{name}.work", page.work_ms, "ms", before.work_ms if before else None))
        figures.append(Figure(f"pages.{name}.kB", page.size / 1024, "kB", before.size / 1024 if before else None))
    return figures


if __name__ == "__main__":
    sys.exit(main())
