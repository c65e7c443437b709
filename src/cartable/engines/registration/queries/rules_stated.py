"""The rule of a campaign as it was stated and changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cartable.engines.people.api import Account
from cartable.engines.registration.models import AssignmentRun, Campaign
from cartable.kernel.audit import history_of

UUID_LENGTH = 36


@dataclass(frozen=True, slots=True)
class RuleStated:
    """The priorities in order since an instant, who stated them and why."""

    rule: tuple[str, ...]
    at: datetime
    actor: str
    reason: str


def rules_stated(campaign: Campaign) -> list[RuleStated]:
    """Each rule that the campaign was given, the first one first. Two queries at most."""
    changes = [
        change for change in history_of(campaign) if change.label != "delete" and change.after.get("rule") is not None
    ]
    names = _names(change.actor for change in changes)
    return [
        RuleStated(tuple(change.after["rule"]), change.happened_at, names.get(change.actor, ""), change.reason)
        for change in changes
    ]


def _names(actors: Iterable[str]) -> dict[str, str]:
    """The people behind the accounts; what the campus does by itself has no name."""
    uuids = {actor for actor in actors if len(actor) == UUID_LENGTH}
    accounts = Account.objects.filter(uuid__in=uuids).select_related("person") if uuids else ()
    return {str(account.uuid): account.person.full_name for account in accounts}


def rule_in_force(campaign: Campaign) -> list[str] | None:
    """The campaign's rule; of one whose places were given before rules were kept, the one that gave them; else None."""
    if campaign.rule is not None:
        return list(campaign.rule)
    run = AssignmentRun.objects.filter(campaign=campaign, state=AssignmentRun.State.PUBLISHED).first()
    return list(run.rule) if run is not None else None
