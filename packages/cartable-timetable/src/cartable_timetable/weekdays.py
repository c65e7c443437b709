"""Names of the days of a week."""

from __future__ import annotations

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_NUMBERED = {"en": "day {0}", "fr": "jour {0}"}


def name_day(day: int, language: str) -> str:
    """Day 0 is Monday; beyond Sunday days only have a number, from 1. Languages other than 'fr' are told in English."""
    spoken = "fr" if language[:2].lower() == "fr" else "en"
    names = _DAYS[spoken]
    return names[day] if day < len(names) else _NUMBERED[spoken].format(day + 1)
