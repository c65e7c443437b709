"""Benchmark ``rules``: 67,000 people under 500 rules of rights: all computed, one change followed, one's rights read.

``full_recompute`` writes every right from nothing, beside the same rows written by one statement a rule made by hand,
in the same run, into the same table with its indexes, keys and triggers. ``full_again`` computes all when nothing has
changed. The ``_work`` figures are processor time of both sides (this process and its server's), which depends less on
what else the machine does; yardsticks of the last figures are what is asked for: 50 ms and 100 ms.

    make bench ONLY=rules
    make bench ONLY=rules ARGS="--people 6700"
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from resource import RUSAGE_SELF, getrusage
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from tests.performance.databases import own_database
from tests.performance.figures import Figure, report, show
from tests.performance.made_rights import Made, make_rules, make_university
from tests.performance.meters import processor_seconds

ON, NOW = date(2026, 11, 2), datetime(2026, 11, 2, 6, tzinfo=UTC)
CHANGES, READS = 60, 100
BY_HAND = """
INSERT INTO access_holding (rule_id, service_id, person_id, state, since, valid_from)
SELECT DISTINCT {rule}, {service}, q.person_id, 'held', %(on)s::date, %(on)s::date FROM ({sql}) q (person_id)
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock on the wall, and of processor on both sides."""

    wall: float
    work: float


def measured(act: Callable[[], Any]) -> Spent:
    """Do it once."""
    from django.db import connection

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    clocks = (perf_counter, process_time, lambda: processor_seconds(backend))
    begun = [clock() for clock in clocks]
    act()
    wall, python, sql = (clock() - begin for clock, begin in zip(clocks, begun, strict=True))
    return Spent(wall, python + sql)


def run(people: int) -> None:
    """Build, measure, print."""
    from cartable.engines.access.api import refresh_all

    made = make_rules()
    built = measured(lambda: make_university(people))
    numbers = write_rules(made)
    settle()
    by_hand = measured(lambda: write_by_hand(made, numbers))
    expected = count_by_rule()
    empty()
    print(f"built {built}, by hand {by_hand}", flush=True)
    full = measured(lambda: refresh_all(on=ON, now=NOW))
    refuse_difference(made, numbers, expected, count_by_rule())
    settle()
    print(f"computed {full}", flush=True)
    again = measured(lambda: refresh_all(on=ON, now=NOW))
    changes, reads, lacks = one_changes(), my_rights(), my_lacks()
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    tell(people, sum(expected.values()), built, by_hand, full, again, changes, reads, lacks, memory)


def write_rules(made: list[Made]) -> list[tuple[int, int]]:
    """The services and their rules, in force; (rule, service) numbers in the order given."""
    from cartable.engines.access.api import EntitlementRule, Service
    from cartable.engines.people.api import Structure, populations

    owner = Structure.objects.get(code="U")
    services = [
        Service.objects.create(code=f"s{n}", title_fr=f"Service {n}", owner=owner, category="software", state="open")
        for n in range(100)
    ]
    numbers = []
    for place, one in enumerate(made):
        rule = EntitlementRule.objects.create(
            code=one.code,
            service=services[place % 100],
            population=populations.to_text(populations.accept(one.text)),
            state="active",
            reason="-",
            valid_from=date(2026, 1, 1),
        )
        numbers.append((rule.pk, rule.service_id))
    return numbers


def write_by_hand(made: list[Made], numbers: list[tuple[int, int]]) -> None:
    """One statement a rule, each a transaction of its own, as the computation does."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
        for one, (rule, service) in zip(made, numbers, strict=True):
            cursor.execute(BY_HAND.format(rule=rule, service=service, sql=one.sql), {"on": ON})


def count_by_rule() -> dict[int, int]:
    """How many hold by each rule."""
    from django.db.models import Count

    from cartable.engines.access.api import Holding

    return dict(Holding.objects.order_by().values_list("rule").annotate(people=Count("person")))


def refuse_difference(
    made: list[Made], numbers: list[tuple[int, int]], expected: dict[int, int], found: dict[int, int]
) -> None:
    """Raises SystemExit when the rules and the statements made by hand don't give the same numbers."""
    other = [
        f"{one.text}: {found.get(rule, 0)} instead of {expected.get(rule, 0)}"
        for one, (rule, _) in zip(made, numbers, strict=True)
        if found.get(rule, 0) != expected.get(rule, 0)
    ]
    if other:
        raise SystemExit("not the same people as by hand:\n" + "\n".join(other[:20]))


def empty() -> None:
    """Nobody holds anything, as before the first computation."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE access_holding")
    settle()


def settle() -> None:
    """Statistics are current, as on a server that has been up for a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def one_changes() -> list[float]:
    """Milliseconds of a change: an affiliation written with its history and event, groups and rights computed."""
    from django.db import transaction

    from cartable.engines.access.api import refresh_people
    from cartable.engines.people.api import AffiliationRow, Person, Structure, add_affiliations, refresh_groups_of
    from cartable.kernel.audit import because

    chance = random.Random(3)
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    structures = list(Structure.objects.filter(kind="department").values_list("pk", flat=True))
    spent, gained = [], 0
    for number, person in enumerate(chance.sample(people, CHANGES + 5)):
        begin = perf_counter()
        with because(actor="bench", reason="bench"), transaction.atomic():
            add_affiliations(rows=[AffiliationRow(person, chance.choice(structures), "affiliate", ON)])
            refresh_groups_of([person], ON, facts={"affiliation"})
            gained += refresh_people(person_ids=[person], on=ON, now=NOW).entered
        if number >= 5:
            spent.append((perf_counter() - begin) * 1000)
    if gained < CHANGES:
        raise SystemExit("new affiliations gave nothing")
    return spent


def my_rights() -> list[float]:
    """Milliseconds of one's rights with their reasons and what is foreseen."""
    from cartable.engines.access.api import rights_of

    return _asked(lambda person: rights_of(person, on=ON))


def my_lacks() -> list[float]:
    """Milliseconds of what one lacks, condition by condition."""
    from cartable.engines.access.api import lacking_of

    return _asked(lambda person: lacking_of(person, on=ON + timedelta(days=0)))


def _asked(ask: Callable[[Any], Any]) -> list[float]:
    from cartable.engines.people.api import Person

    people = random.Random(5).sample(list(Person.objects.order_by("pk")[:60_000]), READS + 5)
    spent = []
    for person in people:
        begin = perf_counter()
        if not ask(person):
            raise SystemExit("nothing was found for somebody")
        spent.append((perf_counter() - begin) * 1000)
    return spent[5:]


def tell(
    people: int,
    rows: int,
    built: Spent,
    by_hand: Spent,
    full: Spent,
    again: Spent,
    changes: list[float],
    reads: list[float],
    lacks: list[float],
    memory: float,
) -> None:
    """Print the table and the figures."""
    lines = [
        (name, f"{spent.wall:.1f}", f"{spent.work:.1f}")
        for name, spent in (("people written", built), ("by hand", by_hand), ("computed", full), ("again", again))
    ]
    show(f"{people} people, 500 rules, {rows} rights; {os.cpu_count()} cores", ("what", "s", "of processor"), lines)
    report(
        [
            Figure("rules.full_recompute", full.wall, "s", by_hand.wall),
            Figure("rules.full_recompute_work", full.work, "s", by_hand.work),
            Figure("rules.full_again", again.wall, "s", by_hand.wall),
            Figure("rules.full_again_work", again.work, "s", by_hand.work),
            Figure("rules.one_change_ms", median(changes), "ms", 50),
            Figure("rules.one_change_p95_ms", quantiles(changes, n=20)[-1], "ms", 50),
            Figure("rules.my_rights_ms", median(reads), "ms", 100),
            Figure("rules.my_lacks_ms", median(lacks), "ms", 100),
            Figure("rules.memory", memory, "MB"),
        ]
    )


def main() -> int:
    """Measure in a folder that goes at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=67_000)
    options = parser.parse_args()
    with own_database():
        run(options.people)
    return 0


if __name__ == "__main__":
    sys.exit(main())
