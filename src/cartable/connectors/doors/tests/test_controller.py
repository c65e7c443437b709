"""What the connector says and hears: signatures, addresses, failures each with its name."""

from __future__ import annotations

import http.client
import json
import time

import pytest

from cartable.connectors.doors.controller import HttpController
from cartable.connectors.doors.messages import read_results
from cartable.connectors.doors.signing import is_signed, sign
from cartable.connectors.doors.simulation.faults import Fault
from cartable.connectors.doors.tests.conftest import SECRET
from cartable.engines.access.api import ControllerAddress, ControllerFailed, Order, OrderResult

ORDER = Order("p1", 3, "d1", {"cards": ["04A1"], "openings": []})


def speak(url, secret=SECRET, seconds=0.3, clock=time.time):
    return HttpController("main", url, secret.encode(), seconds, clock)


def test_an_order_is_taken_and_kept(simulated):
    assert speak(simulated.url).send([ORDER]) == [OrderResult("p1", 3, "taken")]
    assert speak(simulated.url + "/").send([ORDER]) == [OrderResult("p1", 3, "taken")]
    assert simulated.memory.told() == {"p1": {"revision": 3, "digest": "d1", "cards": ["04A1"], "openings": []}}
    assert simulated.memory.changes == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.ERROR, "status: 500"),
        (Fault.GARBAGE, "unreadable: JSONDecodeError"),
        (Fault.DROPPED, "unreachable: RemoteDisconnected"),
        (Fault.CUT, "unreachable: RemoteDisconnected"),
        (Fault.LATE, "unreachable: RemoteDisconnected"),
        (Fault.SILENT, "timeout"),
        (Fault.ELSEWHERE, "redirected: 302"),
        (Fault.UNSIGNED, "unsigned"),
    ],
)
def test_each_failure_has_a_name(simulated, fault, kind):
    simulated.fail_next(fault)
    with pytest.raises(ControllerFailed) as failure:
        speak(simulated.url).send([ORDER])
    assert str(failure.value) == kind
    assert simulated.messages == 1


def test_a_wrong_secret_or_a_wrong_clock_is_refused(simulated):
    for port in (speak(simulated.url, "t" * 32), speak(simulated.url, clock=lambda: time.time() - 301)):
        with pytest.raises(ControllerFailed, match="unsigned"):
            port.send([ORDER])
    assert simulated.messages == 0


def test_nobody_there(simulated):
    with pytest.raises(ControllerFailed, match="unreachable"):
        speak("http://127.0.0.1:1").send([ORDER])
    with pytest.raises(ControllerFailed, match="certificate"):
        speak(simulated.url.replace("http:", "https:")).send([ORDER])
    with pytest.raises(ControllerFailed, match="status: 404"):
        speak(simulated.url + "/elsewhere").send([ORDER])


@pytest.mark.parametrize("url", ["http://doors.example.org", "http://10.0.0.1/x", "ftp://127.0.0.1", "//127.0.0.1"])
def test_only_https_leaves_this_machine(url):
    with pytest.raises(ControllerFailed) as failure:
        speak(url).send([ORDER])
    assert failure.value.kind == "not_https"
    with pytest.raises(ControllerFailed):
        HttpController.from_environment(ControllerAddress("main", url), {"CARTABLE_DOORS_MAIN_SECRET": SECRET})


@pytest.mark.parametrize("environment", [{}, {"CARTABLE_DOORS_MAIN_GATE_SECRET": "short"}])
def test_without_a_secret_nothing_is_said(environment):
    with pytest.raises(ControllerFailed) as failure:
        HttpController.from_environment(ControllerAddress("main-gate", "https://a.b"), environment)
    assert (failure.value.kind, failure.value.detail) == ("no_secret", "CARTABLE_DOORS_MAIN_GATE_SECRET")


def test_the_secret_is_never_shown():
    assert SECRET not in repr(speak("https://a.b"))


def test_a_signature_is_of_one_body_at_one_instant():
    signature = sign(b"secret", 1000, b"body")
    # Computed apart: printf '1000.body' | openssl dgst -sha256 -hmac secret
    assert signature == "sha256=b758bf26aabb35e5311bc10fd17ab6ad0881e9717e7d5fa7e233f3cea6868b45"
    assert is_signed(b"secret", "1000", signature, b"body", now=1300)
    for timestamp, body, now in (("1000", b"body", 1301), ("1001", b"body", 1000), ("1000", b"bodies", 1000)):
        assert not is_signed(b"secret", timestamp, signature, body, now=now)
    for timestamp in ("", "-1", "1e3", "٣", "9" * 13):
        assert not is_signed(b"secret", timestamp, signature, b"body", now=0)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b'{"results": 3}',
        b'{"results": [3]}',
        b'{"results": [{"person": "a", "revision": "1", "outcome": "taken"}]}',
        b'{"results": [{"person": 1, "revision": 1, "outcome": "taken"}]}',
        b'{"results": [{"person": "a", "revision": true, "outcome": "taken"}]}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_an_answer_that_isnt_one(answer):
    with pytest.raises(ControllerFailed) as failure:
        read_results(answer)
    assert failure.value.kind == "unreadable"


def test_what_the_simulated_controller_tells(simulated):
    window = {"days": [1], "opens": "07:00", "closes": "24:00", "from": None, "until": None, "except": ["2026-09-21"]}
    opening = {"group": "g", "doors": ["D1"], "from": "2026-09-01", "until": "2026-10-01", "windows": [window]}
    speak(simulated.url).send([Order("p1", 1, "d", {"cards": ["04A1"], "openings": [opening]})])

    def ask(path):
        connection = http.client.HTTPConnection(simulated.url.removeprefix("http://"), timeout=5)
        connection.request("GET", path)
        response = connection.getresponse()
        told = response.status, json.loads(response.read())
        connection.close()
        return told

    said = {
        at: ask(f"/opens?card=04A1&door=D1&at={at}")[1]["opens"]
        for at in (
            "2026-09-14T06:59",
            "2026-09-14T07:00",
            "2026-09-14T23:59",
            "2026-09-15T12:00",
            "2026-09-21T12:00",
            "2026-08-31T12:00",
            "2026-10-05T12:00",
        )
    }
    assert list(said.values()) == [False, True, True, False, False, False, False]
    assert ask("/opens?card=04A2&door=D1&at=2026-09-14T12:00") == (200, {"opens": False})
    assert ask("/state")[1]["people"]["p1"]["revision"] == 1
    assert ask("/")[0] == 404
