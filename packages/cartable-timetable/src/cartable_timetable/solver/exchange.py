"""What solver processes tell one another: the best timetable that one of them has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cartable_timetable.solver.arrays import I32


class Elite(NamedTuple):
    """A timetable by its arrays, which mean the same in every process, since all compile the same problem."""

    broken: int
    soft: int
    conflicts: int
    place: I32
    pick: I32
    slot: I32

    @property
    def rank(self) -> tuple[int, int]:
        """Lower is better."""
        return self.broken, self.soft


@dataclass(slots=True)
class Exchange:
    """One process's side: ``post`` sends to the others, ``best`` is the best that came from them and is not taken."""

    post: Callable[[Elite], None]
    best: Elite | None = None

    def receive(self, elite: Elite) -> None:
        """Keep what came when it is better than what waits already."""
        waiting = self.best
        if waiting is None or elite.rank < waiting.rank:
            self.best = elite

    def take(self) -> Elite | None:
        """The best that waits, once."""
        found, self.best = self.best, None
        return found
