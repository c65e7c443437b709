"""People as officers of rights find them: by address, by number, mail or name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cartable.engines.people.api import NoSuchPerson, Person, people_with_text, visible_people
from cartable.kernel.permissions import require

MOST_PROPOSED = 6


def people_open_to(actor: Any) -> QuerySet[Person]:
    """Everyone, save the protected people whom the actor doesn't see and the records merged into others."""
    return Person.objects.filter(Q(is_protected=False) | visible_people(actor)).filter(merged_into=None)


def person_for_rights(actor: Any, uuid: UUID | str) -> Person:
    """The person whose rights the actor may read. Raises NoSuchPerson, NotAllowed.

    A protected person is nobody to who may not even know that they are here.
    """
    person: Person | None = Person.objects.filter(uuid=uuid).first()
    if person is None:
        require(actor, "holding.view")
        raise NoSuchPerson
    require(actor, "holding.view", person)
    if person.is_protected and not people_open_to(actor).filter(pk=person.pk).exists():
        raise NoSuchPerson
    return person


def people_named(actor: Any, text: str) -> list[Person]:
    """Those whom the actor means by a number, a mail or a name; the first ones, the nearest first."""
    text = text.strip()
    if not text:
        return []
    known = people_open_to(actor)
    exact = list(known.filter(Q(code__iexact=text) | Q(mail__iexact=text))[:2])
    return exact or list(people_with_text(known, text)[:MOST_PROPOSED])
