"""Benchmark ``directory``: finding someone as one types, in a register of the size of a university.

A made-up register (``made_people.py``) is written with what each person is (85 students, 5 teachers and 10 staff in a
hundred). Then names drawn from it are looked for, by a registrar who sees everyone and by a student who sees teachers
and staff: letter by letter, whole, without accents, with a letter wrong. Each search is that of the directory, of the
portal and of the programming interface (``people.api.search_people``), the reader's rights read anew each time.
``processor`` is processor time of both sides, which depends less on what else the machine does.

    make bench ONLY=directory
    make bench ONLY=directory ARGS="--people 67000 --names 40 --keep folder"
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from tests.performance.databases import own_database
from tests.performance.figures import Figure, report, show
from tests.performance.made_people import make_people, mistype, plain
from tests.performance.meters import processor_seconds

if TYPE_CHECKING:
    from cartable.engines.people.matching.records import Record

YARDSTICK_MS = 50
SHOWN = 8
COLUMNS = ("reader", "typed", "searches", "median", "p95", "processor", "processor p95")
LONG_AGO = date(2020, 9, 1)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=67_000)
    parser.add_argument("--names", type=int, default=40, help="names looked for in each way")
    parser.add_argument("--keep", type=Path, help="folder of the database, made once and used again")
    options = parser.parse_args()
    with own_database(options.keep):
        report(_measure(options.people, options.names))
    return 0


def _measure(size: int, names: int) -> list[Figure]:
    people = make_people(size, seed=1)
    _ensure_written(people)
    chance = random.Random(7)
    drawn = chance.sample(people, names)
    rows, figures = [], []
    for reader in ("registrar", "student"):
        account = _reader(reader)
        for way, texts in _ways(drawn, chance).items():
            spent = [_search(account.pk, text) for text in texts]
            taken, worked = [one.milliseconds for one in spent], [one.processor for one in spent]
            told = {"median": median(taken), "p95": _p95(taken)}
            told |= {"processor": median(worked), "processor_p95": _p95(worked)}
            rows.append((reader, way, len(texts), *(f"{value:.1f}" for value in told.values())))
            figures += [Figure(f"{reader}.{way}.{name}", value, "ms", YARDSTICK_MS) for name, value in told.items()]
    show(f"A search among {size} people, in milliseconds", COLUMNS, rows)
    return [*figures, Figure("registrar.typo.found", _found(drawn, chance), "share")]


def _ways(drawn: list[Record], chance: random.Random) -> dict[str, list[str]]:
    """What is typed, by the way it is."""
    whole = [f"{person.given_name} {person.family_name}" for person in drawn]
    family = [person.family_name for person in drawn]
    return {
        "two letters": [name[:2] for name in family],
        "four letters": [name[:4] for name in family],
        "family name": family,
        "whole name": whole,
        "without accents": [plain(name).lower() for name in whole],
        "typo": [mistype(chance, name) for name in family],
        "whole with typo": [mistype(chance, name) for name in whole],
        "nobody": [f"{name[:3]}qxw" for name in family],
    }


@dataclass(frozen=True, slots=True)
class Spent:
    """What a search took, and how long it kept a processor busy, here and in the database."""

    milliseconds: float
    processor: float


def _search(account: int, text: str) -> Spent:
    """A search by someone who has just come: the account and its rights are read too."""
    from django.db import connection

    from cartable.engines.people.api import Account, search_people

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend: int = cursor.fetchone()[0]
    begin, here, there = perf_counter(), process_time(), processor_seconds(backend)
    search_people(Account.objects.get(pk=account), text, SHOWN)
    worked = process_time() - here + processor_seconds(backend) - there
    return Spent((perf_counter() - begin) * 1000, worked * 1000)


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[18]


def _found(drawn: list[Record], chance: random.Random) -> float:
    """Of names typed with a letter wrong, the share whose person is among the first answers."""
    from cartable.engines.people.api import search_people

    reader = _reader("registrar")
    hits = 0
    for person in drawn:
        text = mistype(chance, f"{person.given_name} {person.family_name}")
        hits += person.key in {found.code for found in search_people(reader, text, SHOWN)}
    return hits / len(drawn)


def _reader(role: str) -> Any:
    """The account of a registrar or of a student, made once in a database that is kept."""
    from cartable.engines.people.api import find_account
    from cartable.engines.people.demo import affiliate, give_role, make_account, make_person

    found = find_account(f"bench-{role}")
    if found is not None:
        return found
    person = make_person(f"BENCH-{role}", family_name="Banc")
    affiliate(person, "student" if role == "student" else "staff")
    if role != "student":
        give_role(person, role)
    return make_account(person, username=f"bench-{role}")


def _ensure_written(people: list[Record]) -> None:
    from django.db import connection

    from cartable.engines.people.api import AffiliationRow, Person, add_affiliations
    from cartable.engines.people.demo import make_institution
    from tests.performance.bench_arrivals import write_people

    if Person.objects.count() < len(people):
        write_people(people)
        home = make_institution().pk
        written = Person.objects.filter(code__in=[person.key for person in people]).order_by("pk")
        ids = enumerate(written.values_list("pk", flat=True))
        add_affiliations(rows=[AffiliationRow(pk, home, _kind(number), LONG_AGO) for number, pk in ids])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE people_person")
        cursor.execute("VACUUM ANALYZE people_affiliation")


def _kind(number: int) -> str:
    """What the nth person is."""
    return {0: "faculty", 1: "staff", 2: "staff"}.get(number % 20, "student")


if __name__ == "__main__":
    sys.exit(main())
