"""The fields compared, and how far two values may agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How two values of a field agree, best first. ``SWAPPED``: each stands in the other's partner field."""

    SAME = 0
    CLOSE = 1
    AKIN = 2
    DIFFERENT = 3
    MISSING = 4
    SWAPPED = 5


LEVELS = len(Level)
MEASURED = (Level.SAME, Level.CLOSE, Level.AKIN, Level.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where its value is, and how it is compared.

    ``kind``: ``family`` and ``given`` (names, in any order of their parts), ``birth``, ``mail``, ``text`` (words with
    typing errors), ``code`` (short: a postcode, a number in a street). ``partner`` is the field that values may have
    been exchanged with; both name each other. ``is_key`` lets the index look people up by this field.
    """

    name: str
    kind: str
    partner: str = ""
    is_key: bool = False


FAMILY = Field("family_name", "family", partner="given_name")
GIVEN = Field("given_name", "given", partner="family_name")
BIRTH = Field("birth_on", "birth")
MAIL = Field("mail", "mail")
PERSON_FIELDS = (FAMILY, GIVEN, BIRTH, MAIL)


def list_swaps(fields: Sequence[Field]) -> list[tuple[int, int]]:
    """Positions of the pairs of partners, each pair once. Raises ValueError for a half pair."""
    places = {field.name: place for place, field in enumerate(fields)}
    pairs = []
    for place, field in enumerate(fields):
        if not field.partner:
            continue
        other = places.get(field.partner)
        if other is None or fields[other].partner != field.name:
            raise ValueError(f"{field.name} and {field.partner} must name each other as partners")
        if place < other:
            pairs.append((place, other))
    return pairs
