"""How places are given in the campaign, as its students read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cartable.engines.registration.api import Campaign, assignments


@dataclass(frozen=True, slots=True)
class PlacesSaid:
    """The priorities in order, the lottery last; since when and why, and whether they changed since first stated."""

    priorities: tuple[str, ...]
    at: datetime | None
    reason: str
    has_changed: bool


def said_places(campaign: Campaign) -> PlacesSaid | None:
    """The rule as it stands; None when nobody has stated one."""
    rule = assignments.rule_in_force(campaign)
    if rule is None:
        return None
    stated = assignments.rules_stated(campaign)
    last = stated[-1] if stated else None
    return PlacesSaid(
        priorities=tuple(str(assignments.PRIORITY_TITLES.get(name, name)) for name in rule),
        at=last.at if last else None,
        reason=last.reason if last else "",
        has_changed=len(stated) > 1,
    )
