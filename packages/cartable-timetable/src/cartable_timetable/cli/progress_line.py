"""Progress on standard error: one line rewritten on a terminal, one line per second elsewhere."""

from __future__ import annotations

from typing import TextIO

from cartable_timetable.result import Progress

_SECONDS_BETWEEN_LINES = 1.0


class ProgressLine:
    """Prints where a solve stands."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._last_at = -_SECONDS_BETWEEN_LINES
        self._last_phase = ""

    def show(self, progress: Progress) -> None:
        """Prints the progress, at most once a second unless it is a terminal or the phase changed."""
        is_new_phase = progress.phase != self._last_phase
        if not self._is_terminal and not is_new_phase and progress.elapsed - self._last_at < _SECONDS_BETWEEN_LINES:
            return
        self._last_at, self._last_phase = progress.elapsed, progress.phase
        text = describe_progress(progress)
        self._stream.write(f"\r{text:<78}" if self._is_terminal else f"{text}\n")
        self._stream.flush()

    def close(self) -> None:
        """Ends the line of a terminal."""
        if self._is_terminal and self._last_phase:
            self._stream.write("\n")


def describe_progress(progress: Progress) -> str:
    """One line: seconds, phase, best cost or broken hard rules, moves."""
    cost = "—" if progress.cost is None else str(progress.cost.total)
    state = f"cost {cost}" if progress.feasible else f"{progress.violations} hard rules broken, cost {cost}"
    return f"{progress.elapsed:8.1f} s  {progress.phase:<10}  {state}, {progress.iteration} moves"
