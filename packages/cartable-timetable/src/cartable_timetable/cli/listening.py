"""Progress on standard error and an interruption, as one callback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from cartable_timetable.cli.interruption import watch_interruption
from cartable_timetable.cli.progress_line import ProgressLine
from cartable_timetable.result import OnProgress, Progress


@contextmanager
def listen(options: argparse.Namespace) -> Iterator[OnProgress]:
    """A callback that shows where a run stands, unless ``--quiet``, and ends it at the first interruption."""
    line = None if options.quiet else ProgressLine(sys.stderr)
    with watch_interruption() as interruption:

        def heard(progress: Progress) -> bool:
            if line is not None:
                line.show(progress)
            return not interruption.asked

        try:
            yield heard
        finally:
            if line is not None:
                line.close()
