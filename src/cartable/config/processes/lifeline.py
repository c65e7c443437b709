"""No orphans: a child holds one end of a pipe, and goes when the other end closes, however its parent ended."""

from __future__ import annotations

import os
import signal
import threading

VARIABLE = "CARTABLE_LIFELINE"


def follow_parent() -> None:
    """End this process politely (SIGTERM) when the parent that gave a lifeline is gone."""
    number = os.environ.pop(VARIABLE, "")
    if number:
        threading.Thread(target=_wait, args=(int(number),), daemon=True, name="lifeline").start()


def _wait(handle: int) -> None:
    while os.read(handle, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
