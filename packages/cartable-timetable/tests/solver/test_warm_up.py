"""Whoever installs the package compiles every kernel once: none is left for the first real run."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import cartable_timetable.solver as solver
solver.warm_up()
from cartable_timetable.solver.anneal import anneal
from cartable_timetable.solver.audit import audit
from cartable_timetable.solver.construct import _place_best
from cartable_timetable.solver.constraints.group import tabulate
from cartable_timetable.solver.prices import fill_prices
from cartable_timetable.solver.probe import _sample
from cartable_timetable.solver.sectioning import _seat_everyone
from cartable_timetable.solver.snapshot import restore
from cartable_timetable.solver.student_moves import anneal_students
kernels = (anneal, audit, _place_best, tabulate, fill_prices, _sample, _seat_everyone, restore, anneal_students)
print([kernel.py_func.__name__ for kernel in kernels if not kernel.signatures])
"""


def test_the_warm_up_reaches_every_kernel_that_python_calls() -> None:
    done = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
