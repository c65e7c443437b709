"""What other engines hand to registration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A person's choice of an offering, by row ids; ``reference`` is the student's identifier in an imported file."""

    person_id: int
    offering_id: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    """A phase to set: ``kind`` is one of ``Phase.Kind``; from ``opens_at`` included to ``closes_at`` excluded."""

    kind: str
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class WishDraft:
    """A unit wished, by its code: ``main``, ``optional`` or ``reserve``. The order of the drafts is their rank."""

    unit_code: str
    kind: str = "main"


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time of the week wanted free: day 1 is Monday, times written ``13:00``; the end excluded."""

    day: int
    start: str
    end: str

    def as_dict(self) -> dict[str, Any]:
        """As a list keeps it."""
        return {"day": self.day, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class ListRow:
    """A whole list to write in bulk: ``wishes`` are (offering id, kind) in order of rank."""

    person_id: int
    wishes: tuple[tuple[int, str], ...]
    state: str = "draft"
    saved_at: datetime | None = None
    sent_at: datetime | None = None
    decided_at: datetime | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    free_times: tuple[FreeTime, ...] = ()
    in_spite_of: tuple[str, ...] = ()
