"""What a constraint of ours is: required or priced, and able to say by how much it is exceeded, and by whom."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from cartable_timetable.extensions.kinds import ExtensionKind

if TYPE_CHECKING:
    from cartable_timetable.extensions.facts import Facts
    from cartable_timetable.extensions.scope import Scope
    from cartable_timetable.model import Problem


@dataclass(frozen=True, slots=True)
class Part:
    """What one student, teacher or class adds to the excess of a constraint."""

    who: str
    excess: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(ABC):
    """A constraint beside the nineteen of the competition.

    A required one must have no excess: otherwise the timetable is infeasible. Another costs ``penalty`` for each unit
    of excess, a cost of its own, beside the competition's total and not weighted by it.
    """

    kind: ClassVar[ExtensionKind]
    is_by_week: ClassVar[bool] = False
    """Whether the excess is counted in every week of the term; the cost is then that of an average week."""

    required: bool = False
    penalty: int = 0

    @abstractmethod
    def measure(self, facts: Facts) -> list[Part]:
        """Who exceeds the constraint, and by how much; nobody when it is kept."""

    @abstractmethod
    def list_watched(self, problem: Problem) -> Iterator[str]:
        """The classes whose students change the excess; none when students don't matter, or person by person."""

    @abstractmethod
    def note_faults(self, scope: Scope) -> None:
        """Notes what doesn't fit the problem."""

    def price(self, excess: int, weeks: int) -> int:
        """``penalty × excess``, divided by the weeks and rounded down once if it is counted by week; 0 if required."""
        if self.required:
            return 0
        return self.penalty * excess // weeks if self.is_by_week else self.penalty * excess


def list_places(extensions: tuple[Extension, ...]) -> list[str]:
    """Where each stands, such as ``lunchBreak[2]``: the second of its kind."""
    seen: dict[ExtensionKind, int] = {}
    places = []
    for extension in extensions:
        seen[extension.kind] = seen.get(extension.kind, 0) + 1
        places.append(f"{extension.kind.value}[{seen[extension.kind]}]")
    return places
