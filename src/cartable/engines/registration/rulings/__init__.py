"""Rules of choice: what stands against a choice of units, what only deserves a word, and what a derogation can lift.

Pure: nothing here reads a database. ``check`` judges a whole choice, ``check_unit`` one unit beside it.
"""

from cartable.engines.registration.rulings.checking import check, check_unit
from cartable.engines.registration.rulings.kinds import (
    RULES,
    Chosen,
    Limits,
    Record,
    Ruling,
    Severity,
    standing_against,
    unliftable,
)

__all__ = [
    "RULES",
    "Chosen",
    "Limits",
    "Record",
    "Ruling",
    "Severity",
    "check",
    "check_unit",
    "standing_against",
    "unliftable",
]
