"""Now, for the pages. Below them, every function is handed its instant or its day."""

from __future__ import annotations

from datetime import date, datetime

from cartable.kernel import clock


def now() -> datetime:
    """The instant of the request, in UTC."""
    return clock.system_clock()


def today() -> date:
    """The civil day on campus."""
    return clock.today(now)
