"""Opens every page of a campus in process and says what each took: one JSON line a page.

A process for each campus, started by ``bench_pages``: ``python -m tests.performance.page_measures``, with
``CARTABLE_DATA`` (and ``DATABASE_URL`` when there is one) naming the campus. A campus built by an earlier version gets
the tables and static files of this one first; the database's statistics are made current, as its upkeep does in time.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter, process_time
from typing import Any

from cartable.config.processes.database import lease_database, set_up_django
from cartable.config.processes.prepare import collect_static, make_tables
from tests.performance.meters import processor_seconds

#: Each page is opened so many times, after two that aren't counted.
TIMES = 9


@dataclass(frozen=True, slots=True)
class Measure:
    """A page: its status, its SQL queries, medians in milliseconds, bytes of the answer.

    ``ms`` is by the clock on the wall; ``python_ms`` and ``sql_ms`` are processor time of this process and of the
    database's (0 when it can't be known).
    """

    name: str
    status: int
    is_list: bool
    queries: int
    ms: float
    python_ms: float
    sql_ms: float
    size: int

    @property
    def work_ms(self) -> float:
        """Processor time of both sides: what the page takes on a machine that does nothing else."""
        return self.python_ms + self.sql_ms


def measure(only: str = "") -> None:
    """Print the measures: the number of people first, then each page, the memory of this process last."""
    from django.test import Client

    from cartable.engines.people import api as people
    from cartable_demo.personas import PERSONAS
    from tests.performance.page_facts import known_facts
    from tests.performance.pages import PAGES

    clients: dict[str | None, Any] = {None: Client(SERVER_NAME="localhost")}
    for known in PERSONAS:
        clients[known.key] = Client(SERVER_NAME="localhost")
        clients[known.key].force_login(
            people.find_account(known.username), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    print(json.dumps({"people": people.Person.objects.count(), "students": _students()}), flush=True)
    with known_facts() as facts:
        for page in PAGES:
            if only in page.name:
                found = _open(clients[page.persona], page.name, page.address(facts), page.is_list)
                print(json.dumps(asdict(found)), flush=True)
    print(json.dumps({"memory": getrusage(RUSAGE_SELF).ru_maxrss / 1024}), flush=True)


def _open(client: Any, name: str, address: str, is_list: bool) -> Measure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def get() -> Any:
        response = client.get(address)
        return response, b"".join(response.streaming_content) if response.streaming else response.content

    get()
    with CaptureQueriesContext(connection) as queries:
        response, content = get()
    count = len(queries)  # now: the next request empties the log
    if os.environ.get("CARTABLE_BENCH_SQL"):
        for query in queries:
            print(f"{query['time']} {query['sql'][:2000]}", file=sys.stderr)
    backend = connection.connection.info.backend_pid
    clocks = (perf_counter, process_time, lambda: processor_seconds(backend))
    spent = []
    for _ in range(TIMES):
        begun = [clock() for clock in clocks]
        get()
        spent.append([(clock() - begin) * 1000 for clock, begin in zip(clocks, begun, strict=True)])
    wall, python, sql = (median(column) for column in zip(*spent, strict=True))
    return Measure(name, response.status_code, is_list, count, wall, python, sql, len(content))


def _students() -> int:
    from cartable.engines.people import api as people

    return people.Affiliation.objects.filter(kind="student").count()


def _make_current() -> None:
    from django.db import connection

    make_tables()
    collect_static()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


if __name__ == "__main__":
    with lease_database():
        set_up_django()
        _make_current()
        measure(*sys.argv[1:])
