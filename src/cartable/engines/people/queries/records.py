"""What surrounds a record: numbers, contracts, consents."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Consent, Contract, Identifier, Person
from cartable.engines.people.queries.directory import list_known_people
from cartable.kernel.problems import NotFound


class NoSuchIdentifier(NotFound, ObjectDoesNotExist):
    """No number of a person has this address."""

    code = "identifier.unknown"

    def __init__(self) -> None:
        super().__init__(_("No number of a person has this address."), _("Open it again from the person's page."))


class NoSuchContract(NotFound, ObjectDoesNotExist):
    """No contract has this address."""

    code = "contract.unknown"

    def __init__(self) -> None:
        super().__init__(_("No contract has this address."), _("Open it again from the person's page."))


def identifiers_of(person: Person) -> QuerySet[Identifier]:
    """The numbers by which the world knows the person."""
    return Identifier.objects.filter(person=person)


def get_identifier(uuid: UUID | str) -> Identifier:
    """The number at this address, with its person. Raises NoSuchIdentifier."""
    found: Identifier | None = Identifier.objects.select_related("person").filter(uuid=uuid).first()
    if found is None:
        raise NoSuchIdentifier
    return found


def contracts_of(person: Person) -> QuerySet[Contract]:
    """All contracts, past and to come too, the latest first."""
    found: QuerySet[Contract] = Contract.objects.filter(person=person).select_related("structure", "person")
    return found


def get_contract(uuid: UUID | str) -> Contract:
    """The contract at this address, with its person and structure. Raises NoSuchContract."""
    found: Contract | None = Contract.objects.select_related("person", "structure").filter(uuid=uuid).first()
    if found is None:
        raise NoSuchContract
    return found


def list_contracts(actor: Any, on: date) -> QuerySet[Contract]:
    """The contracts in force on a day of the people whose records the account keeps today."""
    held: QuerySet[Contract] = Contract.objects.valid_on(on).select_related("person", "structure")
    return held.filter(person__in=list_known_people(actor))


def consents_given(person: Person) -> set[str]:
    """The kinds to which the person agrees now."""
    held = Consent.objects.filter(person=person, withdrawn_at__isnull=True)
    return set(held.values_list("kind", flat=True))


def consents_of(person: Person) -> QuerySet[Consent]:
    """All that the person ever agreed to, the latest first."""
    return Consent.objects.filter(person=person).order_by("-given_at", "kind")
