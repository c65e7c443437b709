"""Writing rules that give a service to a population; beginning and stopping them; what they would do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.held_back import forget_held_change
from cartable.engines.access.domain.holdings.refreshing import is_in_force, refresh_pools, refresh_rule
from cartable.engines.access.domain.rights.judging import day_of, reason_faults, refuse_if_any
from cartable.engines.access.domain.rights.losses import preview_rule, refuse_unconfirmed
from cartable.engines.access.events import RuleChanged
from cartable.engines.access.models import EntitlementRule
from cartable.engines.access.types import RuleDraft
from cartable.engines.people.api import populations
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WRITTEN = ("code", "level", "quota", "pool", "door_group", "grace_days", "warn_days", "valid_from", "valid_until")
State = EntitlementRule.State


class RuleTaken(Conflict):
    """Another rule has this code."""

    code = "rule.taken"


def write_rule(
    *,
    draft: RuleDraft,
    rule: EntitlementRule | None = None,
    actor: Any,
    reason: str,
    now: datetime,
    confirmed: int | None = None,
) -> EntitlementRule:
    """Write a new rule as a draft that gives nothing yet, or correct one; rights follow at once when it is active.

    Raises NotAllowed, InputRefused (the population can't be read, names what doesn't exist…), RuleTaken, Conflict when
    the service would change, TooManyLosses when more than a few would lose it and ``confirmed`` isn't their number.
    """
    on = day_of(now)
    require(actor, "entitlement.manage", draft.service)
    population = _judged(draft, reason)
    if rule is not None:
        require(actor, "entitlement.manage", rule.service)
        if rule.service_id != draft.service.pk:
            raise Conflict(
                _("A rule keeps its service: what was held by it is told by it."),
                _("Stop this rule and write another one."),
            )
    with transaction.atomic(), because(actor=actor, reason=reason):
        written = EntitlementRule(service=draft.service) if rule is None else _locked(rule)
        old_pool = written.pool_id
        if rule is not None and is_in_force(written, on):
            refuse_unconfirmed(
                written, population, _period_after(draft, written, on), on=on, actor=actor, confirmed=confirmed
            )
        for name in WRITTEN:
            setattr(written, name, getattr(draft, name))
        written.valid_from = draft.valid_from or (rule.valid_from if rule else on)
        written.population, written.reason = population, reason.strip()
        _save(written)
        _tell(written)
        if written.state == State.ACTIVE:
            _follow(written, on=on, now=now, old_pool=old_pool)
    return written


def activate_rule(
    *, rule: EntitlementRule, actor: Any, reason: str, now: datetime, confirmed: int | None = None
) -> EntitlementRule:
    """Let a draft, or a rule that was stopped, give the service; rights follow at once.

    Raises NotAllowed, InputRefused, TooManyLosses (when people hold it still by the rule as it was), Conflict.
    """
    on = day_of(now)
    require(actor, "entitlement.manage", rule.service)
    refuse_if_any(reason_faults(reason))
    populations.accept(rule.population)
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _locked(rule)
        if row.state == State.ACTIVE:
            raise Conflict(_("This rule is active already."), _("There is nothing to begin."))
        if on in row.period:
            refuse_unconfirmed(row, row.population, True, on=on, actor=actor, confirmed=confirmed)
        _move(row, State.ACTIVE, reason)
        _follow(row, on=on, now=now)
    rule.state, rule.reason = row.state, row.reason
    return rule


def stop_rule(
    *, rule: EntitlementRule, actor: Any, reason: str, now: datetime, confirmed: int | None = None
) -> EntitlementRule:
    """Let a rule give nothing more: its holders keep the service for the days of grace, then lose it.

    Raises NotAllowed, InputRefused, TooManyLosses, Conflict.
    """
    on = day_of(now)
    require(actor, "entitlement.manage", rule.service)
    refuse_if_any(reason_faults(reason))
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = _locked(rule)
        if row.state != State.ACTIVE:
            raise Conflict(_("This rule isn't active."), _("There is nothing to stop."))
        refuse_unconfirmed(row, row.population, False, on=on, actor=actor, confirmed=confirmed)
        _move(row, State.STOPPED, reason)
        _follow(row, on=on, now=now)
    rule.state, rule.reason = row.state, row.reason
    return rule


def _judged(draft: RuleDraft, reason: str) -> str:
    """The canonical text of the population. Raises InputRefused."""
    faults = [*reason_faults(reason), *_faults(draft)]
    try:
        text = populations.to_text(populations.accept(draft.population))
    except populations.RuleRefused as refused:
        raise InputRefused([*faults, *refused.faults]) from refused
    refuse_if_any(faults)
    return text


def _faults(draft: RuleDraft) -> Iterator[Fault]:
    if not CODE.fullmatch(draft.code) or len(draft.code) > 60:
        mend = _("Use up to 60 small letters without accent, figures and hyphens.")
        yield Fault("rule.code", _("This is no code of a rule."), "code", mend)
    for field, what in (
        ("level", _("This level is of another service.")),
        ("pool", _("This pool is of another service.")),
    ):
        given = getattr(draft, field)
        if given is not None and given.service_id != draft.service.pk:
            yield Fault(f"rule.{field}", what, field, _("Choose one of this service."))
    for field, most in (("grace_days", 366), ("warn_days", 366)):
        if not 0 <= getattr(draft, field) <= most:
            what = format_lazy(_("This is not a number of days from 0 to {count}."), count=most)
            yield Fault(f"rule.{field}", what, field, _("Write a number of days between these."))
    if draft.valid_until is not None and draft.valid_from is not None and draft.valid_until <= draft.valid_from:
        mend = _("The end is the first day without it, after the beginning.")
        yield Fault("period.empty", _("The period ends before it begins."), "valid_until", mend)


def _period_after(draft: RuleDraft, rule: EntitlementRule, on: date) -> bool:
    start = draft.valid_from or rule.valid_from
    return start <= on and (draft.valid_until is None or on < draft.valid_until)


def _locked(rule: EntitlementRule) -> EntitlementRule:
    rows = EntitlementRule.objects.select_for_update(of=("self",)).select_related("service")
    found: EntitlementRule = rows.get(pk=rule.pk)
    return found


def _save(rule: EntitlementRule) -> None:
    try:
        with transaction.atomic():
            rule.save()
    except IntegrityError as error:
        if "code" not in str(error):
            raise
        raise RuleTaken(_("Another rule has this code."), _("Choose another one.")) from error


def _move(rule: EntitlementRule, state: str, reason: str) -> None:
    rule.state, rule.reason = state, reason.strip()
    rule.save(update_fields=["state", "reason"])
    _tell(rule)


def _tell(rule: EntitlementRule) -> None:
    emit(
        RuleChanged(
            aggregate=f"rule:{rule.uuid}",
            uuid=rule.uuid,
            code=rule.code,
            service=rule.service.code,
            state=rule.state,
        )
    )


def _follow(rule: EntitlementRule, *, on: date, now: datetime, old_pool: int | None = None) -> None:
    """A human decided, and confirmed what is lost: nothing is held back."""
    refresh_rule(rule=rule, on=on, now=now, confirmed=True)
    forget_held_change(rule, now=now)
    if old_pool is not None and old_pool != rule.pool_id:
        refresh_pools(pool_ids=[old_pool], on=on, now=now)


__all__ = ["RuleTaken", "activate_rule", "preview_rule", "stop_rule", "write_rule"]
