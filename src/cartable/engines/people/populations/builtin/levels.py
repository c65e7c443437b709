"""The year of study that a level tells."""

from __future__ import annotations

import re

from django.db.models import Func, IntegerField


class YearOfStudy(Func):
    """Up to three letters and a number: S3, S4, L2 and 2 are the second year, M1 the fourth, D1 the sixth.

    NULL for any other level. Of a column only: the template names it twice.
    """

    template = (
        "(SELECT CASE WHEN written ILIKE 'S%%%%' THEN (number + 1) / 2 WHEN written ILIKE 'M%%%%' THEN number + 3"
        " WHEN written ILIKE 'D%%%%' THEN number + 5 ELSE number END FROM (SELECT %(expressions)s AS written,"
        " SUBSTRING(%(expressions)s, '^[A-Za-z]{0,3}([0-9]{1,2})$')::integer AS number) level)"
    )
    arity = 1
    output_field = IntegerField()


LEVEL = re.compile(r"[A-Za-z]{0,3}([0-9]{1,2})")
YEARS_BEFORE = {"M": 3, "D": 5}


def year_of_study(level: str) -> int | None:
    """The same for a level at hand."""
    found = LEVEL.fullmatch(level)
    if found is None:
        return None
    letter, number = level[0].upper(), int(found[1])
    return (number + 1) // 2 if letter == "S" else number + YEARS_BEFORE.get(letter, 0)
