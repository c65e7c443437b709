"""Benchmark ``arrivals``: records that arrive at a register of the size of a university, through the database.

A made-up register (``made_people.py``) is written by ``create_people``; then a source sends records, half of them of
people known: a thousand at once as a synchronisation does, then the same again unchanged, then one at a time as the
programming interface may. The last figure is the search for who stands twice among everybody.

    make bench ONLY=arrivals
    make bench ONLY=arrivals ARGS="--people 67000 --arrivals 1000 --singly 50 --keep folder"
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.performance.databases import own_database
from tests.performance.figures import Figure, report, show
from tests.performance.made_people import make_arrivals, make_people

if TYPE_CHECKING:
    from cartable.engines.people.matching.records import Record

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SECONDS, QUERIES = 0.01, 1.0
"""Yardsticks of one record among a thousand: ten milliseconds, one query."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=67_000)
    parser.add_argument("--arrivals", type=int, default=1_000)
    parser.add_argument("--singly", type=int, default=50)
    parser.add_argument("--keep", type=Path, help="folder of the database, made once and used again")
    parser.add_argument("--without-duplicates", action="store_true", help="leave the last figure out")
    options = parser.parse_args()
    with own_database(options.keep):
        report(_measure(options.people, options.arrivals, options.singly, not options.without_duplicates))
    return 0


def _measure(size: int, count: int, singly: int, with_duplicates: bool) -> list[Figure]:
    from django.db import connection

    from cartable.engines.people.api import Account, Person, arriving, merges
    from cartable.engines.people.demo import make_account_with_role

    people = make_people(size, seed=1)
    figures = []
    if Person.objects.count() < size:
        with _counted() as spent:
            write_people(people)
        figures.append(Figure("register.seconds", spent["seconds"], "s"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE people_person")
    kept = Account.objects.filter(person__roles__role="registrar").first()
    keeper = kept or make_account_with_role("registrar")
    source = arriving.create_source(code=f"bench-{uuid4().hex[:8]}", title_fr="Banc", kind="enrolment", actor=keeper)
    # Other strangers each time: those of an earlier run on the same register are known by now.
    arrivals = make_arrivals(people, count + singly, seed=1 + arriving.Source.objects.count())
    batch = [_row(record) for record, _ in arrivals[:count]]
    rows = []
    for name, given in (("batch", batch), ("again", batch)):
        with _counted() as spent:
            run = arriving.receive_records(source=source, rows=given, actor=keeper, now=NOW)
        figures += _figures(name, spent, len(given))
        rows.append((name, len(given), *(run.counts[word] for word in ("unchanged", "same", "new", "to_decide"))))
    figures += _rightness(source, arrivals[:count])
    with _counted() as spent:
        for record, _ in arrivals[count:]:
            arriving.receive_records(source=source, rows=[_row(record)], actor=keeper, now=NOW)
    figures += _figures("singly", spent, singly)
    show("Records that arrived", ("how", "records", "unchanged", "same", "new", "to decide"), rows)
    if not with_duplicates:
        return figures
    with _counted() as spent:
        pairs = merges.find_likely_duplicates(now=NOW)
    return [
        *figures,
        Figure("duplicates.seconds", spent["seconds"], "s"),
        Figure("duplicates.processor", spent["processor"], "s"),
        Figure("duplicates.pairs", pairs, "pairs"),
    ]


def _figures(name: str, spent: dict[str, float], count: int) -> list[Figure]:
    single = name == "singly"
    return [
        Figure(f"{name}.seconds_a_record", spent["seconds"] / count, "s", None if single else SECONDS),
        Figure(f"{name}.processor_a_record", spent["processor"] / count, "s"),
        Figure(f"{name}.queries_a_record", spent["queries"] / count, "queries", None if single else QUERIES),
    ]


def _rightness(source: Any, arrivals: Sequence[tuple[Record, str | None]]) -> list[Figure]:
    """Of the records given to somebody known without a human, the share that are theirs; of those known, the found."""
    given = {
        key: code for key, state, code in source.records.values_list("key", "state", "person__code") if state == "same"
    }
    known = {record.key: person for record, person in arrivals if person is not None}
    right = sum(given.get(key) == person for key, person in known.items())
    return [
        Figure("batch.precision", right / max(len(given), 1), "share", 0.999),
        Figure("batch.recall_automatic", right / max(len(known), 1), "share"),
    ]


def write_people(people: Sequence[Record]) -> None:
    """A made-up register, written as any other."""
    from cartable.engines.people.api import PersonRow, create_people

    met: set[str] = set()
    rows = []
    for person in people:
        mail = "" if person.mail in met else person.mail
        met.add(mail)
        birth = person.birth_on if isinstance(person.birth_on, date) else None
        rows.append(
            PersonRow(
                code=person.key,
                family_name=person.family_name,
                given_name=person.given_name,
                mail=mail,
                birth_on=birth,
                usage_family_name=person.usage_name,
            )
        )
    create_people(rows=rows)


def _row(record: Record) -> Any:
    from cartable.engines.people.api import arriving

    figures = record.birth
    try:
        birth = date(int(figures[:4]), int(figures[4:6]), int(figures[6:])) if figures else None
    except ValueError:  # a typing error that no calendar has
        birth = None
    return arriving.ArrivingRow(record.key, record.family_name, record.given_name, birth_on=birth, mail=record.mail)


@contextmanager
def _counted() -> Any:
    from django.db import connection

    spent = {"queries": 0.0, "seconds": 0.0, "processor": 0.0}

    def count(execute: Any, *given: Any) -> Any:
        spent["queries"] += 1
        return execute(*given)

    begin, used = perf_counter(), process_time()
    with connection.execute_wrapper(count):
        yield spent
    spent["seconds"], spent["processor"] = perf_counter() - begin, process_time() - used


if __name__ == "__main__":
    sys.exit(main())
