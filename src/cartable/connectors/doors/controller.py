"""A controller told by HTTPS."""

from __future__ import annotations

import http.client
import os
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from cartable.connectors.doors.messages import read_results, write_orders
from cartable.connectors.doors.signing import (
    CONTROLLER_HEADER,
    SHORTEST_SECRET,
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    sign,
)
from cartable.engines.access.api import ControllerAddress, ControllerFailed, Order, OrderResult

SECONDS = 15.0
"""How long a batch may take in all, connection included."""
MOST_BYTES = 4 * 1024 * 1024
PIECE = 64 * 1024


def secret_variable(code: str) -> str:
    """The name of the environment variable that holds a controller's secret."""
    return f"CARTABLE_DOORS_{code.upper().replace('-', '_')}_SECRET"


@dataclass(frozen=True, slots=True)
class HttpController:
    """Sends batches to ``<url>/orders``. No redirection is followed, no proxy is used, the answer's size is bounded."""

    code: str
    url: str
    secret: bytes = field(repr=False)
    seconds: float = SECONDS
    clock: Callable[[], float] = time.time

    @classmethod
    def from_environment(
        cls, address: ControllerAddress, environment: Mapping[str, str] | None = None
    ) -> HttpController:
        """With the secret of the environment. Raises ControllerFailed when it lacks, or the address isn't safe."""
        name = secret_variable(address.code)
        secret = (os.environ if environment is None else environment).get(name, "")
        if len(secret) < SHORTEST_SECRET:
            raise ControllerFailed("no_secret", name)
        _check_safe(urlsplit(address.url))
        return cls(address.code, address.url, secret.encode())

    def send(self, orders: Sequence[Order]) -> list[OrderResult]:
        """Tell a batch. Raises ControllerFailed."""
        return read_results(self._post("/orders", write_orders(orders)))

    def _post(self, path: str, body: bytes) -> bytes:
        parts = urlsplit(self.url)
        _check_safe(parts)
        ends_at = time.monotonic() + self.seconds
        connection = self._connection(parts)
        try:
            connection.request("POST", parts.path.rstrip("/") + path, body, self._headers(body))
            return self._read(connection, ends_at)
        except TimeoutError as error:
            raise ControllerFailed("timeout") from error
        except ssl.SSLError as error:
            raise ControllerFailed("certificate", error.reason or type(error).__name__) from error
        except (OSError, UnicodeError, http.client.HTTPException) as error:
            raise ControllerFailed("unreachable", type(error).__name__) from error
        finally:
            connection.close()

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host = parts.hostname or ""
        if parts.scheme == "http":
            return http.client.HTTPConnection(host, parts.port, timeout=self.seconds)
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=self.seconds, context=context)

    def _headers(self, body: bytes) -> dict[str, str]:
        timestamp = int(self.clock())
        return {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": "Cartable",
            CONTROLLER_HEADER: self.code,
            TIMESTAMP_HEADER: str(timestamp),
            SIGNATURE_HEADER: sign(self.secret, timestamp, body),
        }

    def _read(self, connection: http.client.HTTPConnection, ends_at: float) -> bytes:
        """The answer's body. Each wait for a piece is bounded by what is left of the time."""
        wire = connection.sock
        response = connection.getresponse()
        if response.status != http.HTTPStatus.OK:
            raise _status_failure(response)
        body = b""
        while True:
            left = ends_at - time.monotonic()
            if left <= 0:
                raise TimeoutError
            if wire is not None and wire.fileno() != -1:
                wire.settimeout(left)
            piece = response.read1(PIECE)
            if not piece:
                return body
            body += piece
            if len(body) > MOST_BYTES:
                raise ControllerFailed("unreadable", f"> {MOST_BYTES}")


def _status_failure(response: http.client.HTTPResponse) -> ControllerFailed:
    if 300 <= response.status < 400:
        return ControllerFailed("redirected", str(response.status))
    if response.status in (http.HTTPStatus.UNAUTHORIZED, http.HTTPStatus.FORBIDDEN):
        return ControllerFailed("unsigned")
    return ControllerFailed("status", str(response.status))


def _check_safe(parts: SplitResult) -> None:
    """Only HTTPS leaves this machine. Raises ControllerFailed."""
    if parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or "")):
        return
    raise ControllerFailed("not_https")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
