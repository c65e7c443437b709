"""Anytime solver for ITC-2019 problems: annealing of classes and students, repair by constraint programming.

Importing this package is cheap: numba and OR-Tools are loaded by the first call of :func:`solve`.
"""

from cartable_timetable.solver.entry import solve
from cartable_timetable.solver.warmup import warm_up

__all__ = ["solve", "warm_up"]
