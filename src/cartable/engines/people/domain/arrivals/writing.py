"""What is written of the people decided on: somebody new, or what a source says of somebody known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import connection

from cartable.engines.people.domain.arrivals.facts import take_facts, trust_by_code
from cartable.engines.people.domain.arrivals.numbers import write_numbers
from cartable.engines.people.domain.arrivals.rows import FACTS, ArrivingRow, facts_of
from cartable.engines.people.domain.arrivals.ties import TieWork, write_ties
from cartable.engines.people.domain.facts import tell_facts_changed
from cartable.engines.people.domain.match_keys import set_match_keys
from cartable.engines.people.domain.people import insert_people
from cartable.engines.people.models import Person, Source
from cartable.engines.people.queries import people_by_mail

Given = tuple[Person, ArrivingRow]


def create_arrived(source: Source, rows: Sequence[ArrivingRow], day: date) -> list[Person]:
    """The people of rows that are of nobody known, in their order, with their identifiers.

    A row without a campus number, or with one of somebody else, gets the next one; an address of somebody else is left
    out. Raises PersonTaken when someone was quicker.
    """
    codes, mails = _codes(rows), people_by_mail(row.mail for row in rows)
    people = []
    for row, code in zip(rows, codes, strict=True):
        person = Person(code=code, origin=source.code)
        take_facts(person, facts_of(row), source, trust={}, day=day, taken_mails=mails)
        mails |= {row.mail: person} if row.mail else {}
        people.append(person)
    insert_people(people, origin=source.code)
    write_numbers(list(zip(people, rows, strict=True)), day)
    return people


def correct_known(
    source: Source, given: Sequence[Given], day: date, *, over_hand: bool = False, replace_numbers: bool = False
) -> int:
    """Write what the source is believed about, and the identifiers; how many people changed."""
    trust = trust_by_code()
    holders = people_by_mail(row.mail for _, row in given)
    changed: dict[int, Person] = {}
    noted: dict[int, Person] = {}
    for person, row in given:
        holder = holders.get(row.mail)
        taken = [row.mail] if holder is not None and holder.pk != person.pk else []
        before = dict(person.provenance)
        told = take_facts(person, facts_of(row), source, trust=trust, day=day, taken_mails=taken, over_hand=over_hand)
        if told:
            changed[person.pk] = person
        elif person.provenance != before:
            noted[person.pk] = person
    set_match_keys(changed.values())
    # A form of few columns, since each of them is written for everyone in the batch.
    Person.objects.bulk_update(changed.values(), [*FACTS, "provenance", "match_keys"], batch_size=500)
    Person.objects.bulk_update(noted.values(), ["provenance"], batch_size=500)
    numbers = write_numbers(given, day, replace=replace_numbers)
    if changed or numbers:
        tell_facts_changed(person_ids=[person.pk for person, _ in given], facts=["person"])
    return len(changed)


def write_told_ties(source: Source, given: Iterable[Given], day: date) -> TieWork:
    """The affiliations that the rows tell; two records of one person count as one."""
    return write_ties(source, _merged(given), day)


def _merged(given: Iterable[Given]) -> list[Given]:
    """One row a person: of two records of one source, the ties of both."""
    by_person: dict[int, Given] = {}
    for person, row in given:
        known = by_person.get(person.pk)
        if known is None:
            by_person[person.pk] = (person, row)
        elif row.ties is not None:
            ties = tuple(dict.fromkeys((*(known[1].ties or ()), *row.ties)))
            by_person[person.pk] = (person, ArrivingRow(row.key, ties=ties))
    return list(by_person.values())


def _codes(rows: Sequence[ArrivingRow]) -> list[str]:
    asked = [row.code for row in rows]
    taken = set(Person.objects.filter(code__in=[code for code in asked if code]).values_list("code", flat=True))
    numbers = _next_numbers(sum(not code or code in taken for code in asked))
    codes = []
    for code in asked:
        codes.append(next(numbers) if not code or code in taken else code)
        taken.add(codes[-1])
    return codes


def _next_numbers(count: int) -> Iterator[str]:
    """Campus numbers that nobody has: a letter and seven figures, never given twice."""
    given = 0
    while given < count:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('people_campus_number') FROM generate_series(1, %s)", [count - given])
            numbers = [f"C{number:07d}" for (number,) in cursor.fetchall()]
        held = set(Person.objects.filter(code__in=numbers).values_list("code", flat=True))
        for number in numbers:
            if number not in held:
                given += 1
                yield number
