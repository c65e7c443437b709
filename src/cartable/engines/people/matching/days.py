"""Days of birth as sources write them, impossible ones included: what is compared is the eight figures."""

from __future__ import annotations

import re
from datetime import date

ISO = re.compile(r"(\d{4})\D?(\d{2})\D?(\d{2})(?:\D.*)?")
FRENCH = re.compile(r"(\d{1,2})\D(\d{1,2})\D(\d{4})")


def birth_figures(day: date | str | None) -> str:
    """Eight figures, year first, or an empty text when nothing of a day can be read.

    ``1999-02-01``, ``19990201`` and the French ``01/02/1999`` are read alike. A day that no calendar has (31 February)
    is kept: it is compared, being most often one figure from the right one.
    """
    if isinstance(day, date):
        return f"{day:%Y%m%d}" if day.year >= 1000 else f"{day.year:04d}{day:%m%d}"
    text = (day or "").strip()
    if found := ISO.fullmatch(text):
        return "".join(found.groups())
    if found := FRENCH.fullmatch(text):
        first, second, year = found.groups()
        return f"{year}{second:0>2}{first:0>2}"
    return ""


def is_swapped(one: str, other: str) -> bool:
    """Whether the two differ only by day and month having changed places."""
    return one != other and one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]


def is_placeholder(figures: str) -> bool:
    """Whether only the year is known: registers write 1 January for those whose day nobody wrote down."""
    return figures[4:] in ("0101", "0000")
