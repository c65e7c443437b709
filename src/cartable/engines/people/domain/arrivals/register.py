"""The people known, as far as the records of an arrival need them: who shares a key or an identifier with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from django.db import connection

from cartable.engines.people.domain.arrivals.rows import CAMPUS, NUMBERS, ArrivingRow
from cartable.engines.people.matching.defaults import default_model
from cartable.engines.people.matching.fields import PERSON_FIELDS
from cartable.engines.people.matching.frequencies import Frequencies
from cartable.engines.people.matching.index import LARGEST_DRAWER, MOST_CANDIDATES
from cartable.engines.people.matching.keys import list_keys
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.weights import Model
from cartable.engines.people.matching.words import fold
from cartable.engines.people.models import Identifier, Person
from cartable.engines.people.queries import people_by_mail

DRAWERS = """
    SELECT wanted.key, found.id
    FROM unnest(%s::text[]) AS wanted(key)
    CROSS JOIN LATERAL (
        SELECT person.id FROM people_person person
        WHERE person.match_keys @> ARRAY[wanted.key]
        LIMIT %s
    ) AS found
"""
COUNTS = """
    SELECT family_name, usage_family_name, given_name, birth_on, count(*)
    FROM people_person WHERE merged_into_id IS NULL
    GROUP BY GROUPING SETS ((family_name), (usage_family_name), (given_name), (birth_on))
"""


LEAST = 10_000
"""People that a register counts for at least, whatever it holds yet."""
MANY, KEPT_FOR = 5_000, 600.0
"""From how many people on the counts are kept for single records, and for how many seconds."""


@dataclass(frozen=True, slots=True)
class Register:
    """What is read once for an arrival: how many people to reckon with, and how common each name and birth is."""

    size: int
    frequencies: Frequencies
    model: Model


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each record (by its place) the people who may be its person; their identifiers by person."""

    of: Sequence[Sequence[int]]
    people: Mapping[int, Person]
    numbers: Mapping[int, Mapping[str, str]]
    codes: Mapping[int, Collection[str]]
    """Campus numbers, those of second records merged into theirs included."""


_kept: dict[str, tuple[float, Register]] = {}


def read_register(rows: Sequence[ArrivingRow] = (), *, quickly: bool = False) -> Register:
    """Counted over everyone and over the rows that arrive, in one reading of the table.

    The first file of an empty register is judged as one of its size would be, and no register as smaller than ten
    thousand people: among few, two who are a little alike would seem to be one. Addresses are left out, since each is
    one person's only.

    ``quickly``, for a few records, takes the counts of up to ten minutes ago once there are many people: they hardly
    move.
    """
    kept = _kept.get("register")
    if quickly and kept is not None and kept[0] > monotonic() - KEPT_FOR:
        return kept[1]
    register = _count(rows)
    _kept.pop("register", None)
    if register.frequencies.size >= MANY and not rows:
        _kept["register"] = (monotonic(), register)
    return register


def _count(rows: Sequence[ArrivingRow]) -> Register:
    families: Counter[str] = Counter()
    givens: Counter[str] = Counter()
    births: Counter[str] = Counter()
    size = 0
    with connection.cursor() as cursor:
        cursor.execute(COUNTS)
        # Of the four columns a row fills one: the others are null, birth also when nobody knows it.
        for family, usage, given, birth, number in cursor.fetchall():
            if family is not None:
                families[fold(family)] += number
                size += number
            elif usage:
                families[fold(usage)] += number
            elif given is not None:
                givens[fold(given)] += number
            elif birth is not None:
                births[f"{birth:%Y%m%d}"] += number
    for row in rows:
        families[fold(row.family_name)] += 1
        families[fold(row.usage_family_name)] += 1
        givens[fold(row.given_name)] += 1
        if row.birth_on is not None:
            births[f"{row.birth_on:%Y%m%d}"] += 1
    size += len(rows)
    for counts in (families, givens):
        counts.pop("", None)
    counted = {"family_name": families, "given_name": givens, "birth_on": births, "mail": Counter[str]()}
    return Register(max(size, LEAST), Frequencies(size, counted), default_model(max(size, LEAST)))


def find_neighbours(records: Sequence[Record], owners: Sequence[int | None]) -> Neighbours:
    """Who shares a key or a trusted identifier with each record, in six queries whatever their number.

    ``owners`` gives the person that a record was found to be before. A second record merged into one counts as it.
    """
    near = _near_by_keys(records)
    named_codes = _holders_of_codes(records)
    named = _named(records, named_codes)
    wanted = {pk for each in (*near, *named) for pk in each} | {pk for pk in owners if pk}
    people = _in_force(wanted)
    of = []
    for place, owner in enumerate(owners):
        given = [*([owner] if owner else []), *named[place], *near[place]]
        of.append(list(dict.fromkeys(people[pk].pk for pk in given if pk in people)))
    kept = {person.pk: person for person in people.values()}
    codes: dict[int, set[str]] = {pk: {person.code} for pk, person in kept.items()}
    for code, pk in named_codes.items():
        if pk in people:
            codes[people[pk].pk].add(code)
    return Neighbours(of, kept, _numbers(kept), codes)


def _near_by_keys(records: Sequence[Record]) -> list[list[int]]:
    """Those who share most keys first; a key that more than 400 people share tells nobody apart."""
    keys = [list_keys(record, PERSON_FIELDS) for record in records]
    wanted = sorted({key for each in keys for key in each})
    drawers: defaultdict[str, list[int]] = defaultdict(list)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(DRAWERS, [wanted, LARGEST_DRAWER + 1])
            for key, pk in cursor.fetchall():
                drawers[key].append(pk)
    found = []
    for each in keys:
        shared: Counter[int] = Counter()
        for key in each:
            if len(drawers.get(key, ())) <= LARGEST_DRAWER:
                shared.update(drawers.get(key, ()))
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
        found.append([pk for pk, _ in best])
    return found


def _holders_of_codes(records: Sequence[Record]) -> dict[str, int]:
    """Whose campus numbers these are."""
    codes = {code for record in records if (code := record.identifiers.get(CAMPUS))}
    return dict(Person.objects.filter(code__in=codes).values_list("code", "pk")) if codes else {}


def _named(records: Sequence[Record], codes: Mapping[str, int]) -> list[list[int]]:
    """Those who hold one of a record's identifiers."""
    numbers = {value for record in records for kind in NUMBERS if (value := record.identifiers.get(kind))}
    mails = {mail for record in records if (mail := record.identifiers.get("mail"))}
    holders: dict[tuple[str, str], int] = {}
    if numbers:
        rows = Identifier.objects.filter(kind__in=NUMBERS, value__in=numbers)
        holders |= {(kind, value): pk for kind, value, pk in rows.values_list("kind", "value", "person")}
    holders |= {(CAMPUS, code): pk for code, pk in codes.items()}
    if mails:
        holders |= {("mail", mail): person.pk for mail, person in people_by_mail(mails).items()}
    return [[holders[held] for held in record.identifiers.items() if held in holders] for record in records]


def _in_force(wanted: Iterable[int]) -> dict[int, Person]:
    """The people with these ids, each under its own; whoever was merged into another is that other."""
    columns = ("match_keys", "search_text", "name_key")  # long, and of no use here
    people = {person.pk: person for person in Person.objects.filter(pk__in=set(wanted)).defer(*columns)}
    while second := {pk: person.merged_into_id for pk, person in people.items() if person.merged_into_id}:
        found = Person.objects.defer(*columns).in_bulk(set(second.values()))
        people |= {pk: found[into] for pk, into in second.items()}
    return people


def _numbers(people: Collection[int]) -> dict[int, dict[str, str]]:
    """The identifiers of people that matching heeds."""
    held: dict[int, dict[str, str]] = {}
    rows = Identifier.objects.filter(kind__in=NUMBERS, person__in=people)
    for pk, kind, value in rows.values_list("person", "kind", "value"):
        held.setdefault(pk, {})[kind] = value
    return held
