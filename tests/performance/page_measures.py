"""Opens every page of a campus in process and says what each took: one JSON line a page.

A process for each campus, started by ``bench_pages``: ``python -m tests.performance.page_measures``, with
``CARTABLE_DATA`` (and ``DATABASE_URL`` when there is one) naming the campus.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from time import process_time
from typing import Any

from cartable.config.processes.database import lease_database, set_up_django
from tests.performance.figures import milliseconds

TIMES = 9


@dataclass(frozen=True, slots=True)
class Measure:
    """A page: its status, SQL queries, median milliseconds in process (of which Python alone), bytes of the answer."""

    name: str
    status: int
    is_list: bool
    queries: int
    ms: float
    cpu_ms: float
    size: int


def measure(only: str = "") -> None:
    """Print the measures, the number of people first."""
    from django.test import Client

    from cartable.engines.people import api as people
    from cartable_demo.personas import PERSONAS
    from tests.performance.pages import PAGES, find_facts

    clients: dict[str | None, Any] = {None: Client(SERVER_NAME="localhost")}
    for known in PERSONAS:
        clients[known.key] = Client(SERVER_NAME="localhost")
        clients[known.key].force_login(
            people.find_account(known.username), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    facts = find_facts()
    print(json.dumps({"people": people.Person.objects.count(), "students": _students()}), flush=True)
    for page in PAGES:
        if only in page.name:
            found = _open(clients[page.persona], page.name, page.address(facts), page.is_list)
            print(json.dumps(asdict(found)), flush=True)


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
    wall = milliseconds(get, TIMES)
    cpu = milliseconds(get, TIMES, clock=process_time)
    return Measure(name, response.status_code, is_list, count, wall, cpu, len(content))


def _students() -> int:
    from cartable.engines.people import api as people

    return people.Affiliation.objects.filter(kind="student").count()


if __name__ == "__main__":
    with lease_database():
        set_up_django()
        measure(*sys.argv[1:])
