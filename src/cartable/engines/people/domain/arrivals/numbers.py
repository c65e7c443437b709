"""The identifiers that sources tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cartable.engines.people.domain.arrivals.rows import NUMBERS, ArrivingRow
from cartable.engines.people.matching.identifiers import find_ine
from cartable.engines.people.models import Identifier, Person

Given = tuple[Person, ArrivingRow]


def write_numbers(given: Sequence[Given], day: date, *, replace: bool = False) -> int:
    """Write the identifiers of the rows that their people lack; how many. One that somebody else has is left out.

    A second INE, HR number or ORCID is left out too, unless it takes the place of a provisional INE, or ``replace``.
    """
    told = [(person, kind, getattr(row, kind)) for person, row in given for kind in NUMBERS if getattr(row, kind)]
    if not told:
        return 0
    people = {person.pk for person, _, _ in told}
    mine = {
        (each.person_id, each.kind): each for each in Identifier.objects.filter(person__in=people, kind__in=NUMBERS)
    }
    taken = holders_of((kind, value) for _, kind, value in told)
    fresh: dict[tuple[int, str], Identifier] = {}
    corrected = 0
    for person, kind, value in told:
        held = mine.get((person.pk, kind))
        if (kind, value) in taken or (held is not None and held.value == value):
            continue
        taken[kind, value] = person.pk
        if held is None:
            fresh.setdefault((person.pk, kind), Identifier(person=person, kind=kind, value=value, noted_on=day))
        elif replace or _gives_way(kind, held.value):
            held.value, held.noted_on = value, day
            held.save(update_fields=["value", "noted_on"])
            corrected += 1
    Identifier.objects.bulk_create(fresh.values())
    return len(fresh) + corrected


def holders_of(numbers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Who holds each of these (kind, value), by person's id."""
    wanted = set(numbers)
    rows = Identifier.objects.filter(kind__in=NUMBERS, value__in={value for _, value in wanted})
    found = {(kind, value): pk for kind, value, pk in rows.values_list("kind", "value", "person")}
    return {held: pk for held, pk in found.items() if held in wanted}


def conflicts_of(person: Person, row: ArrivingRow) -> list[tuple[str, str, str]]:
    """(kind, the person's, the row's) of each identifier of which one person has one only, and these are two."""
    held = dict(Identifier.objects.filter(person=person, kind__in=NUMBERS).values_list("kind", "value"))
    return [
        (kind, held[kind], value)
        for kind in NUMBERS
        if (value := getattr(row, kind)) and kind in held and held[kind] != value and not _gives_way(kind, held[kind])
    ]


def _gives_way(kind: str, value: str) -> bool:
    number = find_ine(value) if kind == "ine" else None
    return number is not None and number.is_provisional
