"""A very small web server on the socket that the site will take over: the first page is there at once."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cartable.config.starting.page import REFRESH_SECONDS, document, page, style_text
from cartable.config.starting.progress import Progress

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class StartingServer:
    """Answers on ``listener`` until ``stop()``; closing it leaves the listener open for the site."""

    def __init__(self, listener: socket.socket, progress: Progress, *, title: str, language: str) -> None:
        handler = type("Handler", (_Handler,), {"progress": progress, "title": title, "language": language})
        self._server = _Server(listener.getsockname()[:2], handler, bind_and_activate=False)
        self._server.socket.close()
        self._server.socket = listener.dup()
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True, name="starting"
        )

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more; harmless twice."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def get_request(self) -> tuple[socket.socket, Any]:
        request, address = super().get_request()
        request.settimeout(10)
        return request, address


class _Handler(BaseHTTPRequestHandler):
    progress: Progress
    title: str
    language: str
    server_version = "Cartable"
    sys_version = ""

    def do_GET(self) -> None:
        """The page at "/", the state at "/health"; everything else must wait for the site."""
        path = self.path.partition("?")[0]
        snapshot = self.progress.snapshot()
        if path == "/starting.css":
            self._send(200, "text/css", style_text())
        elif path == "/health":
            self._send(503, "application/json", document(snapshot))
        else:
            status = 200 if path == "/" and not snapshot.problem else 503
            self._send(status, "text/html; charset=utf-8", page(snapshot, title=self.title, language=self.language))

    do_HEAD = do_POST = do_GET

    def _send(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == 503:
            self.send_header("Retry-After", str(REFRESH_SECONDS))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the real site keeps the log."""
