"""How hard a password is to guess for a program that tries them in order, told in words.

A rough count, on purpose: so many signs out of so many that such a password could hold. A sign that repeats or follows
the one before ("aaa", "789", "fed") counts for nothing. ``static/access/password.js`` says the same while one types.
"""

from __future__ import annotations

import json
import math
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Text

LEAST_BITS = 50
FAIR_BITS = 65
STRONG_BITS = 80
"""From where on the CNIL asks for no other measure."""
KINDS = ((str.isdigit, 10), (str.islower, 26), (str.isupper, 26), (str.isspace, 1))
OTHERS = 33
FOREIGN = 40


class Strength(StrEnum):
    """From too weak to strong."""

    WEAK = "weak"
    ENOUGH = "enough"
    GOOD = "good"
    STRONG = "strong"


WORDS: dict[Strength, Text] = {
    Strength.WEAK: _("Too easy to guess"),
    Strength.ENOUGH: _("Enough"),
    Strength.GOOD: _("Good"),
    Strength.STRONG: _("Strong"),
}


def strength_words() -> str:
    """The four grades in the reader's language, as JSON for the page's script."""
    return json.dumps([str(WORDS[grade]) for grade in Strength])


def bits_of(password: str) -> float:
    """About how many bits a program must try, in the worst case for it."""
    return _signs_that_count(password) * math.log2(max(_signs_possible(password), 2))


def strength_of(password: str) -> Strength:
    """In four grades."""
    bits = bits_of(password)
    if bits < LEAST_BITS:
        return Strength.WEAK
    if bits < FAIR_BITS:
        return Strength.ENOUGH
    return Strength.GOOD if bits < STRONG_BITS else Strength.STRONG


def _signs_that_count(password: str) -> int:
    pairs = pairwise(password)
    return sum(1 for before, sign in pairs if abs(ord(sign) - ord(before)) > 1) + min(len(password), 1)


def _signs_possible(password: str) -> int:
    found = 0
    for is_kind, size in KINDS:
        if any(is_kind(sign) for sign in password if ord(sign) < 128):
            found += size
    if any(ord(sign) < 128 and not sign.isalnum() and not sign.isspace() for sign in password):
        found += OTHERS
    return found + (FOREIGN if any(ord(sign) >= 128 for sign in password) else 0)
