"""Which of two records each fact is taken from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from cartable.engines.people.domain.arrivals.rows import FACTS
from cartable.engines.people.models import Person

CHOSEN = (*FACTS, "is_protected")
Side = Literal["kept", "absorbed"]


def values_after(kept: Person, absorbed: Person, choices: Mapping[str, Side]) -> dict[str, Any]:
    """The fields of the kept record after the merge: those chosen, else its own, else the other's where it has none.

    Whoever is protected on one side stays so. Raises ValueError for a field or a side that isn't one.
    """
    if unknown := set(choices) - set(CHOSEN) - {"ine", "hr", "orcid", "idhal"}:
        raise ValueError(f"no such field to choose: {', '.join(sorted(unknown))}")
    if wrong := set(choices.values()) - {"kept", "absorbed"}:
        raise ValueError(f"a value is taken from kept or absorbed, not {', '.join(sorted(wrong))}")
    found: dict[str, Any] = {}
    for name in FACTS:
        mine, other = getattr(kept, name), getattr(absorbed, name)
        chosen = choices.get(name, "kept" if mine else "absorbed")
        found[name] = mine if chosen == "kept" else other
    found["is_protected"] = kept.is_protected or absorbed.is_protected
    return found


def provenance_after(kept: Person, absorbed: Person, values: Mapping[str, Any]) -> dict[str, Any]:
    """Who said the values taken."""
    found = dict(kept.provenance)
    for name in FACTS:
        if values[name] != getattr(kept, name):
            found.pop(name, None)
            if name in absorbed.provenance:
                found[name] = absorbed.provenance[name]
    return found


def plain_values(person: Person) -> dict[str, Any]:
    """The fields that a merge may change, as JSON keeps them."""
    values = {name: getattr(person, name) for name in (*CHOSEN, "photo_id", "merged_into_id")}
    told = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return {**told, "provenance": dict(person.provenance), "match_keys": list(person.match_keys)}


def set_values(person: Person, told: Mapping[str, Any]) -> None:
    """Put kept values back into a record, without saving it."""
    for name, value in told.items():
        setattr(person, name, date.fromisoformat(value) if name == "birth_on" and isinstance(value, str) else value)
