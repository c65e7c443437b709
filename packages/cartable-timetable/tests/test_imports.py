"""Importing is cheap: what takes seconds to load waits for the first call that needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

SECONDS_TO_LOAD = ("numba", "llvmlite", "ortools", "scipy", "pandas")
STRANGERS = ("django", "cartable")


@pytest.mark.parametrize(
    "module",
    [
        "cartable_timetable",
        "cartable_timetable.check",
        "cartable_timetable.solver",
        "cartable_timetable.explaining",
        "cartable_timetable.repairing",
        "cartable_timetable.sectioning",
        "cartable_timetable.scenarios",
        "cartable_timetable.extensions",
        "cartable_timetable.extensions.solving",
        "cartable_timetable.weekly",
        "cartable_timetable.drawing",
        "cartable_timetable.cli",
    ],
)
def test_an_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{*{SECONDS_TO_LOAD + STRANGERS}}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "module",
    ["cartable_timetable", "cartable_timetable.solver", "cartable_timetable.extensions", "cartable_timetable.cli"],
)
def test_these_load_nothing_beyond_the_standard_library(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'numpy', 'lxml'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
