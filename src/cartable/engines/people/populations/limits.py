"""How large a rule may be. What goes beyond is refused with a fault, before anything is read or asked."""

MOST_CHARACTERS = 4000
MOST_DEPTH = 25
"""Parentheses, ``not``, ``where`` and ``on`` inside one another."""
MOST_CONDITIONS = 60
MOST_IN_LIST = 200
MOST_IN_STRING = 200
MOST_IN_NUMBER = 9
"""Figures of a number."""
MOST_DAYS_AWAY = 36_600
"""A relative day, or a distance between two days, stays within a century."""
