"""Titles in the reader's language, and instants in the campus's civil time."""

from __future__ import annotations

from datetime import datetime

from cartable.kernel.clock import campus_zone


def civil(instant: datetime) -> datetime:
    """The instant on the campus's clocks."""
    return instant.astimezone(campus_zone())


def person_name(given: str, family: str) -> str:
    """Given name then family name, as in running text."""
    return f"{given} {family}".strip()
