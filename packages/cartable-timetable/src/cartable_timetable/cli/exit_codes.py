"""Exit codes of the command line."""

OK = 0
"""The solution is feasible (``solve``, ``check``), or the problem was read (``info``)."""

INFEASIBLE = 1
"""The solution breaks a hard rule; ``solve`` has written the best it found, if any."""

BAD_INPUT = 2
"""A file or an option cannot be used; the faults were printed."""

CANNOT_WRITE = 3
"""The result cannot be written."""

NOT_SETTLED = 4
"""Time ran out before ``explain --infeasible`` found an answer."""

INTERRUPTED = 130
"""Stopped before there was anything to write."""
