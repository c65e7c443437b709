"""What people hear of themselves: groups by rule follow each change."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from cartable.engines.people.api import refresh_groups_of, refresh_groups_reading
from cartable.engines.people.events import (
    AccountsOpened,
    AffiliationEnded,
    AffiliationsAdded,
    FactsChanged,
    PeopleCreated,
    RoleEnded,
    RoleGranted,
    StructureChanged,
)
from cartable.engines.people.queries import people_of_accounts, people_of_affiliations, person_ids
from cartable.kernel.clock import today
from cartable.kernel.outbox import Received, subscribe


@subscribe(PeopleCreated)
def follow_new_people(received: Received) -> None:
    """New people may meet rules by their record alone."""
    _follow(person_ids(received.read_as(PeopleCreated).uuids), {"person"})


@subscribe(AffiliationsAdded)
def follow_new_affiliations(received: Received) -> None:
    """Ties were written."""
    _follow(people_of_affiliations(received.read_as(AffiliationsAdded).uuids), {"affiliation"})


@subscribe(AffiliationEnded)
def follow_ended_affiliation(received: Received) -> None:
    """A tie got an end."""
    _follow(people_of_affiliations([received.read_as(AffiliationEnded).uuid]), {"affiliation"})


@subscribe(AccountsOpened)
def follow_accounts(received: Received) -> None:
    """Accounts were opened."""
    _follow(people_of_accounts(received.read_as(AccountsOpened).uuids), {"account"})


@subscribe(RoleGranted)
def follow_granted_role(received: Received) -> None:
    """A role was given."""
    _follow_role(received.read_as(RoleGranted).person)


@subscribe(RoleEnded)
def follow_ended_role(received: Received) -> None:
    """A role got an end."""
    _follow_role(received.read_as(RoleEnded).person)


@subscribe(FactsChanged)
def follow_facts(received: Received) -> None:
    """Facts of any engine changed; groups themselves tell who moved, for the rules that read them."""
    told = received.read_as(FactsChanged)
    _follow(person_ids(told.uuids), told.facts)


@subscribe(StructureChanged)
def follow_structure(received: Received) -> None:
    """The tree changed: anybody may be below other structures."""
    refresh_groups_reading("structure", today())


def _follow_role(person: UUID) -> None:
    _follow(person_ids([person]), {"role"})


def _follow(ids: Collection[int], facts: Collection[str]) -> None:
    refresh_groups_of(ids, today(), facts=facts)
