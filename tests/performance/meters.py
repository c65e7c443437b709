"""What processes have used so far: processor seconds and memory, read from Linux's ``/proc``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Use:
    """Processor seconds of a process and all its descendants, the ended ones included; resident memory in MB."""

    seconds: float
    memory: float


def use_of(pid: int) -> Use:
    """What the process ``pid`` and its descendants have used; nothing when it is gone."""
    seconds, memory = 0.0, 0.0
    for each in _family(pid):
        fields = _stat(each)
        if fields:
            # utime, stime, then those of the children that ended and were waited for
            seconds += sum(int(field) for field in fields[11:15]) / TICKS
            memory += _resident(each)
    return Use(seconds, memory)


def processor_seconds(pid: int) -> float:
    """Processor seconds of one process, to the microsecond; 0.0 when it isn't of this machine."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def postmaster_of(data: Path) -> int | None:
    """The process id of the database server that runs in a data folder, or None."""
    try:
        return int((data / "postgres" / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _family(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        present = waiting.pop()
        found.append(present)
        waiting.extend(parents.get(present, []))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/<pid>/stat`` after the program's name, which may hold blanks."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _resident(pid: int) -> float:
    """Megabytes; what the server's processes share is counted once each way: proportionally."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        pass
    return 0.0
