"""The only place that reads the machine's clock; everything else is handed an instant or a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, as an aware instant in UTC."""
    return datetime.now(UTC)


def campus_zone() -> ZoneInfo:
    """The campus's civil time zone (``TIME_ZONE`` of the settings)."""
    return ZoneInfo(settings.TIME_ZONE)


def today(clock: Clock = system_clock) -> date:
    """The civil day on campus at the clock's instant."""
    return clock().astimezone(campus_zone()).date()
