"""Registration's door: what students chose in a term."""

from __future__ import annotations

from typing import Any

from cartable.engines.people.api import Person
from cartable.engines.registration import compatibility
from cartable.engines.registration.domain.choices import (
    forget_choices,
    record_choice,
    record_choices,
    withdraw_choice,
    withdraw_choices,
)
from cartable.engines.registration.models import Choice
from cartable.engines.registration.queries.choices import choice_pairs, choices_of, count_students, demand_pairs, students_of
from cartable.engines.registration.queries.choice_tree import choice_tree
from cartable.engines.registration.types import ChoiceRow
from cartable.kernel.permissions import require

__all__ = [
    "Choice",
    "ChoiceRow",
    "access_choices",
    "choice_pairs",
    "choice_tree",
    "choices_of",
    "compatibility",
    "count_students",
    "demand_pairs",
    "forget_choices",
    "record_choice",
    "record_choices",
    "students_of",
    "withdraw_choice",
    "withdraw_choices",
]


def access_choices(actor: Any, person: Person, term: Any = None) -> list[Choice]:
    """The person's choices, for one who may see them. Raises NotAllowed."""
    require(actor, "choice.view", person)
    return list(choices_of(person=person, term=term))
