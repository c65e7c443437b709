"""The web server's process: gunicorn on a listener that its parent opened."""

from __future__ import annotations

import os
import sys
from typing import Any

from gunicorn.app.base import BaseApplication

from cartable.config.processes.database import lease_database
from cartable.config.processes.lifeline import follow_parent

WORKERS = 2
THREADS = 4


class Site(BaseApplication):
    """Loads the site once, then forks: half the memory, and a mistake in it shows before anyone waits for a page."""

    def __init__(self, listener: int, ready: int) -> None:
        self._listener = listener
        self._ready = ready
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn's settings."""
        options: dict[str, Any] = {
            "bind": [f"fd://{self._listener}"],
            "workers": int(os.environ.get("CARTABLE_WEB_WORKERS") or WORKERS),
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 5,
            "keepalive": 2,
            "loglevel": "warning",
            "control_socket_disable": True,
            "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108
            "pre_fork": _close_connections,
            "post_worker_init": self._tell_ready,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application."""
        from cartable.config.wsgi import application

        return application

    def _tell_ready(self, worker: object) -> None:
        """The parent may stop answering in the site's place."""
        try:
            os.write(self._ready, b"1")
        except OSError:
            return


def _close_connections(server: object, worker: object) -> None:
    """A database connection can't be shared by two processes."""
    from django.db import connections

    connections.close_all()


def main() -> None:
    """``python -m cartable.config.processes.web LISTENER READY``: two inherited file numbers."""
    follow_parent()
    listener, ready = map(int, sys.argv[1:3])
    with lease_database():
        Site(listener, ready).run()


if __name__ == "__main__":
    main()
