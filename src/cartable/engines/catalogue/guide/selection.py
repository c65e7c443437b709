"""A reader's own selection of units: totals, what is missing inside it, what doesn't go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cartable.engines.catalogue.guide.units import GuideUnit

MOST = 40
"""How many units a selection holds: more than a degree's three semesters, and an address that every program takes."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit of the selection that wants one of ``wanted`` before, none of which is in the selection."""

    unit: str
    wanted: tuple[str, ...]
    is_advised: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a selection adds up to. ``credits_by``: by category; ``clashes``: pairs that nobody may hold together."""

    credits: int
    minutes: int
    credits_by: Mapping[str, int]
    missing: tuple[Missing, ...]
    clashes: tuple[tuple[str, str], ...]
    autumn_only: tuple[str, ...]
    spring_only: tuple[str, ...]


def clean_codes(codes: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """Codes of an address, each once, in order; at most ``most``."""
    kept = dict.fromkeys(code.strip() for code in codes)
    return tuple(code for code in kept if code)[:most]


def sum_up(chosen: Sequence[GuideUnit]) -> Summary:
    """The summary of a selection, in the order chosen."""
    codes = {unit.code for unit in chosen}
    by: dict[str, int] = {}
    for unit in chosen:
        by[unit.category] = by.get(unit.category, 0) + unit.credits
    return Summary(
        credits=sum(unit.credits for unit in chosen),
        minutes=sum(unit.minutes for unit in chosen),
        credits_by=dict(sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))),
        missing=tuple(_missing(chosen, codes)),
        clashes=tuple(
            sorted(
                {
                    (min(unit.code, other), max(unit.code, other))
                    for unit in chosen
                    for other in unit.exclusions
                    if other in codes
                }
            )
        ),
        autumn_only=tuple(unit.code for unit in chosen if unit.seasons == ("autumn",)),
        spring_only=tuple(unit.code for unit in chosen if unit.seasons == ("spring",)),
    )


def _missing(chosen: Sequence[GuideUnit], codes: set[str]) -> list[Missing]:
    return [
        Missing(unit.code, tuple(sorted(wanted)), is_advised)
        for is_advised in (False, True)
        for unit in chosen
        for wanted in (unit.advised if is_advised else unit.before)
        if not wanted & codes
    ]
