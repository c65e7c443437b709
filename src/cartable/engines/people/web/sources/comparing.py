"""Two sets of facts side by side, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cartable.engines.people.api import Person, arriving
from cartable.engines.people.matching.fields import Level
from cartable.engines.people.matching.words import fold
from cartable.engines.people.queries.sources import numbers_of
from cartable.engines.people.web.sources.labels import agreement, field_label
from cartable.ui.cells import Status
from cartable.ui.moments import say_day, say_number

NUMBERS = ("ine", "hr", "orcid")
SHOWN = (*arriving.FACTS, "code", *NUMBERS)


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what each side says, how the two agree, and what it weighs (bits, as text)."""

    name: str
    label: Any
    one: str
    other: str
    status: Status | None
    weight: str = ""


def facts_of_payload(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says, by field."""
    return {name: payload.get(name, "") for name in SHOWN}


def facts_of_person(person: Person) -> dict[str, Any]:
    """What is known of a person, by field."""
    held = numbers_of(person)
    return {name: held.get(name, "") if name in NUMBERS else getattr(person, name) or "" for name in SHOWN}


def side_by_side(
    one: Mapping[str, Any], other: Mapping[str, Any], reasons: Sequence[Mapping[str, Any]] = ()
) -> list[Line]:
    """The fields of which one side at least says something; those that matching compared with their weight."""
    judged = {reason["field"].removeprefix("source:campus") or "code": reason for reason in reasons}
    lines = []
    for name in SHOWN:
        mine, theirs = one[name], other[name]
        if not mine and not theirs:
            continue
        reason = judged.get(name)
        level = reason["level"] if reason else _level(mine, theirs)
        shown = (_said(mine), _said(theirs))
        weight = _weight(reason.get("bits")) if reason else ""
        status = agreement(level, name, str(mine), str(theirs))
        lines.append(Line(name, field_label(name), *shown, status, weight))
    return lines


def differing(lines: Iterable[Line]) -> list[Line]:
    """The fields where the two sides say different things."""
    return [line for line in lines if line.one and line.other and line.one != line.other]


def _level(one: Any, other: Any) -> Level:
    """Of fields that matching doesn't compare: the same, or not, accents and case aside."""
    if not one or not other:
        return Level.MISSING
    return Level.SAME if fold(_plain(one)) == fold(_plain(other)) else Level.DIFFERENT


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(value: Any) -> str:
    day = value if isinstance(value, date) else _read_day(str(value))
    return say_day(day, "year") if day else str(value)


def _read_day(text: str) -> date | None:
    if len(text) != 10 or not text[4] == text[7] == "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _weight(bits: float | None) -> str:
    """« +6,3 »: each unit doubles (or halves) the odds."""
    if not bits:
        return ""
    return f"{'+' if bits > 0 else '−'}{say_number(abs(bits), 1)}"
