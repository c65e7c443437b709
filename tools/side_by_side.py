"""Runs commands a few at a time; what each prints is shown whole when it ends."""

from __future__ import annotations

import os
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from test_parts import ROOT, Part


@dataclass(frozen=True, slots=True)
class Ended:
    """How a part ended, and the seconds it took: by the clock, and of a processor, its children's included."""

    part: Part
    code: int
    seconds: float
    processor: float


@dataclass(slots=True)
class _Running:
    part: Part
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    started: float


def run_all(
    parts: Iterable[Part],
    *,
    at_once: int,
    folder: Path,
    settings: Callable[[Part], tuple[list[str], Mapping[str, str]]],
) -> list[Ended]:
    """Run every part, whatever becomes of the others. ``settings`` gives a part's further arguments and its variables.

    Interrupted, it ends what it started.
    """
    waiting, running, ended = deque(parts), list[_Running](), list[Ended]()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_start(waiting.popleft(), folder, settings))
            ended.append(_first_to_end(running))
    finally:
        for left in running:
            left.process.terminate()
            left.process.wait()
    return ended


def _start(part: Part, folder: Path, settings: Callable[[Part], tuple[list[str], Mapping[str, str]]]) -> _Running:
    arguments, variables = settings(part)
    output = (folder / f"{part.slug}.log").open("w+b")
    print(f"-- {part.title}: begun", flush=True)
    process = subprocess.Popen(
        [*part.command, *arguments],
        cwd=ROOT,
        env=os.environ | dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    return _Running(part, process, output, time.monotonic())


def _first_to_end(running: list[_Running]) -> Ended:
    while True:
        for one in running:
            found, status, used = os.wait4(one.process.pid, os.WNOHANG)
            if found:
                running.remove(one)
                return _tell(one, os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)
        time.sleep(0.2)


def _tell(one: _Running, code: int, processor: float) -> Ended:
    one.process.returncode = code  # it was waited for above, for the seconds of processor
    seconds = time.monotonic() - one.started
    one.output.seek(0)
    text = one.output.read().decode(errors="replace").strip()
    one.output.close()
    state = "well" if code in (0, 5) else "FAILED"
    print(f"\n== {one.part.title}\n{text}\n== {one.part.title}: {state} ({seconds:.0f} s)\n", flush=True)
    return Ended(one.part, code, seconds, processor)
