"""Rules of choice in words, as a derogation names them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.rulings import RULES
from cartable.kernel.problems import Text

RULE_TITLES: dict[str, Text] = {
    "prerequisite": _("Prerequisite not met"),
    "exclusion": _("Unit excluded by another one"),
    "already_acquired": _("Unit acquired already"),
    "too_many": _("More units than allowed"),
    "credits_high": _("More credits than allowed"),
    "credits_low": _("Fewer credits than asked"),
}
LIFTABLE = tuple(rule for rule, (_weight, can_be_lifted) in RULES.items() if can_be_lifted)
"""Rules that a derogation can lift, in their order."""


def rule_title(rule: str) -> Text:
    """The rule in words, its code when it is another."""
    return RULE_TITLES.get(rule, rule)
