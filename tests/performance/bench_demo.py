"""Benchmark ``demo``: what building the demo campus costs, step by step, from an empty folder.

Seconds of the wall depend on what else the machine does; processor seconds (the program's and the database server's)
hardly do. Memory is the largest seen, of all processes together, looked at every second; the largest single process is
what the system itself noted. The yardstick of each step is the whole.

    make bench ONLY=demo
    make bench ONLY=demo ARGS="--size 67000 --keep /tmp/large"
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from cartable.kernel.postgres import ensure_running
from tests.performance.figures import Figure, report, show
from tests.performance.meters import postmaster_of, use_of

SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(slots=True)
class Moment:
    """What had been used when a step began; ``memory``: the most that was held until the next (MB)."""

    step: str
    at: float
    program: float
    server: float
    memory: float = 0.0


class Watch:
    """Follows one building: the moments when steps begin, and the largest memory."""

    def __init__(self, process: subprocess.Popen[str], data: Path) -> None:
        self._process = process
        self._data = data
        self._began = perf_counter()
        self._ended = threading.Event()
        self.moments: list[Moment] = []
        self.largest_process = 0.0
        threading.Thread(target=self._look, daemon=True).start()

    def mark(self, step: str) -> None:
        """A step begins now."""
        if not self.moments or self.moments[-1].step != step:
            program, server = use_of(self._process.pid), use_of(postmaster_of(self._data) or 0)
            self.moments.append(Moment(step, perf_counter() - self._began, program.seconds, server.seconds))
            print(f"{self.moments[-1].at:7.1f} s  {step}", file=sys.stderr, flush=True)

    @property
    def most_memory(self) -> float:
        """The largest memory seen (MB)."""
        return max(moment.memory for moment in self.moments)

    def end(self) -> None:
        """No more."""
        self._ended.set()

    def _look(self) -> None:
        while not self._ended.wait(SECONDS_BETWEEN_LOOKS):
            memory = use_of(self._process.pid).memory + use_of(postmaster_of(self._data) or 0).memory
            if self.moments:
                self.moments[-1].memory = max(self.moments[-1].memory, memory)


def build(data: Path, size: int | None, seed: int | None) -> Watch:
    """Build a demo in ``data`` as ``cartable demo`` does. Raises SystemExit with its last words when it fails."""
    data.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "CARTABLE_DATA": str(data), "CARTABLE_DEMO": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "cartable.config.processes.prepare", json.dumps({"size": size, "seed": seed})]
    with ensure_running(data):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        watch = Watch(process, data)
        watch.mark("start")
        for told in _lines(process):
            if told.get("state") == "now":
                watch.mark(told["step"].removeprefix("demo."))
            elif told.get("step") == "demo.publish":
                watch.mark("end")
            elif told.get("state") == "failed":
                watch.end()
                raise SystemExit(f"{told['what']} {told['mend']}")
        watch.end()
        if process.wait():
            raise SystemExit(f"the building ended with code {process.returncode}")
        watch.largest_process = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    return watch


def _lines(process: subprocess.Popen[str]) -> Iterator[dict[str, str]]:
    for line in process.stdout or ():
        if line.startswith("{"):
            yield json.loads(line)


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, help="how many students; left out: the usual demo")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="build there and leave it")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="cartable-bench-"))
    try:
        folder.chmod(0o755) if folder.exists() else None
        watch = build(folder.absolute(), options.size, options.seed)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    _tell(watch, options.size)
    return 0


def _tell(watch: Watch, size: int | None) -> None:
    first, last = watch.moments[0], watch.moments[-1]
    whole = last.at - first.at
    work = last.program + last.server - first.program - first.server
    rows, figures = [], []
    for begun, ended in zip(watch.moments, watch.moments[1:], strict=False):
        wall, program, server = ended.at - begun.at, ended.program - begun.program, ended.server - begun.server
        rows.append((begun.step, f"{wall:.1f}", f"{program:.1f}", f"{server:.1f}", f"{begun.memory:.0f}"))
        figures.append(Figure(f"demo.{begun.step}", wall, "s", whole))
        figures.append(Figure(f"demo.{begun.step}.cpu", program + server, "s", work))
    cpu = (last.program - first.program, last.server - first.server)
    rows.append(("all", f"{whole:.1f}", *(f"{seconds:.1f}" for seconds in cpu), f"{watch.most_memory:.0f}"))
    figures.append(Figure("demo.memory", watch.most_memory, "MB"))
    figures.append(Figure("demo.largest_process", watch.largest_process, "MB", watch.most_memory))
    title = f"Building the demo (size: {size or 'usual'}), {os.cpu_count()} cores"
    show(title, ("step", "wall s", "program cpu s", "server cpu s", "MB at most"), rows)
    report(figures)


if __name__ == "__main__":
    sys.exit(main())
