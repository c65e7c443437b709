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
from tests.performance.curves import Point, write_curve
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


#: The best costs that anybody has published, by the data's own table.
BEST = {
    "lums-sum17": 4,
    "bet-fal17": 289452,
    "mary-spr17": 14910,
    "muni-fsps-spr17": 868,
    "tg-fal17": 4215,
    "lums-spr18": 95,
    "nbi-spr18": 18014,
}


class Watch:
    """Remembers when a solve first became feasible, and how its cost sank from then on."""

    def __init__(self) -> None:
        self.curve: list[Point] = []

    def __call__(self, progress: Progress) -> bool:
        if progress.feasible and progress.cost is not None:
            total = progress.cost.total
            if not self.curve or total < self.curve[-1][1]:
                self.curve.append((progress.elapsed, total))
        return True

    @property
    def feasible_at(self) -> str:
        """When the first feasible timetable was there."""
        return f"{self.curve[0][0]:.1f} s" if self.curve else ""

    @property
    def best_at(self) -> str:
        """When the best timetable was there."""
        return f"{self.curve[-1][0]:.1f} s" if self.curve else ""


def run(problem: Problem, *, limit: float, seed: int, workers: int) -> tuple[Result, Watch]:
    """Solve once."""
    watch = Watch()
    result = solve(problem, time_limit=limit, seed=seed, workers=workers, on_progress=watch)
    return result, watch


def parts_of(result: Result) -> str:
    """Unweighted sums: time, room, distribution, students."""
    cost = result.cost
    return "" if cost is None else f"{cost.time} {cost.room} {cost.distribution} {cost.student}"


def peak_memory() -> float:
    """The largest of this process and of its workers so far, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="*", default=list(SMALL))
    parser.add_argument("--time-limit", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder for a curve of each instance, as SVG")
    options = parser.parse_args()
    folder = Path(os.environ.get("CARTABLE_ITC2019", "../shared/data/itc2019"))
    if not folder.is_dir():
        print(f"No instances in {folder}: set CARTABLE_ITC2019 to a folder of ITC-2019 files.", file=sys.stderr)
        return 2
    rows, figures = [], []
    for name in options.instances:
        problem = read_problem(folder / f"{name}.xml.gz")
        alone, alone_watch = run(problem, limit=options.time_limit, seed=options.seed, workers=1)
        both, watch = run(problem, limit=options.time_limit, seed=options.seed, workers=2)
        total = both.cost.total if both.feasible and both.cost else None
        yardstick = alone.cost.total if alone.feasible and alone.cost else None
        rows.append(
            (name, total, parts_of(both), yardstick, KNOWN.get(name, ""), BEST.get(name, ""), watch.feasible_at,
             watch.best_at, f"{peak_memory():.0f} MB")
        )  # fmt: skip
        if options.out is not None:
            curves = {"two workers": watch.curve, "one worker": alone_watch.curve}
            write_curve(options.out, name, curves, options.time_limit, BEST.get(name))
        figures.append(Figure(f"feasible.{name}", float(total is not None), "yes/no", float(yardstick is not None)))
        if total is not None:
            figures.append(Figure(f"cost.{name}", total, "cost", yardstick))
    columns = (
        "instance", "two workers", "time room rules students", "one worker", "CPSolver 120 s (published)", "best known",
        "first feasible", "best at", "peak memory",
    )  # fmt: skip
    show(f"Timetables in {options.time_limit:.0f} s, {os.cpu_count()} cores", columns, rows)
    report(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
