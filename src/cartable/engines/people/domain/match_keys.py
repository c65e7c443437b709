"""The texts by which matching finds a person again, kept with each person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.db import transaction

from cartable.engines.people.domain.batches import in_batches
from cartable.engines.people.matching.fields import PERSON_FIELDS
from cartable.engines.people.matching.keys import list_keys
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.words import name_parts
from cartable.engines.people.models import Person
from cartable.engines.people.types import Progress

BATCH = 2000


def record_of(person: Person, identifiers: Mapping[str, str] | None = None, heard: Record | None = None) -> Record:
    """A person as matching compares them.

    Whoever goes by another given name or writes from a personal address is compared by that one when it is the one
    ``heard`` from a source: a name of use is theirs as much as the official one.
    """
    given, mail = person.given_name, person.mail or person.personal_mail
    if heard is not None:
        told = set(name_parts(heard.given_name))
        if person.usage_given_name and told & (set(name_parts(person.usage_given_name)) - set(name_parts(given))):
            given = person.usage_given_name
        if person.personal_mail and heard.address == person.personal_mail.casefold():
            mail = person.personal_mail
    held = {**(identifiers or {}), **({"mail": person.mail} if person.mail else {})}
    return Record(
        str(person.pk), person.family_name, given, person.usage_family_name, person.birth_on, mail, identifiers=held
    )


def goes_by_two(person: Person) -> bool:
    """Whether the person is compared by another given name or address according to what is heard."""
    return bool(person.usage_given_name or (person.personal_mail and person.mail))


def keys_of(person: Person) -> list[str]:
    """The keys of a person under every name and address that they go by."""
    return list(dict.fromkeys(key for record in _alternates(person) for key in list_keys(record, PERSON_FIELDS)))


def set_match_keys(people: Iterable[Person]) -> None:
    """Compute the keys of people about to be saved; a second record's are those of the one it was merged into.

    So nobody is found under a record that is shown nowhere, and looking people up needs no other condition (without
    statistics the database would begin with that one). Asks the database nothing for people who are new.
    """
    given = list(people)
    known = [person.pk for person in given if person.pk is not None]
    absorbed: dict[int, list[Person]] = {}
    if known:
        for second in Person.objects.filter(merged_into__in=known):
            if second.merged_into_id is not None:
                absorbed.setdefault(second.merged_into_id, []).append(second)
    for person in given:
        if person.merged_into_id is not None:
            person.match_keys = []
            continue
        same = [person, *absorbed.get(person.pk, ())]
        person.match_keys = list(dict.fromkeys(key for each in same for key in keys_of(each)))


def compute_match_keys(*, progress: Progress | None = None) -> int:
    """Compute the keys of everyone again, and write those that changed; how many did. Twice changes nothing."""
    total, done, written = Person.objects.count(), 0, 0
    for batch in in_batches(Person.objects.order_by("pk").iterator(BATCH), BATCH):
        before = {person.pk: person.match_keys for person in batch}
        set_match_keys(batch)
        changed = [person for person in batch if person.match_keys != before[person.pk]]
        with transaction.atomic():
            Person.objects.bulk_update(changed, ["match_keys"], batch_size=BATCH)
        done, written = done + len(batch), written + len(changed)
        if progress is not None:
            progress(done / total, "")
    return written


def _alternates(person: Person) -> Iterator[Record]:
    official = record_of(person)
    yield official
    if person.usage_given_name:
        yield replace(official, given_name=person.usage_given_name)
    if person.mail and person.personal_mail:
        # The rest of its keys are there already.
        yield Record("", mail=person.personal_mail)
