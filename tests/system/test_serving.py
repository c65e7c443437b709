"""The site, served as users serve it."""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Callable

from tests.system.installation import Installation, serving


def test_the_site_starts_answers_and_stops(installation: Installation) -> None:
    with serving(installation) as site:
        ready = site.wait_for("ready")
        assert ready["address"] == site.address
        health = json.loads(site.get_until("/health", 200).text)
        assert (health["parts"]["database"], health["parts"]["migrations"]) == ("ok", "ok")
        sign_in = site.get("/account/login/")
        assert (sign_in.status, 'name="password"' in sign_in.text) == (200, True)
        assert "script-src 'self'" in sign_in.headers["Content-Security-Policy"]
        assert site.get("/account/signup/").status == 404
        assert site.stop() == 0
    assert installation.server_pid() is None


def test_the_first_page_is_there_before_the_database(installation: Installation) -> None:
    with serving(installation, LANG="fr_FR.UTF-8") as site:
        first = site.get("/")
        early = site.get("/account/login/")
        # On a fast computer the site itself may be there already.
        if "Cartable démarre" in first.text:
            assert (first.status, '<html lang="fr">' in first.text) == (200, True)
            assert "Préparer les tables" in first.text
        assert early.status in (200, 503)
        site.wait_for("ready")
        assert site.get("/account/login/").status == 200


def test_a_killed_database_gives_a_page_that_says_so_then_comes_back(installation: Installation) -> None:
    with serving(installation, "serve", "--no-worker") as site:
        site.wait_for("ready")
        assert site.get("/account/login/").status == 200
        killed = installation.server_pid()
        assert killed is not None
        # Stopped first, so that the supervisor sees it alive while the page is asked for; then killed for good.
        os.kill(killed, signal.SIGSTOP)
        site.process.send_signal(signal.SIGSTOP)
        os.kill(killed, signal.SIGKILL)
        while installation.server_pid() is not None:
            pass
        page = site.get_until("/health", 503)
        assert json.loads(page.text)["parts"]["database"] == "down"
        down = site.get("/account/login/", Cookie="cartable_session=abcdefghijklmnopqrstuvwxyz012345")
        assert (down.status, down.headers["Retry-After"]) == (503, "5")
        assert 'data-problem="database.down"' in down.text
        site.process.send_signal(signal.SIGCONT)
        site.wait_for("revived")
        site.get_until("/health", 200)
        assert site.get("/account/login/").status == 200
        assert installation.server_pid() not in (None, killed)


def test_a_killed_worker_and_a_killed_web_server_are_started_again(installation: Installation) -> None:
    with serving(installation) as site:
        site.wait_for("ready")
        children = both_children_of(site.process.pid)
        for name in ("worker", "web"):
            os.kill(children[name], signal.SIGKILL)
            assert site.wait_for("restart")["process"] == name
        site.get_until("/health", 200)
        now = both_children_of(site.process.pid)
        assert set(now.values()).isdisjoint(children.values())


def test_nothing_outlives_a_killed_command(installation: Installation) -> None:
    with serving(installation) as site:
        site.wait_for("ready")
        children = list(children_of(site.process.pid).values())
        site.process.kill()
        site.process.communicate()
        while any(is_running(pid) for pid in children):
            pass
    # The children held the database too: the last of them stopped it.
    while installation.server_pid() is not None:
        pass


def test_a_taken_port_is_told_and_the_usual_one_is_replaced(installation: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = installation.json("serve", "--port", str(port))
        assert (told["exit_code"], told["error"]["code"]) == (5, "port.taken")
    assert installation.server_pid() is None


def test_two_sites_side_by_side(new_installation: Callable[[str], Installation]) -> None:
    one, two = new_installation("one"), new_installation("two")
    with serving(one, "serve", "--no-worker") as first, serving(two, "serve", "--no-worker") as second:
        first.wait_for("ready")
        second.wait_for("ready")
        assert first.address != second.address
        assert first.get("/account/login/").status == second.get("/account/login/").status == 200
        assert first.stop() == 0
        assert second.get("/account/login/").status == 200


def children_of(pid: int) -> dict[str, int]:
    """The processes that the command started, by name."""
    found = {}
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        numbers = [int(one) for one in file.read().split()]
    for number in numbers:
        with open(f"/proc/{number}/cmdline") as file:
            words = file.read().split("\0")
        modules = [word for word in words if word.startswith("cartable.config.processes.")]
        if modules:
            found[modules[0].rpartition(".")[2]] = number
    return found


def both_children_of(pid: int) -> dict[str, int]:
    """Once both are there: a restart waits a second."""
    while sorted(found := children_of(pid)) != ["web", "worker"]:
        pass
    return found


def is_running(pid: int) -> bool:
    """Whether it lives (a zombie doesn't)."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
