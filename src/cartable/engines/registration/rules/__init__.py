"""Who may see and do what in registration: choices, progress, advice, campaigns, assignments."""

from cartable.engines.registration.rules import advice, advisers, assignments, campaigns, choices, progress, roster
from cartable.engines.registration.rules.choices import KEEPERS, READERS

__all__ = ["KEEPERS", "READERS", "advice", "advisers", "assignments", "campaigns", "choices", "progress", "roster"]
