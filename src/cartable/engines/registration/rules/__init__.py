"""Who may see and do what in registration: choices, progress, advice, campaigns."""

from cartable.engines.registration.rules import advice, campaigns, choices, progress
from cartable.engines.registration.rules.choices import KEEPERS, READERS

__all__ = ["KEEPERS", "READERS", "advice", "campaigns", "choices", "progress"]
