"""What takes the place of units that are taught no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from cartable.engines.catalogue.models import CourseUnit, UnitReplacement


def replacements_of(codes: Iterable[str], *, on: date) -> dict[str, tuple[str, ...]]:
    """The codes of the units taught on the day that take the place of each of ``codes``, in order. Two queries at most.

    A replacement that is itself taught no more on that day gives way to what replaces it, and so on. A unit that
    nothing replaces is left out; whether the unit itself is still taught isn't looked at.
    """
    wanted = list(dict.fromkeys(codes))
    if not wanted:
        return {}
    after: dict[str, list[tuple[str, date | None]]] = defaultdict(list)
    rows = UnitReplacement.objects.order_by("unit__code", "by__code")
    for unit, by, ends in rows.values_list("unit__code", "by__code", "by__withdrawn_on"):
        after[unit].append((by, ends))
    found = {code: _taught(code, after, on) for code in wanted if code in after}
    return {code: replacing for code, replacing in found.items() if replacing}


def _taught(code: str, after: dict[str, list[tuple[str, date | None]]], on: date) -> tuple[str, ...]:
    """Walk the chains from a unit; the database keeps them without circle."""
    found: set[str] = set()
    seen, waiting = {code}, [code]
    while waiting:
        for by, ends in after.get(waiting.pop(), ()):
            if by in seen:
                continue
            seen.add(by)
            if ends is not None and ends <= on:
                waiting.append(by)
            else:
                found.add(by)
    return tuple(sorted(found))


def replaced_by(unit: CourseUnit) -> list[CourseUnit]:
    """The units that were said to take its place, withdrawn since or not. One query."""
    return list(CourseUnit.objects.filter(replacement_of__unit=unit).order_by("code"))


def replaced_with(unit: CourseUnit) -> list[CourseUnit]:
    """The units whose place it takes. One query."""
    return list(CourseUnit.objects.filter(replacements__by=unit).order_by("code"))
