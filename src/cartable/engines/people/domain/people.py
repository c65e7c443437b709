"""Create people and correct their records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.facts import note_hand
from cartable.engines.people.domain.batches import checked_at_once, in_batches
from cartable.engines.people.domain.match_keys import set_match_keys
from cartable.engines.people.domain.person_rows import faults_of, repeated, tidy_row
from cartable.engines.people.events import FactsChanged, PeopleCreated
from cartable.engines.people.models import Person
from cartable.engines.people.queries import people_by_code, people_by_mail
from cartable.engines.people.types import PersonRow
from cartable.kernel.audit import because
from cartable.kernel.clock import today
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

BATCH = 2000
FIELDS = (
    "family_name",
    "given_name",
    "mail",
    "birth_on",
    "origin",
    "is_protected",
    "usage_family_name",
    "usage_given_name",
    "birth_place",
    "birth_country",
    "nationality",
    "personal_mail",
    "phone",
)


class PersonTaken(Conflict):
    """Someone else got the campus number or the mail while this was being written."""

    code = "person.taken"


def create_people(*, rows: Iterable[PersonRow]) -> list[Person]:
    """Create all or none, in the order given; see ``create_person`` for the rule of a row.

    Faults count rows from 1. Raises InputRefused with the faults of every row, PersonTaken when someone was quicker.
    """
    tidied = [tidy_row(row) for row in rows]
    refuse_if_any(_faults(tidied))
    with checked_at_once():
        return [person for batch in in_batches(tidied, BATCH) for person in write_people(batch)]


def write_people(rows: Sequence[PersonRow]) -> list[Person]:
    """Write rows already judged, and tell. Call it inside a transaction. Raises PersonTaken."""
    return insert_people([Person(**{field: getattr(row, field) for field in ("code", *FIELDS)}) for row in rows])


def insert_people(people: list[Person], *, origin: str = "") -> list[Person]:
    """Write new people with their keys, and tell; ``origin`` names the source, if one brought them all.

    Call it inside a transaction. Raises PersonTaken when someone else got a campus number or a mail meanwhile.
    """
    set_match_keys(people)
    try:
        with transaction.atomic():
            Person.objects.bulk_create(people)
    except IntegrityError as error:
        raise PersonTaken(
            _("Someone has just been given one of these campus numbers or mail addresses."),
            _("Check the list of people, then send the rest again."),
        ) from error
    if people:
        uuids = [person.uuid for person in people]
        emit(PeopleCreated(aggregate=f"person:{uuids[0]}", uuids=uuids, origin=origin))
    return people


def edit_person(*, person: Person, actor: Any, reason: str, **changes: Any) -> Person:
    """Correct fields of a record (not its campus number); the reason goes into the history.

    Raises InputRefused for a faulty value or a mail that someone else has, TypeError for an unknown field.
    """
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"no such field to edit: {', '.join(sorted(unknown))}")
    values = {field: getattr(person, field) for field in ("code", *FIELDS)} | changes
    row = tidy_row(PersonRow(**values))
    faults = faults_of(row, on=today())
    holder = people_by_mail([row.mail]).get(row.mail)
    if holder is not None and holder.pk != person.pk:
        faults.append(mail_taken(row.mail, line=None))
    refuse_if_any(faults)
    note_hand(person, [field for field in FIELDS if getattr(person, field) != getattr(row, field)], today())
    for field in FIELDS:
        setattr(person, field, getattr(row, field))
    set_match_keys([person])
    with transaction.atomic(), because(actor=actor, reason=reason):
        person.save(update_fields=[*FIELDS, "match_keys", "provenance"])
        emit(FactsChanged(aggregate=f"person:{person.uuid}", uuids=[person.uuid], facts=["person"]))
    return person


def code_taken(code: str, *, line: int | None) -> Fault:
    """The fault of a campus number that another record has."""
    what = format_lazy(_("The campus number “{code}” belongs to another record."), code=code)
    return Fault("person.code_taken", what, "code", _("Correct the number, or edit that record instead."), line)


def mail_taken(mail: str, *, line: int | None) -> Fault:
    """The fault of a mail address that another person has."""
    what = format_lazy(_("The address “{mail}” belongs to another person."), mail=mail)
    mend = _("Leave it empty, or check that this isn't the same person twice.")
    return Fault("person.mail_taken", what, "mail", mend, line)


def refuse_if_any(faults: Iterable[Fault]) -> None:
    """Raise InputRefused when there is a fault."""
    found = list(faults)
    if found:
        raise InputRefused(found)


def _faults(rows: Sequence[PersonRow]) -> Iterator[Fault]:
    numbered = list(enumerate(rows, start=1))
    day = today()
    for number, row in numbered:
        yield from faults_of(row, on=day, line=number)
    yield from repeated(numbered)
    codes, mails = people_by_code([row.code for row in rows]), people_by_mail(row.mail for row in rows)
    for number, row in numbered:
        if row.code in codes:
            yield code_taken(row.code, line=number)
        if row.mail in mails:
            yield mail_taken(row.mail, line=number)
