"""Look records up by the keys that files and sign-in pages give."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models.functions import Lower, Upper

from cartable.engines.people.models import Account, Person, Structure


def find_person_by_code(code: str) -> Person | None:
    """The person with this campus number, or None."""
    return Person.objects.filter(code=code).first()


def people_by_code(codes: Collection[str]) -> dict[str, Person]:
    """The people who have these campus numbers, by number."""
    return {person.code: person for person in Person.objects.filter(code__in=codes)}


def people_by_mail(mails: Iterable[str]) -> dict[str, Person]:
    """The people who have these addresses, whatever the case, by address in lower case."""
    wanted = {mail.lower() for mail in mails if mail}
    found = Person.objects.alias(lowered=Lower("mail")).filter(lowered__in=wanted).exclude(mail="")
    return {person.mail.lower(): person for person in found}


def structures_by_code(codes: Collection[str]) -> dict[str, Structure]:
    """The structures with these codes, by code."""
    return {structure.code: structure for structure in Structure.objects.filter(code__in=codes)}


def accounts_holding(usernames: Iterable[str]) -> set[str]:
    """Those of these sign-in names that an account has already, in upper case."""
    wanted = {username.upper() for username in usernames}
    found = Account.objects.alias(shouted=Upper("username")).filter(shouted__in=wanted)
    return {username.upper() for username in found.values_list("username", flat=True)}
