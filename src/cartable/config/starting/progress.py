"""What is done and what remains, told by one thread or process and read by others."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the list. ``fraction`` (0 to 1) is None while nobody knows."""

    key: str
    title: str
    state: str = "waiting"  # waiting, now, done, failed
    fraction: float | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The list at one moment."""

    steps: tuple[Step, ...]
    problem: str = ""
    mend: str = ""

    @property
    def done(self) -> int:
        """How many steps are over."""
        return sum(step.state == "done" for step in self.steps)


@dataclass(slots=True)
class Progress:
    """The list, changed by its owner."""

    _steps: dict[str, Step]
    _problem: tuple[str, str] = ("", "")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def of(cls, steps: list[tuple[str, str]]) -> Progress:
        """A list of (key, title), all waiting."""
        return cls({key: Step(key, title) for key, title in steps})

    def update(self, key: str, state: str, *, fraction: float | None = None, message: str = "") -> None:
        """Say where a step is. A step that isn't in the list is ignored: the list was announced to the reader."""
        with self._lock:
            step = self._steps.get(key)
            if step is not None:
                self._steps[key] = replace(step, state=state, fraction=fraction, message=message)

    def fail(self, what: str, mend: str) -> None:
        """Say that it stops here, and why."""
        with self._lock:
            self._problem = (what, mend)

    def snapshot(self) -> Snapshot:
        """The list now."""
        with self._lock:
            return Snapshot(tuple(self._steps.values()), *self._problem)
