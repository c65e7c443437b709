"""Benchmark ``matching``: precision of automatic merges and recall, on the FEBRL files and on a made-up register.

The yardsticks are those asked for: precision 0.999 on automatic merges, recall 0.95 with review. ``precision`` and
``recall`` are the worst of the four data sets under the product's own rules (a given name or a birth that plainly
differs always goes to a human). The model is fitted to each data set without its labels.

    make bench ONLY=matching
    make bench ONLY=matching ARGS="--febrl folder --people 67000 --arrivals 2000"
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from django.conf import settings

from cartable.engines.people.matching.defaults import default_model
from cartable.engines.people.matching.linking import GUARDED
from cartable.engines.people.matching.matcher import Matcher
from cartable.engines.people.matching.policy import Outcome
from tests.performance.febrl import FIELDS, read_febrl
from tests.performance.figures import Figure, report, show
from tests.performance.made_people import make_arrivals, make_people
from tests.performance.match_measures import Measure, measure

PRECISION, RECALL = 0.999, 0.95
COLUMNS = ("data set", "true pairs", "automatic", "precision", "recall", "with review", "pile", "seconds")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--febrl", type=Path, help="folder of dataset1.csv … dataset4b.csv")
    parser.add_argument("--people", type=int, default=67_000)
    parser.add_argument("--arrivals", type=int, default=2_000)
    options = parser.parse_args()
    if not settings.configured:
        settings.configure(USE_I18N=False)  # texts are made, never shown
    data = read_febrl(options.febrl)
    ruled = [measure(each, FIELDS, guarded=GUARDED) for each in data]
    _show("Names, birth and address, under the product's rules", ruled)
    _show("The same, the score alone deciding", [measure(each, FIELDS, guarded=()) for each in data])
    _show("Names and birth only", [measure(each, FIELDS[:3], guarded=GUARDED) for each in data])
    figures = [
        Figure("precision", min(each.precision for each in ruled), "share", PRECISION),
        Figure("recall", min(each.recall_reviewed for each in ruled), "share", RECALL),
        Figure("recall_automatic", min(each.recall for each in ruled), "share"),
        Figure("pile", sum(each.pile for each in ruled), "questions"),
    ]
    report([*figures, *_measure_register(options.people, options.arrivals)])
    return 0


def _show(title: str, measures: Sequence[Measure]) -> None:
    rows = [
        (
            each.name,
            each.true,
            each.merged,
            f"{each.precision:.4f}",
            f"{each.recall:.4f}",
            f"{each.recall_reviewed:.4f}",
            each.pile,
            f"{each.seconds:.1f}",
        )
        for each in measures
    ]
    show(title, COLUMNS, rows)


def _measure_register(size: int, count: int) -> list[Figure]:
    """One record at a time against a register in memory, with the shipped model."""
    people = make_people(size, seed=1)
    begin = perf_counter()
    matcher = Matcher(people, model=default_model())
    filed = perf_counter() - begin
    spent, merged, right, seen, pile = [], 0, 0, 0, 0
    arrivals = make_arrivals(people, count, seed=2)
    for record, person in arrivals:
        begin = perf_counter()
        verdict = matcher.decide(record)
        spent.append((perf_counter() - begin) * 1000)
        merged += verdict.outcome is Outcome.SAME
        right += person is not None and verdict.person == person
        seen += person is not None and person in [each.person.key for each in verdict.candidates]
        pile += verdict.outcome is Outcome.DECIDE
    spent.sort()
    known = sum(person is not None for _, person in arrivals)
    return [
        Figure("register.precision", right / max(merged, 1), "share", PRECISION),
        Figure("register.recall_automatic", right / max(known, 1), "share"),
        Figure("register.recall", seen / max(known, 1), "share", RECALL),
        Figure("register.pile", pile / max(count, 1), "share of records"),
        Figure("register.filing", filed, "s"),
        Figure("register.median", spent[len(spent) // 2], "ms"),
        Figure("register.slowest_in_100", spent[int(len(spent) * 0.99)], "ms"),
    ]


if __name__ == "__main__":
    sys.exit(main())
