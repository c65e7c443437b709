"""What the exit code says. Documented in docs/guides/command-line.md; never renumbered."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The ways a command ends."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BAD_INPUT = 3
    REFUSED = 4
    BROKEN = 5
    INTERRUPTED = 130
