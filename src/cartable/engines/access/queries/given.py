"""To whom a service is given, in words that its reader may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from cartable.engines.access.models import EntitlementRule, Service
from cartable.engines.access.queries.services import rules_in_force
from cartable.engines.people.api import is_member, populations

NAMING = frozenset(("number", "born", "origin"))
"""Words by which a rule can point at one person: such a rule is told to those who belong here only."""


@dataclass(frozen=True, slots=True)
class Given:
    """A rule in force, and whether its words are kept from this reader."""

    rule: EntitlementRule
    is_hidden: bool

    def words(self, language: str) -> str:
        """Whom it gives to, with a capital; its own text when one of its words is gone."""
        if self.is_hidden:
            with override(language):
                return _("People named one by one")
        try:
            said = populations.in_words(populations.parse(self.rule.population), language)
        except populations.RuleRefused:
            return self.rule.population
        return said[:1].upper() + said[1:]

    def as_dict(self) -> dict[str, Any]:
        """For programs: codes, and words in both languages."""
        return {
            "words": {language: self.words(language) for language in ("fr", "en")},
            "level": self.rule.level.code if self.rule.level else None,
            "quota": self.rule.quota,
            "pool": self.rule.pool.code if self.rule.pool else None,
            "grace_days": self.rule.grace_days,
        }


def given_to(service: Service, *, reader: Any, on: date) -> list[Given]:
    """The rules in force of a service, the lowest level first. One query, and those that the words need."""
    may_read = is_member(reader)
    return [
        Given(rule, not may_read and bool(NAMING & populations.dependencies(rule.population).words))
        for rule in rules_in_force(service, on)
    ]
