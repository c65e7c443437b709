"""Look records up by the keys that files and sign-in pages give."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models.functions import Lower, Upper

from cartable.engines.people.models import Account, Affiliation, Person, Structure


def find_person_by_code(code: str) -> Person | None:
    """The person with this campus number, or None; that of a record merged into another one gives the one kept."""
    found = Person.objects.select_related("merged_into").filter(code=code).first()
    return found.merged_into or found if found is not None else None


def people_by_code(codes: Collection[str]) -> dict[str, Person]:
    """The people who have these campus numbers, by number; a record merged into another one gives the one kept."""
    found = Person.objects.select_related("merged_into").filter(code__in=codes)
    return {person.code: person.merged_into or person for person in found}


def people_by_mail(mails: Iterable[str]) -> dict[str, Person]:
    """The people who have these addresses, whatever the case, by address in lower case."""
    wanted = {mail.lower() for mail in mails if mail}
    found = Person.objects.alias(lowered=Lower("mail")).filter(lowered__in=wanted).exclude(mail="")
    return {person.mail.lower(): person for person in found}


def people_by_code_or_mail(texts: Collection[str]) -> dict[str, int]:
    """The ids of those who have one of these campus numbers or mails, by the text in lower case."""
    lowered = {text.lower() for text in texts}
    people = Person.objects.annotate(low_code=Lower("code"), low_mail=Lower("mail"))
    by_code = people.filter(low_code__in=lowered).values_list("low_code", "pk")
    by_mail = people.filter(low_mail__in=lowered - {""}).values_list("low_mail", "pk")
    return dict(by_mail) | dict(by_code)


def structures_by_code(codes: Collection[str]) -> dict[str, Structure]:
    """The structures with these codes, by code."""
    return {structure.code: structure for structure in Structure.objects.filter(code__in=codes)}


def accounts_holding(usernames: Iterable[str]) -> set[str]:
    """Those of these sign-in names that an account has already, in upper case."""
    wanted = {username.upper() for username in usernames}
    found = Account.objects.alias(shouted=Upper("username")).filter(shouted__in=wanted)
    return {username.upper() for username in found.values_list("username", flat=True)}


def person_ids(uuids: Collection[UUID]) -> list[int]:
    """The ids of these people."""
    return list(Person.objects.filter(uuid__in=uuids).values_list("pk", flat=True))


def people_of_affiliations(uuids: Collection[UUID]) -> list[int]:
    """The ids of those who have these affiliations, each once."""
    found: list[int] = list(
        Affiliation.objects.filter(uuid__in=uuids).order_by().values_list("person", flat=True).distinct()
    )
    return found


def people_of_accounts(uuids: Collection[UUID]) -> list[int]:
    """The ids of those who have these accounts."""
    return list(Account.objects.filter(uuid__in=uuids).values_list("person", flat=True))
