"""A small demo campus served for real: the command that users run, its own database, a free port."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

STUDENTS = 120
SECONDS_TO_BUILD = 420


@dataclass(frozen=True, slots=True)
class Campus:
    """A running demo: its address and its folder."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_campus(data: Path) -> Campus:
    """Run ``cartable demo`` and wait until the built campus answers. Raises RuntimeError with its last words."""
    port = free_port()
    log = data / "demo.log"
    data.mkdir(parents=True, exist_ok=True)
    command = [
        str(Path(sys.executable).with_name("cartable")),
        "demo",
        *("--size", str(STUDENTS)),
        *("--port", str(port)),
        *("--data", str(data)),
    ]
    environment = {**os.environ, "CARTABLE_DEMO_SOLVE_SECONDS": "10"}
    for name in ("DATABASE_URL", "CARTABLE_DATA", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
    campus = Campus(f"http://127.0.0.1:{port}", data, process)
    deadline = time.monotonic() + SECONDS_TO_BUILD
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if is_ready(campus.url):
            return campus
        time.sleep(1)
    stop_campus(campus)
    raise RuntimeError(f"the demo didn't come up:\n{log.read_text(errors='replace')[-4000:]}")


def is_ready(url: str) -> bool:
    """Whether the health page says that the campus is built and well."""
    try:
        with urlopen(f"{url}/health", timeout=5) as answer:
            return json.load(answer).get("status") == "ok"
    except (URLError, OSError, ValueError):
        return False


def stop_campus(campus: Campus) -> None:
    """Stop it as Ctrl-C would, and insist after a while."""
    if campus.process.poll() is None:
        campus.process.send_signal(signal.SIGINT)
        try:
            campus.process.wait(30)
        except subprocess.TimeoutExpired:
            campus.process.kill()
            campus.process.wait()
