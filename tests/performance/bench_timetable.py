"""Benchmark ``timetable``: cost reached on real instances in a given time, on two workers beside one.

The yardstick of each figure is what one worker reaches in the same wall time in the same run. Costs that others
published stand in the table only. Instances are read from ``CARTABLE_ITC2019`` (a folder of ``*.xml.gz``).

    make bench ONLY=timetable            # the four small instances, 60 s each
    make bench ONLY=timetable ARGS="--time-limit 120 nbi-spr18 mary-spr17"
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from pathlib import Path

from cartable_timetable import read_problem
from cartable_timetable.model import Problem
from cartable_timetable.result import Progress, Result
from cartable_timetable.solver import solve
from tests.performance.figures import Figure, report, show

#: What UniTime's CPSolver reaches in 120 s on a machine of this size, from the data's own table.
KNOWN = {
    "lums-sum17": 4,
    "wbg-fal10": 36,
    "bet-sum18": 1790,
    "pu-cs-fal07": 212,
    "mary-spr17": 16298,
    "muni-fsps-spr17": 5080,
    "tg-fal17": 8470,
    "lums-spr18": 166,
    "nbi-spr18": 29240,
}
SMALL = ("lums-sum17", "wbg-fal10", "bet-sum18", "pu-cs-fal07")


class Watch:
    """Remembers when a solve first became feasible."""

    def __init__(self) -> None:
        self.feasible_at: float | None = None

    def __call__(self, progress: Progress) -> bool:
        if progress.feasible and self.feasible_at is None:
            self.feasible_at = progress.elapsed
        return True


def run(problem: Problem, *, limit: float, seed: int, workers: int) -> tuple[Result, float | None]:
    """Solve once."""
    watch = Watch()
    result = solve(problem, time_limit=limit, seed=seed, workers=workers, on_progress=watch)
    return result, watch.feasible_at


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="*", default=list(SMALL))
    parser.add_argument("--time-limit", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = Path(os.environ.get("CARTABLE_ITC2019", "../shared/data/itc2019"))
    if not folder.is_dir():
        print(f"No instances in {folder}: set CARTABLE_ITC2019 to a folder of ITC-2019 files.", file=sys.stderr)
        return 2
    rows, figures = [], []
    for name in options.instances:
        problem = read_problem(folder / f"{name}.xml.gz")
        alone, _ = run(problem, limit=options.time_limit, seed=options.seed, workers=1)
        both, feasible_at = run(problem, limit=options.time_limit, seed=options.seed, workers=2)
        total = both.cost.total if both.feasible and both.cost else None
        yardstick = alone.cost.total if alone.feasible and alone.cost else None
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found_at = "" if feasible_at is None else f"{feasible_at:.1f} s"
        rows.append((name, total, yardstick, KNOWN.get(name, ""), found_at, f"{memory:.0f} MB"))
        figures.append(Figure(f"feasible.{name}", float(total is not None), "yes/no", float(yardstick is not None)))
        if total is not None:
            figures.append(Figure(f"cost.{name}", total, "cost", yardstick))
    columns = ("instance", "two workers", "one worker", "CPSolver 120 s (published)", "first feasible", "peak memory")
    show(f"Timetables in {options.time_limit:.0f} s, {os.cpu_count()} cores", columns, rows)
    report(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
