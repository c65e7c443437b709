"""What other engines hand to registration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A person's choice of an offering, by row ids; ``reference`` is the student's identifier in an imported file."""

    person_id: int
    offering_id: int
    reference: str = ""
