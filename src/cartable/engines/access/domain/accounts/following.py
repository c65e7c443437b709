"""Accounts follow rights: whoever holds the policy's service has one, and has it no longer some time after."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Q, QuerySet

from cartable.engines.access.domain.accounts.duties import refresh_duties
from cartable.engines.access.domain.accounts.naming import names_for
from cartable.engines.access.domain.accounts.states import close, reopen, say_reason, suspend, write_standings
from cartable.engines.access.models import AccountPolicy, AccountStanding
from cartable.engines.access.queries.accounts import holders
from cartable.engines.people.api import Account, AccountRow, Person, RoleAssignment, open_accounts
from cartable.kernel.audit import because

log = logging.getLogger(__name__)
State = AccountStanding.State
ACTOR = "accounts"
"""Who is named in the history for what follows from rights."""


@dataclass(slots=True)
class FollowReport:
    """How many accounts went from one state to another. ``kept`` are those left open lest nobody administer."""

    opened: int = 0
    adopted: int = 0
    suspended: int = 0
    reopened: int = 0
    closed: int = 0
    kept: int = 0

    def __str__(self) -> str:
        return (
            f"{self.opened} opened, {self.adopted} adopted, {self.suspended} suspended, "
            f"{self.reopened} reopened, {self.closed} closed, {self.kept} kept"
        )


def follow_accounts(*, on: date, now: datetime, person_ids: Collection[int] | None = None) -> FollowReport:
    """Open, suspend, reopen and close accounts so that they agree with the rights held on a day.

    Looks at these people, or at everybody. An account opened otherwise (by hand, by an import) is followed from the
    day its person first holds the service; before that it is left alone. What was decided by hand is left alone until
    its end. Without a policy nothing happens. Several may be asked at once: they wait for each other.
    """
    report = FollowReport()
    with transaction.atomic():
        policy = AccountPolicy.objects.select_for_update(of=("self",)).select_related("service").order_by("pk").first()
        if policy is None:
            return report
        followed = _Followed(policy, on, now, person_ids)
        _release(followed)
        _open(followed, report)
        _adopt(followed, report)
        _suspend(followed, report)
        _reopen(followed, report)
        _close(followed, report)
        refresh_duties(on=on, person_ids=person_ids)
    return report


@dataclass(frozen=True, slots=True)
class _Followed:
    """What one run looks at."""

    policy: AccountPolicy
    on: date
    now: datetime
    person_ids: Collection[int] | None

    @property
    def entitled(self) -> QuerySet[Person]:
        """Keys of those who are to have an account."""
        found = holders(self.policy, self.on)
        return found if self.person_ids is None else found.filter(person_id__in=self.person_ids)

    def standings(self, *states: str) -> QuerySet[AccountStanding]:
        """Accounts in these states that no hand holds there."""
        rows = AccountStanding.objects.filter(state__in=states, by_hand=False)
        return rows if self.person_ids is None else rows.filter(account__person_id__in=self.person_ids)


def _release(run: _Followed) -> None:
    """Decisions by hand whose last day has passed: the rights decide again."""
    over = AccountStanding.objects.filter(by_hand=True, until__lte=run.on)
    with because(actor=ACTOR, reason=str(say_reason("hand.over"))):
        over.update(by_hand=False, until=None)


def _open(run: _Followed, report: FollowReport) -> None:
    people = Person.objects.filter(pk__in=run.entitled, account__isnull=True, merged_into__isnull=True)
    names = names_for(people.only("pk", "code", *_NAMES), run.policy.name_pattern)
    rows = [AccountRow(person_id=key, username=name) for key, name in names.items()]
    with because(actor=ACTOR, reason=str(say_reason("holding.began"))):
        accounts = open_accounts(rows=rows, now=run.now)
    write_standings(accounts, state=State.AWAITING, now=run.now, reason="holding.began", actor=ACTOR)
    report.opened = len(accounts)


_NAMES = ("family_name", "given_name", "usage_family_name", "usage_given_name")


def _adopt(run: _Followed, report: FollowReport) -> None:
    """Accounts that were opened otherwise and whose rights now give one."""
    found = Account.objects.filter(person_id__in=run.entitled, standing_row__isnull=True)
    unusable = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    for state, rows in ((State.OPEN, found.exclude(unusable)), (State.AWAITING, found.filter(unusable))):
        accounts = list(rows)
        write_standings(accounts, state=state, now=run.now, reason="holding.began", actor=ACTOR)
        report.adopted += len(accounts)


def _suspend(run: _Followed, report: FollowReport) -> None:
    lost = run.standings(State.OPEN, State.AWAITING).exclude(account__person_id__in=run.entitled)
    keys = set(lost.values_list("account_id", flat=True))
    kept = _last_administrators(keys, run.on)
    if kept:
        log.warning("The accounts of the last administrators stay open although no right gives them: %s", sorted(kept))
    closes_on = run.on + timedelta(days=run.policy.closing_days)
    report.kept = len(kept)
    report.suspended = suspend(
        sorted(keys - kept), now=run.now, reason="holding.ended", actor=ACTOR, closes_on=closes_on
    )


def _reopen(run: _Followed, report: FollowReport) -> None:
    back = run.standings(State.SUSPENDED, State.CLOSED).filter(account__person_id__in=run.entitled)
    keys = sorted(back.values_list("account_id", flat=True))
    report.reopened = reopen(keys, now=run.now, reason="holding.returned", actor=ACTOR)


def _close(run: _Followed, report: FollowReport) -> None:
    due = run.standings(State.SUSPENDED).filter(closes_on__lte=run.on)
    report.closed = close(sorted(due.values_list("account_id", flat=True)), now=run.now, actor=ACTOR)


def _last_administrators(leaving: Collection[int], on: date) -> set[int]:
    """Those whose suspension would leave nobody to administer the institution."""
    if not leaving:
        return set()
    holders = RoleAssignment.objects.valid_on(on).filter(
        role=RoleAssignment.Role.ADMINISTRATOR, structure__isnull=True, person__account__is_active=True
    )
    administering = set(holders.values_list("person__account__pk", flat=True))
    return administering if administering and administering <= set(leaving) else set()
