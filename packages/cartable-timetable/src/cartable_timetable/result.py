"""What a solver says while it runs (:class:`Progress`) and when it ends (:class:`Result`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cartable_timetable.model import Cost, Solution

TIME_LIMIT = "time_limit"
ITERATION_LIMIT = "iteration_limit"
INTERRUPTED = "interrupted"
PROVED_OPTIMAL = "proved_optimal"
PROVED_INFEASIBLE = "proved_infeasible"
"""The usual values of :attr:`Result.stopped`; another string is allowed when none of these tells the truth."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands.

    ``elapsed`` is in seconds since the call; ``phase`` a short English word (``prepare``, ``construct``, ``anneal``,
    ``repair``, ``students``); ``cost`` the best cost so far, None until every class is placed; ``violations`` the
    number of hard rules that the best timetable so far still breaks; ``iteration`` counts evaluated moves. ``best`` is
    None but every fifteen seconds or so: then it is the best timetable so far, for whoever keeps it in case the machine
    stops.
    """

    elapsed: float
    phase: str
    feasible: bool
    cost: Cost | None
    violations: int
    iteration: int
    best: Solution | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The best timetable of a run.

    ``solution`` is None only when nothing at all could be built. ``feasible`` is true when every hard rule holds,
    ``violations`` counts those that do not, ``unplaced`` names the classes left without time or room, ``elapsed`` is
    in seconds, and ``stopped`` says why the run ended.
    """

    solution: Solution | None
    feasible: bool
    cost: Cost | None
    violations: int
    elapsed: float
    iterations: int
    stopped: str
    unplaced: tuple[str, ...] = ()


OnProgress = Callable[[Progress], bool | None]
"""Called a few times a second by the solver; returning False stops the run (None and True let it go on)."""
