"""Computations that wait for a human because too many would lose a service at once."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext

from cartable.engines.access.models import EntitlementRule, HeldChange
from cartable.kernel.audit import because

PROCESS = "access.refresh"
"""Who the history names for what rules do by themselves."""


def hold_back(number: int, *, population: str, entering: int, leaving: int, on: date) -> str:
    """Leave a computation of the rule ``number`` to a human, in place of one that waits already; gives its code."""
    rule = EntitlementRule.objects.get(pk=number)
    told = {
        "population": population or rule.population,
        "computed_on": on,
        "entering": entering,
        "leaving": leaving,
    }
    waiting = rule.held_changes.filter(state=HeldChange.State.WAITING).first()
    if waiting is not None and all(getattr(waiting, name) == value for name, value in told.items()):
        return rule.code
    with because(actor=PROCESS, reason=gettext("Too many people would lose the service at once.")):
        HeldChange.objects.update_or_create(rule=rule, state=HeldChange.State.WAITING, defaults=told)
    return rule.code


def forget_held_change(rule: EntitlementRule, *, now: datetime) -> None:
    """The rule could be computed whole again: what waited has no object any more."""
    said = gettext("The rule was computed again, and no longer takes the service from too many.")
    for waiting in rule.held_changes.filter(state=HeldChange.State.WAITING):
        waiting.state, waiting.decided_at, waiting.decision = HeldChange.State.REFUSED, now, said
        with because(actor=PROCESS, reason=said):
            waiting.save(update_fields=["state", "decided_at", "decision"])
