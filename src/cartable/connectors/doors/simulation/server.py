"""The simulated controller: a real HTTP server on loopback."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Iterable, Mapping
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cartable.connectors.doors.signing import SIGNATURE_HEADER, TIMESTAMP_HEADER, is_signed
from cartable.connectors.doors.simulation.faults import Fault
from cartable.connectors.doors.simulation.memory import Memory

MOST_BYTES = 32 * 1024 * 1024
SLOW_SECONDS = 0.2


class SimulatedController:
    """Takes signed batches at ``POST /orders``; answers ``GET /state`` and ``GET /opens?card=&door=&at=``.

    ``fail_next`` says what goes wrong with the messages to come, in order. Use it as a context manager; ``port`` 0
    takes a free one. Only the batches are signed: what it tells, it tells to this machine.
    """

    def __init__(self, secret: str, *, port: int = 0, doors: Iterable[str] | None = None) -> None:
        self.secret = secret.encode()
        self.memory = Memory(frozenset(doors) if doors is not None else None)
        self.messages = 0
        self.let_go = threading.Event()
        self._faults: deque[Fault] = deque()
        self._late: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler_for(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> SimulatedController:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve(self) -> None:
        """Answer until interrupted, in this thread."""
        try:
            self._server.serve_forever()
        finally:
            self._server.server_close()

    def fail_next(self, *faults: Fault) -> None:
        """What goes wrong with the messages to come, one each; those after them go well."""
        self._faults.extend(faults)

    def next_fault(self) -> Fault:
        """What goes wrong with this message."""
        self.messages += 1
        return self._faults.popleft() if self._faults else Fault.NONE

    def take(self, body: Mapping[str, Any], *, refusing_half: bool = False) -> dict[str, Any]:
        """Carry out a batch, then one that came late."""
        results = [
            {"person": order["person"], "revision": order["revision"], "outcome": "refused", "reason": "busy"}
            if refusing_half and place % 2
            else self.memory.take(order)
            for place, order in enumerate(body["orders"])
        ]
        late, self._late = self._late, []
        for order in late:
            self.memory.take(order)
        return {"results": results}

    def put_off(self, body: Mapping[str, Any]) -> None:
        """Keep a batch, to carry it out after the next one."""
        self._late += body["orders"]


def _handler_for(controller: SimulatedController) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"controller": controller})


class _Handler(BaseHTTPRequestHandler):
    controller: SimulatedController
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        if self.path != "/orders":
            return self._answer(404, {"error": "unknown address"})
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return self._answer(413, {"error": "too long"})
        body = self.rfile.read(int(length))
        signed = self.headers.get(TIMESTAMP_HEADER, ""), self.headers.get(SIGNATURE_HEADER, "")
        if not is_signed(self.controller.secret, *signed, body, now=time.time()):
            return self._answer(401, {"error": "wrong signature"})
        return self._carry_out(json.loads(body))

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/state":
            return self._answer(200, {"people": self.controller.memory.told()})
        if address.path == "/opens":
            asked = {key: values[0] for key, values in parse_qs(address.query).items()}
            at = datetime.fromisoformat(asked["at"])
            return self._answer(200, {"opens": self.controller.memory.opens(asked["card"], asked["door"], at)})
        return self._answer(404, {"error": "unknown address"})

    def _carry_out(self, body: dict[str, Any]) -> None:
        controller, fault = self.controller, self.controller.next_fault()
        match fault:
            case Fault.ERROR:
                return self._answer(500, {"error": "told to fail"})
            case Fault.UNSIGNED:
                return self._answer(401, {"error": "told to fail"})
            case Fault.GARBAGE:
                return self._send(200, b"<html>Sign in to the network</html>")
            case Fault.ELSEWHERE:
                return self._send(302, b"", {"Location": controller.url + "/orders"})
            case Fault.DROPPED:
                return self._hang_up()
            case Fault.LATE:
                controller.put_off(body)
                return self._hang_up()
            case Fault.SILENT:
                controller.let_go.wait(30)
                return self._hang_up()
            case Fault.CUT:
                controller.take(body)
                return self._hang_up()
        answer = controller.take(body, refusing_half=fault == Fault.HALF_REFUSED)
        if fault == Fault.SLOW:
            time.sleep(SLOW_SECONDS)
        if fault == Fault.HALF_TOLD:
            answer["results"] = answer["results"][::2]
        return self._answer(200, answer)

    def _answer(self, status: int, told: Mapping[str, Any]) -> None:
        self._send(status, json.dumps(told, ensure_ascii=False).encode())

    def _send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _hang_up(self) -> None:
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written: cards would be."""
