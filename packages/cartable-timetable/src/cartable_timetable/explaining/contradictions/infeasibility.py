"""Why a problem has no timetable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cartable_timetable.explaining.contradictions.deadline import Deadline
from cartable_timetable.explaining.contradictions.minimising import minimise
from cartable_timetable.explaining.contradictions.option_tables import OptionTables
from cartable_timetable.explaining.contradictions.ours import list_placing_extensions, list_unseen_extensions
from cartable_timetable.explaining.contradictions.requirement import (
    Requirement,
    RequirementKind,
    list_timetable_requirements,
)
from cartable_timetable.explaining.contradictions.seats import find_seat_core
from cartable_timetable.explaining.contradictions.suspects import Catalogue, list_suspicions
from cartable_timetable.explaining.contradictions.unsat_core import Core, InfeasibilityNotSettled
from cartable_timetable.model import Problem

_SHARE_OF_SUSPICIONS = 0.5
"""Of the time limit: then the whole problem is looked at."""


def explain_infeasibility(problem: Problem, *, time_limit: float = 60.0) -> Core | None:
    """A small set of requirements of ``problem`` that can't hold together; None when all of them can.

    Looks at seats and at a few cheap suspicions first, then at the whole problem, without and with the use of rooms,
    each requirement with a switch (CP-SAT's sufficient assumptions), and leaves out of what it finds all that it can.
    Of the required constraints of ours, those on times and days of classes are requirements like the others, and
    reserved places and needed sections count where they come to limits; the core names those that were not looked at
    (:func:`list_unseen_extensions` too). ``time_limit`` is in seconds.

    Raises ValueError for a limit that isn't positive, and InfeasibilityNotSettled when it passes before an answer.
    """
    if time_limit <= 0:
        raise ValueError(f"time_limit must be positive; got {time_limit}")
    deadline = Deadline(time_limit)
    core = find_seat_core(problem, deadline) or _Inquiry(problem, deadline).run()
    return None if core is None else replace(core, unseen=list_unseen_extensions(problem))


class _Inquiry:
    """The search for a contradiction among times and rooms."""

    def __init__(self, problem: Problem, deadline: Deadline) -> None:
        self._deadline = deadline
        self._tables = OptionTables(problem)
        self._all = [*list_timetable_requirements(problem), *list_placing_extensions(problem)]

    def run(self) -> Core | None:
        for suspicion in list_suspicions(Catalogue(self._tables, self._all)):
            self._deadline.raise_if_passed()
            if self._is_contradictory(suspicion):
                return minimise(suspicion, self._is_contradictory, self._deadline)
            if self._deadline.is_beyond(_SHARE_OF_SUSPICIONS):
                break
        for asked in (self._without_rooms(), self._all):
            if self._settle(asked, guarded=False)[0]:
                guilty = self._settle(asked, guarded=True)[1]
                return minimise(self._shrink(guilty), self._is_contradictory, self._deadline)
        return None

    def _without_rooms(self) -> list[Requirement]:
        """All but that a room holds one class at a time, which makes by far the greatest part of a model."""
        return [item for item in self._all if item.kind is not RequirementKind.ROOM]

    def _settle(self, asked: Sequence[Requirement], *, guarded: bool) -> tuple[bool, list[Requirement]]:
        """Asked without switches first: that is several times quicker when there is a timetable."""
        answer, guilty = self._solve(asked, guarded=guarded)
        if answer is None:
            self._deadline.raise_if_passed()
            raise InfeasibilityNotSettled("the solver gave up before its time limit")
        return answer, guilty

    def _shrink(self, guilty: Sequence[Requirement]) -> Sequence[Requirement]:
        """Asks the solver again about fewer and fewer requirements, while it names fewer."""
        while self._deadline.left:
            answer, fewer = self._ask(guilty, guarded=True)
            if not answer or not fewer or len(fewer) >= len(guilty):
                break
            guilty = fewer
        return guilty

    def _is_contradictory(self, requirements: Sequence[Requirement]) -> bool | None:
        return self._ask(requirements, guarded=False)[0]

    def _ask(self, requirements: Iterable[Requirement], *, guarded: bool) -> tuple[bool | None, list[Requirement]]:
        try:
            return self._solve(requirements, guarded=guarded)
        except InfeasibilityNotSettled:
            return None, []

    def _solve(self, requirements: Iterable[Requirement], *, guarded: bool) -> tuple[bool | None, list[Requirement]]:
        from cartable_timetable.explaining.contradictions.placing_model import PlacingModel

        return PlacingModel(self._tables, requirements, self._deadline, guarded=guarded).solve()
