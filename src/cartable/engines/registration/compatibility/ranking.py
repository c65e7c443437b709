"""What to take instead of a unit that doesn't fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cartable.engines.registration.compatibility.types import Compatibility

if TYPE_CHECKING:
    from cartable.engines.catalogue.api import UnitCard


def alternatives(
    wanted: UnitCard, judged: Mapping[int, Compatibility], cards: Mapping[int, UnitCard], *, most: int = 5
) -> list[int]:
    """Offerings that fit in the place of one that doesn't, the most alike first; at most ``most``.

    ``judged`` comes from ``judge_additions``; ``cards`` says by offering what each is (offerings without a card, and
    the wanted unit itself, are left out). Alike: the category first, then profile tags in common, a near level, near
    credits; then those that keep the times wanted free, that leave more groups open; by code at last.
    """
    open_ones = [
        one for one, found in judged.items() if found.possible and one in cards and cards[one].code != wanted.code
    ]
    return sorted(open_ones, key=lambda one: _rank(wanted, cards[one], judged[one], one))[:most]


def _rank(wanted: UnitCard, card: UnitCard, found: Compatibility, offering: int) -> tuple[int | str, ...]:
    return (
        int(card.category != wanted.category),
        -len(card.tags & wanted.tags),
        abs(card.level - wanted.level),
        abs(card.credits - wanted.credits),
        found.lost_minutes,
        -len(found.groups.get(offering, ())),
        card.code,
    )
