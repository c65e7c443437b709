"""What rights hear of: each change of a person is followed at once.

People hear of the same events before (``people.subscribers``): their groups by rule are computed when rights are, and a
change of group comes again as ``person.facts_changed``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from cartable.engines.access.domain.holdings.refreshing import refresh_people, refresh_rule
from cartable.engines.access.models import EntitlementRule
from cartable.engines.people.api import Account, Affiliation, Person
from cartable.engines.people.events import (
    AccountsOpened,
    AffiliationEnded,
    AffiliationsAdded,
    FactsChanged,
    PeopleCreated,
    PeopleMerged,
    PeopleUnmerged,
    RoleEnded,
    RoleGranted,
    StructureChanged,
)
from cartable.kernel import jobs
from cartable.kernel.clock import system_clock, today
from cartable.kernel.outbox import Received, subscribe

BITE = 500
"""People computed in one transaction."""
WHOLE = "access.refresh"
"""The job that computes everything, and the lock by which it waits once."""


@subscribe(PeopleCreated)
@subscribe(FactsChanged)
def follow_people(received: Received) -> None:
    """People entered, or something that rules read of them changed."""
    follow(_people(received.payload["uuids"]))


@subscribe(AffiliationsAdded)
def follow_affiliations(received: Received) -> None:
    """Ties were written."""
    ties = Affiliation.objects.filter(uuid__in=received.read_as(AffiliationsAdded).uuids)
    follow(ties.values_list("person_id", flat=True))


@subscribe(AffiliationEnded)
def follow_ended_affiliation(received: Received) -> None:
    """A tie got an end."""
    ties = Affiliation.objects.filter(uuid=received.read_as(AffiliationEnded).uuid)
    follow(ties.values_list("person_id", flat=True))


@subscribe(AccountsOpened)
def follow_accounts(received: Received) -> None:
    """Accounts were opened."""
    accounts = Account.objects.filter(uuid__in=received.read_as(AccountsOpened).uuids)
    follow(accounts.values_list("person_id", flat=True))


@subscribe(RoleGranted)
@subscribe(RoleEnded)
def follow_roles(received: Received) -> None:
    """A role was given, or got an end."""
    follow(_people([received.payload["person"]]))


@subscribe(PeopleMerged)
@subscribe(PeopleUnmerged)
def follow_merges(received: Received) -> None:
    """Two records proved to be one person, or not."""
    follow(_people([received.payload["kept"], received.payload["absorbed"]]))


@subscribe(StructureChanged)
def follow_structure(received: Received) -> None:
    """Anybody may stand below other structures now: everything is computed, by the queue."""
    try:
        jobs.start(WHOLE, actor=received.actor or WHOLE, title="Rights after a change of structure", lock=WHOLE)
    except jobs.JobAlreadyRunning:
        return  # the one that waits sees the new tree; one that runs is followed by the night


@subscribe("service.changed")
def follow_service(received: Received) -> None:
    """A service entered or left a restricted zone, perhaps: what its rules and decisions give is settled again."""
    now = system_clock()
    for rule in EntitlementRule.objects.filter(service__uuid=received.payload["uuid"]).select_related("service"):
        refresh_rule(rule=rule, on=today(lambda: now), now=now)
    granted = Person.objects.filter(grants__service__uuid=received.payload["uuid"], grants__state="granted")
    follow(granted.values_list("pk", flat=True))


def follow(numbers: Iterable[Any]) -> None:
    """Compute what these people hold today."""
    now = system_clock()
    wanted = sorted({int(number) for number in numbers})
    for start in range(0, len(wanted), BITE):
        refresh_people(person_ids=wanted[start : start + BITE], on=today(lambda: now), now=now)


def _people(uuids: Collection[UUID | str]) -> list[int]:
    return list(Person.objects.filter(uuid__in=uuids).values_list("pk", flat=True))
