"""What a change of units must know, read in one statement, and the rules of choice judged on it.

The statement (a function made by the migration ``change_of_units``) holds the student until the transaction ends, so
that two tabs take turns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import connection

from cartable.engines.catalogue.api import UnitCard
from cartable.engines.registration.rulings import Chosen, Limits, Record, Ruling, check

LOCK_SPACE = 1380275299
"""First key of the advisory locks on students; the migration's function takes the same."""
READ = "SELECT registration_change_facts(%s, %s, %s::text[], %s, %s)"
CARD = ("id", "code", "title_fr", "title_en", "category", "level", "credits", "language", "in_autumn", "in_spring")


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """``before`` is the answer given already to the same click. ``held`` and ``offerings``: offering ids by code."""

    before: Mapping[str, Any] | None
    phase: str | None
    cancelled: bool
    opens_at: str | None
    held: Mapping[str, int]
    offerings: Mapping[str, int]
    withdrawn: frozenset[str]
    cards: Mapping[str, UnitCard]
    record: Record
    limits: Limits
    lifted: frozenset[tuple[str, str]]


def read_facts(*, campaign_id: int, person_id: int, codes: Sequence[str], token: str, at: datetime) -> ChangeFacts:
    """Lock the student and read. One query."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [campaign_id, person_id, list(codes), token, at])
        told = cursor.fetchone()[0]
    if isinstance(told, str):
        told = json.loads(told)
    return _facts(told)


def _facts(told: Mapping[str, Any]) -> ChangeFacts:
    if "before" in told:
        nothing: dict[str, Any] = {}
        empty = frozenset[str]()
        return ChangeFacts(
            told["before"], None, False, None, nothing, nothing, empty, nothing, Record(), Limits(), frozenset()
        )
    units = told["units"]
    return ChangeFacts(
        None,
        told["phase"],
        bool(told["cancelled"]),
        told["opens"],
        told["held"],
        {unit["code"]: unit["offering"] for unit in units if unit["offering"] is not None},
        frozenset(unit["code"] for unit in units if unit["withdrawn"]),
        {unit["code"]: _card(unit) for unit in units},
        Record(acquired=frozenset(told["acquired"])),
        Limits(credits_max=told["credits_max"], units_at_most=told["most"]),
        frozenset((rule, unit) for rule, unit in told["lifted"]),
    )


def _card(unit: Mapping[str, Any]) -> UnitCard:
    wanted = groupby(sorted(map(tuple, unit["before"])), key=lambda pair: pair[0])
    return UnitCard(
        **{name: unit[name] for name in CARD},
        campus="",
        prerequisites=tuple(frozenset(code for _number, code in some) for _number, some in wanted),
        exclusions=frozenset(unit["excludes"]),
    )


def judge_change(facts: ChangeFacts, *, add: Sequence[str], drop: Iterable[str]) -> list[Ruling]:
    """What forbids a change: rules broken by what is added, and by the whole when it grows.

    Dropping is never forbidden. What was wrong before the change and isn't made worse doesn't forbid it.
    """
    if not add:
        return []
    kept = [code for code in facts.held if code not in set(drop)]
    found = check(
        cards=facts.cards,
        chosen=[Chosen(code) for code in (*kept, *add)],
        record=facts.record,
        limits=facts.limits,
        offered={*facts.offerings, *facts.held},
        withdrawn=facts.withdrawn,
        lifted=facts.lifted,
    )
    fresh = set(add)
    grows = {"too_many": len(kept) + len(add) > len(facts.held), "credits_high": _credits_grow(facts, kept, add)}
    return [
        one
        for one in found
        if one.severity == "blocks" and (one.unit in fresh or (not one.unit and grows.get(one.rule, False)))
    ]


def _credits_grow(facts: ChangeFacts, kept: Sequence[str], add: Sequence[str]) -> bool:
    then = sum(facts.cards[code].credits for code in (*kept, *add) if code in facts.cards)
    return then > sum(facts.cards[code].credits for code in facts.held if code in facts.cards)
