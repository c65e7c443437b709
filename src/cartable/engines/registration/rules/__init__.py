"""Who may see and do what in registration: choices, progress, advice."""

from cartable.engines.registration.rules import advice, choices, progress
from cartable.engines.registration.rules.choices import KEEPERS, READERS

__all__ = ["KEEPERS", "READERS", "advice", "choices", "progress"]
