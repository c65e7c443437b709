"""Where the site listens."""

from __future__ import annotations

import errno
import socket

USUAL_PORT = 8000


class PortTaken(Exception):
    """The port asked for is in use, or may not be used."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"{host}:{port}: {reason}")
        self.host = host
        self.port = port
        self.reason = reason


def listen(host: str, port: int | None) -> socket.socket:
    """An open listener on ``port``; None: the usual one, or any free one when it is taken. Raises PortTaken."""
    if port is not None:
        return _bind(host, port)
    try:
        return _bind(host, USUAL_PORT)
    except PortTaken:
        return _bind(host, 0)


def address(listener: socket.socket) -> str:
    """What to type in a browser of this computer."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::", "127.0.0.1"):  # noqa: S104 - compared, not bound
        host = "localhost" if host != "127.0.0.1" else host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        known = {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}
        if isinstance(error, socket.gaierror | OverflowError) or error.errno in known:
            raise PortTaken(host, port, getattr(error, "strerror", None) or str(error)) from error
        raise
    return listener
