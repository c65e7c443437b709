"""The page of a start under way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from cartable.config.processes.listening import listen
from cartable.config.starting.progress import Progress
from cartable.config.starting.server import StartingServer


@pytest.fixture
def progress() -> Progress:
    """Three steps, of which the second is under way."""
    made = Progress.of([("database", "Database"), ("tables", "Tables & rows"), ("web", "Site")])
    made.update("database", "done")
    made.update("tables", "now", fraction=0.5, message="people <b>")
    made.update("unknown", "now")
    return made


@pytest.fixture
def ask(progress: Progress) -> Iterator[HTTPConnection]:
    """A connection to the server of the page."""
    listener = listen("127.0.0.1", 0)
    server = StartingServer(listener, progress, title="Cartable is starting", language="en")
    server.start()
    connection = HTTPConnection(*listener.getsockname()[:2], timeout=20)
    yield connection
    connection.close()
    server.stop()
    server.stop()
    listener.close()


def get(connection: HTTPConnection, path: str) -> tuple[int, str, dict[str, str]]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), dict(answer.getheaders())


def test_the_page_says_what_is_done_and_what_remains(ask: HTTPConnection) -> None:
    status, text, headers = get(ask, "/")
    assert status == 200
    assert '<li class="done">Database</li>' in text
    assert '<li class="now" aria-current="step">Tables &amp; rows (50%)' in text
    assert "people &lt;b&gt;" in text
    assert '<li class="waiting">Site</li>' in text
    assert '<progress max="3" value="1.50"' in text
    assert '<meta http-equiv="refresh" content="2">' in text
    assert "style=" not in text
    assert "style-src 'self'" in headers["Content-Security-Policy"]
    assert get(ask, "/starting.css")[0] == 200


def test_other_pages_and_programs_are_told_to_come_back(ask: HTTPConnection) -> None:
    status, _, headers = get(ask, "/account/login/")
    assert (status, headers["Retry-After"]) == (503, "2")
    status, text, _ = get(ask, "/health")
    told = json.loads(text)
    assert (status, told["status"]) == (503, "starting")
    assert [step["state"] for step in told["steps"]] == ["done", "now", "waiting"]


def test_a_start_that_failed_says_why_and_stops_refreshing(ask: HTTPConnection, progress: Progress) -> None:
    progress.fail("The disk is full.", "Free some space.")
    status, text, _ = get(ask, "/")
    assert (status, "<h1>The disk is full.</h1>" in text, "Free some space." in text) == (503, True, True)
    assert "refresh" not in text
    assert json.loads(get(ask, "/health")[1])["status"] == "down"
