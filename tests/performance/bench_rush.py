"""Benchmark ``rush``: the adjustments open, everybody changes units at once, the popular ones are full.

10,000 students swap six times each a unit of theirs for another one, popular ones first, through ``change_units`` in
several processes, each with its connection. Before each round ``pgbench`` does the same bare transaction on the same
tables with as many connections, so that what else the computer does weighs on both: read what is held, lock the two
places in order, and if there is room delete a choice and insert one. The bare one knows no phase, no prerequisite, no
waiting list, no reason of the history, no click sent twice. Both want a unit that the student doesn't have, and both
connect with the application's options.

    make bench ONLY=rush
    make bench ONLY=rush ARGS="--students 10000 --changes 6 --connections 8"
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
from collections import Counter
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.performance.databases import own_database
from tests.performance.figures import Figure, report, show
from tests.performance.made_rush import HELD, NOW, UNITS, ZIPF, Campus, make_campus, weights

OVERSOLD, P99 = 0.0, 500.0
"""Yardsticks: no place too many; milliseconds of the slowest change but one in a hundred."""

# Each client has students of its own, as each student has one pair of hands: the domain makes two tabs take turns.
# The unit wanted is drawn again while the student has it, as the clients of the rush do: who clicks wants another one,
# and a transaction that ends without a change is no yardstick for one.
BARE = """\\set person {first_person} + :client_id + {clients} * random(0, {students} / {clients} - 1)
\\set pick random(1, {held})
\\set first {first_offering} + random_zipfian(1, {units}, {zipf}) - 1
\\set second {first_offering} + random_zipfian(1, {units}, {zipf}) - 1
\\set third {first_offering} + random_zipfian(1, {units}, {zipf}) - 1
BEGIN;
SELECT coalesce((array_agg(offering_id))[:pick], 0) AS held, bool_or(offering_id = :first) AS has_first,
  bool_or(offering_id = :second) AS has_second, bool_or(offering_id = :third) AS has_third
  FROM registration_choice WHERE person_id = :person \\gset
\\set wanted :first
\\if :has_first
\\set wanted :second
\\if :has_second
\\set wanted :third
\\if :has_third
\\set wanted 0
\\endif
\\endif
\\endif
SELECT (count(*) = 2 AND bool_and(taken < capacity OR offering_id = :held)) AS room
  FROM (SELECT offering_id, taken, capacity FROM registration_offeringplaces
    WHERE offering_id IN (:wanted, :held) ORDER BY offering_id FOR UPDATE) places \\gset
\\if :room
DELETE FROM registration_choice WHERE person_id = :person AND offering_id = :held;
INSERT INTO registration_choice (uuid, person_id, offering_id, term_id, chosen_at, reference)
  VALUES (gen_random_uuid(), :person, :wanted, {term}, now(), '');
\\endif
COMMIT;
"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--changes", type=int, default=6)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--bare", type=int, default=4_000, help="bare transactions before each round")
    options = parser.parse_args()
    with own_database() as data:
        report(_measure(options, data))
    return 0


def _measure(options: argparse.Namespace, data: Path) -> list[Figure]:
    from django.db import connection

    start = perf_counter()
    campus = make_campus(options.students)
    print(f"campus made in {perf_counter() - start:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    script = _write_script(campus, data, options.connections)
    found: list[dict[str, Any]] = []
    seconds = bare_seconds = 0.0
    for turn in range(options.changes):
        bare_seconds += options.bare / _bare(script, options)
        round_ = _rush(campus, _held_now(campus), turn, options)
        seconds += max(part["ended"] for part in round_) - min(part["began"] for part in round_)
        found += round_
    latencies = sorted(taken for part in found for taken in part["latencies"])
    answers: Counter[str] = sum((part["answers"] for part in found), Counter())
    throughput, bare = len(latencies) / seconds, options.changes * options.bare / bare_seconds
    wrong = _wrong_places()
    show(
        "Changes of units",
        ("answer", "number"),
        [*sorted(answers.items()), ("p50 ms", f"{_at(latencies, 0.5):.1f}"), ("seconds", f"{seconds:.0f}")],
    )
    return [
        Figure("rush.oversold", wrong, "places", OVERSOLD),
        Figure("rush.throughput", throughput, "changes/s", bare),
        Figure("rush.p99_ms", _at(latencies, 0.99), "ms", P99),
        Figure("rush.p50_ms", _at(latencies, 0.5), "ms"),
        Figure("rush.lost", _lost(answers["done"]), "clicks", 0.0),
        Figure("rush.bare", bare, "transactions/s"),
    ]


def _write_script(campus: Campus, data: Path, clients: int) -> Path:
    from cartable.engines.registration.models import Campaign

    if campus.people != list(range(campus.people[0], campus.people[0] + len(campus.people))):
        raise RuntimeError("the students' row ids don't follow one another")
    script = data / "bare.sql"
    script.write_text(
        BARE.format(
            first_person=campus.people[0],
            students=len(campus.people),
            clients=clients,
            first_offering=campus.offerings[0],
            units=UNITS,
            held=HELD,
            zipf=ZIPF,
            term=Campaign.objects.get(pk=campus.campaign_id).term_id,
        )
    )
    return script


def _bare(script: Path, options: argparse.Namespace) -> float:
    """Transactions a second of pgbench."""
    from django.db import connection

    from cartable.kernel.postgres.binaries import get_binaries

    settings = connection.settings_dict
    connection.close()
    command = [
        get_binaries().path("pgbench"),
        *("--no-vacuum", "--protocol=prepared", f"--file={script}", f"--client={options.connections}"),
        *(f"--transactions={options.bare // options.connections}", "--max-tries=5", "--jobs=2"),
        *(f"--host={settings['HOST']}", f"--username={settings['USER']}", str(settings["NAME"])),
    ]
    # The options of the application's own connections: the triggers of the history cost both the same.
    options_of_connections = {"PGOPTIONS": settings["OPTIONS"]["options"]}
    told = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **options_of_connections}
    )
    found = re.search(r"tps = ([\d.]+)", told.stdout)
    if told.returncode or found is None:
        raise RuntimeError(f"pgbench failed: {told.stderr[-1000:]}")
    print(f"pgbench: {found.group(1)} transactions a second", flush=True)
    return float(found.group(1))


def _held_now(campus: Campus) -> list[list[str]]:
    """What each student has, the bare transactions having moved things."""
    from cartable.engines.registration.models import Choice

    place = {pk: number for number, pk in enumerate(campus.people)}
    held: list[list[str]] = [[] for _person in campus.people]
    for person, code in Choice.objects.order_by("id").values_list("person_id", "offering__unit__code"):
        held[place[person]].append(code)
    return held


def _rush(campus: Campus, held: list[list[str]], turn: int, options: argparse.Namespace) -> list[dict[str, Any]]:
    from django.db import connections

    connections.close_all()
    jobs = [(campus, held, number, options.connections, turn) for number in range(options.connections)]
    with get_context("fork").Pool(options.connections) as pool:
        return pool.map(_click, jobs, chunksize=1)


def _click(given: tuple[Campus, list[list[str]], int, int, int]) -> dict[str, Any]:
    """One connection's share of the students, each once."""
    from cartable.engines.people.api import Person
    from cartable.engines.registration.api import assignments
    from cartable.engines.registration.models import Campaign
    from cartable.kernel.problems import InputRefused

    campus, held, number, parts, turn = given
    campaign = Campaign.objects.get(pk=campus.campaign_id)
    mine = range(number, len(campus.people), parts)
    people = Person.objects.in_bulk([campus.people[rank] for rank in mine])
    chance, popularity = random.Random(f"{number}-{turn}"), weights()
    latencies, answers = [], Counter[str]()
    began = perf_counter()
    for rank in mine:
        own = held[rank]
        dropped = wanted = chance.choice(own)
        while wanted in own:
            wanted = chance.choices(campus.codes, cum_weights=popularity)[0]
        start = perf_counter()
        try:
            found = assignments.change_units(
                campaign=campaign,
                person=people[campus.people[rank]],
                add=[wanted],
                drop=[dropped],
                actor="student",
                now=NOW,
                token=f"{rank}-{turn}",
            )
            answer = "done" if found.is_done else "full"
        except InputRefused:
            answer = "refused"
        latencies.append((perf_counter() - start) * 1000)
        answers[answer] += 1
    return {"latencies": latencies, "answers": answers, "began": began, "ended": perf_counter()}


def _wrong_places() -> int:
    """Choices beyond the places, counted off the choices themselves."""
    from django.db.models import Count

    from cartable.engines.registration.models import Choice, OfferingPlaces

    counted = dict(Choice.objects.order_by().values_list("offering_id").annotate(number=Count("id")))
    return sum(max(counted.get(row.pk, 0) - row.capacity, 0) for row in OfferingPlaces.objects.all())


def _lost(done: int) -> int:
    """Changes answered as done that aren't written."""
    from cartable.engines.registration.models import ChangeRequest

    return done - ChangeRequest.objects.count()


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


if __name__ == "__main__":
    raise SystemExit(main())
