"""Benchmark ``audit``: how long it takes to judge a whole school, then a whole region, by their study regulations.

One process, no database: the requirement tree is read once, each student has 6 to 60 units, internships, a mobility at
times, and is judged by a tree of 21 requirements, of which three share credits that count once (placed exactly). The
yardsticks are those asked for: 2,469 students in 5 s, 67,000 in 120 s. ``audit.way`` is the time of the shortest ways
to finish of one student, which a page asks for.

    make bench ONLY=audit
    make bench ONLY=audit ARGS="--many 10000"
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from random import Random
from statistics import median
from time import perf_counter, process_time

from django.conf import settings

from cartable.engines.catalogue import regulations as r
from tests.performance.figures import Figure, report, show
from tests.performance.made_degrees import DEGREE, make_records, make_units

SCHOOL, LIMIT_SCHOOL, LIMIT_MANY, LIMIT_WAY = 2_469, 5.0, 120.0, 1.0
WAYS = 40


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=67_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not settings.configured:
        settings.configure(USE_I18N=False)  # texts are made, never shown
    random = Random(options.seed)
    tree, units = r.parse(DEGREE), make_units(random)
    school = list(make_records(SCHOOL, units, random))
    seconds, processor, states = _judge(tree, school)
    many = list(make_records(options.many, units, random))
    seconds_many, processor_many, states_many = _judge(tree, many)
    ways = [_finish(tree, record, units) for record in school[:WAYS]]
    show(
        "Students judged",
        ("students", "requirements", "seconds", "of processor", "ms each", "satisfied", "in progress", "missing"),
        [
            _row(len(school), tree, seconds, processor, states),
            _row(len(many), tree, seconds_many, processor_many, states_many),
        ],
    )
    show(
        "Shortest ways to finish",
        ("students", "median ms", "longest ms", "proved shortest"),
        [(len(ways), *(round(1000 * of([one for one, _exact in ways]), 1) for of in (median, max)), _exact(ways))],
    )
    report(
        [
            Figure(f"audit.school_{SCHOOL}", seconds, "s", LIMIT_SCHOOL),
            Figure(f"audit.many_{options.many}", seconds_many, "s", LIMIT_MANY),
            Figure("audit.many_processor", processor_many, "s"),
            Figure("audit.each", 1000 * seconds_many / options.many, "ms"),
            Figure("audit.way", median(one for one, _exact in ways), "s", LIMIT_WAY),
        ]
    )
    return 0


def _judge(tree: r.Requirement, records: list[r.Record]) -> tuple[float, float, Counter[str]]:
    start, processor = perf_counter(), process_time()
    states: Counter[str] = Counter(judged.state for judged in r.audit_many(tree, records))
    return perf_counter() - start, process_time() - processor, states


def _finish(tree: r.Requirement, record: r.Record, units: list[r.Credit]) -> tuple[float, bool]:
    start = perf_counter()
    ways = r.ways_to_finish(
        tree,
        credits=record.credits,
        facts=record.facts,
        exemptions=record.exemptions,
        candidates=[replace(one, state="planned") for one in units],
    )
    return perf_counter() - start, bool(ways) and ways[0].is_shortest


def _exact(ways: list[tuple[float, bool]]) -> str:
    return f"{sum(exact for _seconds, exact in ways)} of {len(ways)}"


def _row(count: int, tree: r.Requirement, seconds: float, processor: float, states: Counter[str]) -> tuple[object, ...]:
    nodes = sum(1 for _ in r.walk(tree))
    told = [states[one] for one in ("satisfied", "in_progress", "missing")]
    return (count, nodes, round(seconds, 2), round(processor, 2), round(1000 * seconds / count, 3), *told)


if __name__ == "__main__":
    sys.exit(main())
