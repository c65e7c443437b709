"""From how many on a loss of rights wants a human, or asks twice. The only place where these numbers stand."""

from __future__ import annotations

MANY_PEOPLE = 100
"""A computation that takes a service from more people than this…"""
MANY_PERCENT = 10
"""…and from more than this share of those who hold it by the rule, is held back."""
ASKS_ABOVE = 10
"""An act by hand that takes a service from more people than this asks twice, with their names."""
LONGEST_GRANT_DAYS = 731
"""A grant by name lasts two years at most."""
