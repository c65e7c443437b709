"""Among whom an account may count: what a rule finds tells something of people, so it is told of those only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from cartable.engines.people.rules.standing import standing_of
from cartable.engines.people.rules.visibility import IN_FORCE, NOBODY, keeps_everyone, kept_people
from cartable.kernel.clock import today

RULE_WRITERS = ("service_manager", "security_officer", "data_protection_officer")
"""Roles that write rules, besides those who keep people's records."""


def counted_people(account: Any, on: date | None = None) -> Q:
    """Condition on Person: among whom the account counts and names those whom a rule means.

    Keepers count those whose records they keep. The other writers of rules count the people of the structures of
    their role, except protected people: the rule ``number = "…"`` would otherwise tell that one of them is here.
    """
    day = on or today()
    standing = standing_of(account, day)
    if keeps_everyone(standing):
        return IN_FORCE
    kept = kept_people(account, day)
    if any(standing.holds(role) for role in RULE_WRITERS):
        return kept | (IN_FORCE & Q(is_protected=False))
    covered = standing.covered(*RULE_WRITERS)
    if not covered:
        return kept if standing.is_anybody else NOBODY
    ties = apps.get_model("people.Affiliation").objects.valid_on(day)
    tied = Q(Exists(ties.filter(person=OuterRef("pk"), structure__in=covered)))
    return kept | (tied & IN_FORCE & Q(is_protected=False))


def counts_everyone(account: Any) -> bool:
    """Whether those whom the account counts are everyone."""
    return keeps_everyone(standing_of(account))


def writes_rules(account: Any, obj: Any = None) -> bool:
    """Keeper of records, service manager, security or data protection officer, over whatever."""
    return standing_of(account).holds_somewhere("registrar", "administrator", *RULE_WRITERS)


def exports_populations(account: Any, obj: Any = None) -> bool:
    """Keeper of records or service manager."""
    return standing_of(account).holds_somewhere("registrar", "administrator", "service_manager")
