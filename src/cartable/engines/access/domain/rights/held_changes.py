"""What a human decides of a computation that was held back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.refreshing import is_in_force, refresh_rule
from cartable.engines.access.domain.rights.judging import day_of, reason_faults, refuse_if_any
from cartable.engines.access.domain.rights.losses import TooManyLosses, preview_rule
from cartable.engines.access.models import HeldChange
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict


def apply_held_change(*, held: HeldChange, confirmed: int, actor: Any, reason: str, now: datetime) -> HeldChange:
    """Let the rule take the service from those who no longer meet it, counted again now.

    Raises NotAllowed, InputRefused, Conflict (decided meanwhile), TooManyLosses when ``confirmed`` isn't their number.
    """
    on = day_of(now)
    require(actor, "entitlement.manage", held.rule.service)
    refuse_if_any(reason_faults(reason))
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _waiting(held)
        rule = row.rule
        told = preview_rule(rule=rule, on=on, actor=actor, gives=is_in_force(rule, on))
        if told.leaves != confirmed:
            raise TooManyLosses(told.leaves, tuple(person.full_name for person in told.first_leaving))
        row.entering, row.leaving, row.computed_on = told.enters, told.leaves, on
        _decide(row, HeldChange.State.APPLIED, actor, reason, now)
        refresh_rule(rule=rule, on=on, now=now, confirmed=True)
    return row


def refuse_held_change(*, held: HeldChange, actor: Any, reason: str, now: datetime) -> HeldChange:
    """Write nothing: the facts are wrong, and will be mended. The next whole computation asks again if they aren't.

    Raises NotAllowed, InputRefused, Conflict.
    """
    require(actor, "entitlement.manage", held.rule.service)
    refuse_if_any(reason_faults(reason))
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _waiting(held)
        _decide(row, HeldChange.State.REFUSED, actor, reason, now)
    return row


def _waiting(held: HeldChange) -> HeldChange:
    row = HeldChange.objects.select_for_update(of=("self",)).select_related("rule__service").get(pk=held.pk)
    if row.state != HeldChange.State.WAITING:
        raise Conflict(_("This was decided meanwhile."), _("Look at the rule again."))
    return row


def _decide(row: HeldChange, state: str, actor: Any, reason: str, now: datetime) -> None:
    row.state, row.decided_by, row.decided_at, row.decision = state, actor.person, now, reason.strip()
    row.save()
