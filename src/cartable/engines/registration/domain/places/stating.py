"""The rule of a campaign: the priorities by which its places are given, said to students before they send anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.places.running import priority_faults
from cartable.engines.registration.models import AssignmentRun, Campaign
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused


class RuleSettled(Conflict):
    """The places of the campaign are given: the rule that gave them doesn't change any more."""

    code = "assignment.rule_settled"

    def __init__(self) -> None:
        super().__init__(
            _("The places of this campaign are given: the rule that gave them doesn't change any more."),
            _("Change units one by one in the adjustments."),
        )


def state_rule(*, campaign: Campaign, rule: Sequence[str], actor: Any, reason: str) -> Campaign:
    """State the priorities in order (``assignment.PRIORITIES``; none: the lottery alone), or change them, and say why.

    Stating what is stated changes nothing. Students read the rule, who changed it and the reason. Raises InputRefused
    without reason or for what is no priority, RuleSettled once an assignment is published, Conflict when the campaign
    is cancelled.
    """
    faults = priority_faults(rule)
    if not reason.strip():
        mend = _("Write a sentence: students read it.")
        faults.append(Fault("assignment.rule_reason", _("Say why."), "reason", mend))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason.strip()):
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if row.cancelled_at is not None:
            raise Conflict(_("This campaign is cancelled."), code="campaign.cancelled")
        if AssignmentRun.objects.filter(campaign=row, state=AssignmentRun.State.PUBLISHED).exists():
            raise RuleSettled
        if row.rule != list(rule):
            row.rule = list(rule)
            row.save(update_fields=["rule"])
    campaign.rule = row.rule
    return row
