"""How accounts come and go: one row, without which nothing of this happens."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.accounts.duties import refresh_strong_duty
from cartable.engines.access.domain.accounts.naming import check_pattern
from cartable.engines.access.models import AccountPolicy, Service
from cartable.engines.people.api import accept_rule
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

MOST_ACTIVATION_DAYS = 90
MOST_CLOSING_DAYS = 3 * 365


def write_policy(
    *,
    service: Service,
    name_pattern: str = "{given}.{family}",
    activation_days: int = 15,
    closing_days: int = 90,
    strong_population: str = "",
    strong_from: date | None = None,
    actor: Any,
    reason: str,
    on: date,
) -> AccountPolicy:
    """Say who has an account and how; the second factor is asked of the population from ``strong_from`` on.

    Raises NotAllowed, InputRefused with every fault. Accounts follow at the next ``follow_accounts``.
    """
    require(actor, "account.govern")
    said = {
        "service": service,
        "name_pattern": check_pattern(name_pattern),
        "activation_days": _between("activation_days", activation_days, 1, MOST_ACTIVATION_DAYS),
        "closing_days": _between("closing_days", closing_days, 0, MOST_CLOSING_DAYS),
        "strong_population": accept_rule(strong_population, where="strong_population") if strong_population else "",
        "strong_from": strong_from,
    }
    if bool(said["strong_population"]) != bool(strong_from):
        where = "strong_from" if strong_population else "strong_population"
        raise InputRefused(
            Fault(
                "account.strong_half",
                _("The second factor is asked of somebody, from a day on: one of the two is missing."),
                where,
                _("Fill both, or leave both empty."),
            )
        )
    with transaction.atomic(), because(actor=actor, reason=reason):
        policy = AccountPolicy.objects.select_for_update().first() or AccountPolicy()
        for name, value in said.items():
            setattr(policy, name, value)
        policy.save()
        refresh_strong_duty(on=on)
    return policy


def _between(where: str, days: int, least: int, most: int) -> int:
    if least <= days <= most:
        return days
    raise InputRefused(
        Fault(
            "account.days",
            _("%(days)d days isn't possible here.") % {"days": days},
            where,
            _("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most},
        )
    )
