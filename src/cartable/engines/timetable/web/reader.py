"""Whose page it is."""

from __future__ import annotations

from typing import Any

from cartable.engines.people.api import Person
from cartable.kernel.permissions import require


def own_person(actor: Any) -> Person:
    """The reader's own person. Raises NotAllowed when nobody is signed in."""
    require(actor, "week.view")
    person: Person = actor.person
    return person
