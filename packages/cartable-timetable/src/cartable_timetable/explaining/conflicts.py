"""What a placement of one class would conflict with."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.explaining.wording import Sentence


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict of a class with others.

    A hard one forbids the placement; another adds ``cost`` (weighted) to the timetable. ``classes`` are the others
    concerned, ``distribution`` the position of the constraint in the problem (from 1), ``students`` those who can't
    attend both classes.
    """

    sentence: Sentence
    is_hard: bool
    cost: int = 0
    classes: tuple[str, ...] = ()
    room: str | None = None
    distribution: int | None = None
    students: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """``room_closed``, ``room_taken``, ``required_pairs``, ``required_set``, ``wished_pairs``, ``wished_set``,
        ``students_clash``, ``required_extension`` or ``wished_extension``."""
        return self.sentence.code


@dataclass(frozen=True, slots=True)
class Effect:
    """What some part of the problem says of a placement: an unweighted price and the conflicts."""

    price: int = 0
    conflicts: tuple[Conflict, ...] = ()


NO_EFFECT = Effect()
