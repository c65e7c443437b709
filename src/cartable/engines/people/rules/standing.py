"""What an account holds today: the only source of rights in the whole product."""

from __future__ import annotations

from datetime import date
from typing import Any

from cartable.engines.people.types import HeldAffiliation, HeldRole, Standing
from cartable.kernel.clock import today

CACHE = "_standing_by_day"


def standing_of(account: Any, on: date | None = None) -> Standing:
    """The roles and affiliations in force on a day (today unless told), read once for each account instance.

    One request handles one instance, so a page asks the database once, however many rights it checks; a right granted
    meanwhile shows on the next request. Someone who isn't signed in, or whose account is closed, stands for nothing.
    """
    day = on or today()
    if not (getattr(account, "is_authenticated", False) and account.is_active):
        return Standing(day)
    cache: dict[date, Standing] = account.__dict__.setdefault(CACHE, {})
    if day not in cache:
        cache[day] = _read(account.person, day)
    return cache[day]


def has_role(account: Any, role: str, structure: Any = None, on: date | None = None) -> bool:
    """Whether the account holds ``role`` over ``structure`` or above it; without one, over the whole institution."""
    return standing_of(account, on).holds(role, None if structure is None else structure.pk)


def has_role_somewhere(account: Any, *roles: str, on: date | None = None) -> bool:
    """Whether the account holds one of the roles, whatever structure it covers."""
    return standing_of(account, on).holds_somewhere(*roles)


def _read(person: Any, day: date) -> Standing:
    roles = tuple(
        HeldRole(*values)
        for values in person.roles.valid_on(day).values_list("role", "structure_id", "valid_until", "reason")
    )
    ties = tuple(
        HeldAffiliation(*values) for values in person.affiliations.valid_on(day).values_list("kind", "structure_id")
    )
    return Standing(day, roles, ties, _parents(person) if any(held.structure_id for held in roles) else {})


def _parents(person: Any) -> dict[int, int | None]:
    """The whole tree, wanted only by those whose role stops at a structure."""
    structures = person.roles.model._meta.get_field("structure").related_model
    return dict(structures._default_manager.values_list("pk", "parent_id"))
