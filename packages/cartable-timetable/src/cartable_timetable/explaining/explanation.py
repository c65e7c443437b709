"""What :func:`explain_class` says."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.explaining.conflicts import Conflict
from cartable_timetable.explaining.wording import Sentence
from cartable_timetable.model import Cost, Placement


@dataclass(frozen=True, slots=True)
class PlacementOption:
    """A placement of the class, everything else staying where it is.

    ``difference`` holds what the verifier would find after less what it finds now: the four parts before weighting,
    and the weighted total. ``extension_difference`` is the same for the constraints of ours, priced beside the total;
    the ranking counts both. ``conflicts`` are all those of the class there, the hard ones first.
    """

    placement: Placement
    difference: Cost
    conflicts: tuple[Conflict, ...]
    is_present: bool
    extension_difference: int = 0

    @property
    def price(self) -> int:
        """The total difference of the cost, the constraints of ours included."""
        return self.difference.total + self.extension_difference

    @property
    def is_possible(self) -> bool:
        """Whether no hard rule forbids it."""
        return not (self.conflicts and self.conflicts[0].is_hard)

    @property
    def hard_conflicts(self) -> tuple[Conflict, ...]:
        """Why it isn't possible."""
        return tuple(conflict for conflict in self.conflicts if conflict.is_hard)


@dataclass(frozen=True, slots=True)
class ClassExplanation:
    """Why a class is where it is.

    ``present`` is None for a class that has no place. ``options`` holds each time with each room of the class, ranked:
    those that break no hard rule first, the cheapest first. ``reasons`` sums it up in sentences.
    """

    class_id: str
    present: PlacementOption | None
    options: tuple[PlacementOption, ...]
    reasons: tuple[Sentence, ...]

    def text_in(self, language: str) -> str:
        """The summary in one paragraph, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        return " ".join(reason.text_in(language) for reason in self.reasons)
