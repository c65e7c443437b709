"""The directory: whom an account may see, and finding someone in it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Affiliation, Person, RoleAssignment
from cartable.engines.people.rules import kept_people, visible_people
from cartable.kernel.problems import NotFound
from cartable.kernel.search import Fold


class NoSuchPerson(NotFound, ObjectDoesNotExist):
    """Nobody is at this address, or the reader may not even know that someone is."""

    code = "person.unknown"

    def __init__(self) -> None:
        super().__init__(_("There is nobody at this address."), _("Look the person up in the directory."))


def get_person(uuid: UUID | str) -> Person:
    """The person at this address; at that of a record merged into another one, the one that was kept.

    Raises NoSuchPerson, also for what isn't a UUID.
    """
    try:
        found = Person.objects.select_related("merged_into").get(uuid=UUID(str(uuid)))
        return found.merged_into or found
    except (ValueError, Person.DoesNotExist) as error:
        raise NoSuchPerson from error


def list_people(actor: Any, on: date | None = None) -> QuerySet[Person]:
    """Everyone whose name the account may read, by name."""
    return Person.objects.filter(visible_people(actor, on))


def list_known_people(actor: Any, on: date | None = None) -> QuerySet[Person]:
    """Everyone whose record the account keeps, by name."""
    return Person.objects.filter(kept_people(actor, on))


def people_not_gone(day: date) -> QuerySet[Person]:
    """Everyone with a role or an affiliation that goes on from the day, begun or to come."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    mine = Q(person=OuterRef("pk"))
    tied_still = Exists(Affiliation.objects.filter(lasting, mine))
    return Person.objects.filter(merged_into__isnull=True).filter(
        tied_still | Exists(RoleAssignment.objects.filter(lasting, mine))
    )


def seen_affiliations(day: date) -> Prefetch[str, QuerySet[Affiliation], str]:
    """Prefetch of the ties in force on a day as ``current_affiliations``, with their structures."""
    ties = Affiliation.objects.valid_on(day).select_related("structure").order_by("kind", "structure__code")
    return Prefetch("affiliations", queryset=ties, to_attr="current_affiliations")


def namesakes(*, family_name: str, given_name: str, birth_on: date | None) -> QuerySet[Person]:
    """Those of the same names, accents and case aside, whom no birth day tells apart: perhaps the same person twice."""
    found = Person.objects.filter(merged_into__isnull=True, name_key=Fold(Value(f"{family_name}  {given_name}")))
    return found.filter(Q(birth_on=birth_on) | Q(birth_on__isnull=True)) if birth_on is not None else found


def tied(
    people: QuerySet[Person], day: date, *, kind: str | None = None, structure: str | None = None
) -> QuerySet[Person]:
    """Those with an affiliation in force of a kind, to a structure (by code); everyone when neither is given."""
    if not (kind or structure):
        return people
    return people.filter(Exists(_ties(day, kind, structure).filter(person=OuterRef("pk"))))


def list_affiliations(
    actor: Any, day: date, *, kind: str | None = None, structure: str | None = None
) -> QuerySet[Affiliation]:
    """The ties in force on a day of the people whose records the account keeps today, by person."""
    ties = _ties(day, kind, structure).select_related("person", "structure")
    return ties.filter(person__in=list_known_people(actor)).order_by("person", "kind", "structure")


def _ties(day: date, kind: str | None, structure: str | None) -> QuerySet[Affiliation]:
    ties: QuerySet[Affiliation] = Affiliation.objects.valid_on(day)
    if kind:
        ties = ties.filter(kind=kind)
    return ties.filter(structure__code=structure) if structure else ties
