"""Hours of groups of doors."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.doors.announcing import groups_changed
from cartable.engines.access.domain.doors.checks import reason_faults, refuse
from cartable.engines.access.models import DoorGroup, TimeRule
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault


def add_time_rule(
    *,
    group: DoorGroup,
    weekdays: Collection[int],
    opens_at: time,
    closes_at: time,
    teaching_weeks_only: bool = False,
    valid_from: date,
    valid_until: date | None = None,
    actor: Any,
    reason: str,
) -> TimeRule:
    """Open the group on some days of the week (1 Monday to 7 Sunday), from one hour to another, campus time.

    23:59 means until midnight; a night takes two rules. ``valid_until`` is the first day without it. Once a group has
    a rule it opens at the hours of its rules only. Raises InputRefused.
    """
    refuse(
        [
            *_day_faults(weekdays),
            *_hour_faults(opens_at, closes_at),
            *_period_faults(valid_from, valid_until),
            *reason_faults(reason),
        ]
    )
    rule = TimeRule(
        group=group,
        weekdays=sum(1 << day - 1 for day in set(weekdays)),
        opens_at=opens_at.replace(second=0, microsecond=0),
        closes_at=closes_at.replace(second=0, microsecond=0),
        teaching_weeks_only=teaching_weeks_only,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    with transaction.atomic(), because(actor=actor, reason=reason):
        rule.save(force_insert=True)
        groups_changed([group])
    return rule


def end_time_rule(*, rule: TimeRule, on: date, actor: Any, reason: str) -> TimeRule | None:
    """End hours: ``on`` is the first day without them. Hours that hadn't begun are removed (None).

    Raises InputRefused without a reason, or when they were over already.
    """
    faults = reason_faults(reason)
    if rule.valid_until is not None and rule.valid_until <= on:
        faults.append(Fault("time_rule.over", _("These hours are over already."), "on", _("Choose an earlier day.")))
    refuse(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        groups_changed([rule.group])
        if on <= rule.valid_from:
            rule.delete()
            return None
        rule.valid_until = on
        rule.save(update_fields=["valid_until"])
    return rule


def _day_faults(weekdays: Collection[int]) -> list[Fault]:
    if weekdays and all(1 <= day <= 7 for day in weekdays):
        return []
    what = _("No day of the week is given.") if not weekdays else _("A week has seven days.")
    return [Fault("time_rule.days", what, "weekdays", _("Tick at least one day."))]


def _hour_faults(opens_at: time, closes_at: time) -> list[Fault]:
    if closes_at.replace(second=0, microsecond=0) > opens_at:
        return []
    mend = _("Give a later hour; for a night, write one rule until 23:59 and another from 0:00.")
    return [Fault("time_rule.hours", _("It would close before it opens."), "closes_at", mend)]


def _period_faults(valid_from: date, valid_until: date | None) -> list[Fault]:
    if valid_until is None or valid_until > valid_from:
        return []
    mend = _("Give a later day: it is the first day without these hours.")
    return [Fault("period.empty", _("The period holds no day."), "valid_until", mend)]
