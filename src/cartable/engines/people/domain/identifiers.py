"""Give a person a number by which the rest of the world knows them, and take a wrong one back."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.facts import tell_facts_changed
from cartable.engines.people.domain.identifier_faults import ine_taken, ine_twice, read_identifier
from cartable.engines.people.models import Identifier, Person
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused

log = logging.getLogger(__name__)


class IdentifierTaken(Conflict):
    """Someone got that number while this was being written."""

    code = "identifier.taken"


def add_identifier(
    *, person: Person, kind: str, value: str, on: date, actor: Any, reason: str, scope: str = "", where: str = "value"
) -> Identifier:
    """Note a number of a person, kept in its canonical form; the same one again is left as it is.

    Raises InputRefused for a wrong form or key, a number that somebody else has (who isn't told: they may be
    protected), a second INE, HR number, ORCID or IdHAL of one person; both are logged.
    """
    tidied = read_identifier(kind, value, where=where)
    held = Identifier.objects.filter(kind=kind, scope=scope, value=tidied).first()
    if held is not None and held.person_id == person.pk:
        return held
    faults = [replace(fault, where=where) for fault in _taken(person, kind, scope, tidied, held)]
    if faults:
        raise InputRefused(faults)
    found = Identifier(person=person, kind=kind, scope=scope, value=tidied, noted_on=on)
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            found.save(force_insert=True)
            tell_facts_changed(person_ids=[person.pk], facts=["person"])
    except IntegrityError as error:
        what = _("This number has just been given to somebody, or this person has just got another one.")
        raise IdentifierTaken(what, _("Reload the page and check.")) from error
    return found


def remove_identifier(*, identifier: Identifier, actor: Any, reason: str) -> None:
    """Take a number back; the history keeps it with the reason. Raises InputRefused without a reason."""
    if not reason.strip():
        raise InputRefused(Fault("reason.missing", _("The reason is missing."), "reason", _("Write it.")))
    with transaction.atomic(), because(actor=actor, reason=reason.strip()):
        person = identifier.person
        identifier.delete()
        tell_facts_changed(person_ids=[person.pk], facts=["person"])


def write_ines(rows: list[tuple[int, str]], *, on: date) -> None:
    """Write INE already judged, by person's id. Call it inside a transaction. Raises IdentifierTaken."""
    numbers = [Identifier(person_id=person, kind=Identifier.Kind.INE, value=ine, noted_on=on) for person, ine in rows]
    try:
        with transaction.atomic():
            Identifier.objects.bulk_create(numbers)
    except IntegrityError as error:
        what = _("One of these national student numbers has just been given to somebody.")
        raise IdentifierTaken(what, _("Check the file again.")) from error


def _taken(person: Person, kind: str, scope: str, value: str, held: Identifier | None) -> list[Fault]:
    """The faults of a number that is somebody else's, or the second of its kind."""
    if held is not None:
        if kind == Identifier.Kind.INE:
            return [ine_taken(value, line=None)]
        log.warning("a %s number of somebody else was given to person %s and refused", kind, person.uuid)
        what = format_lazy(_("The number “{value}” is that of another record."), value=value)
        mend = _("Check the number; if it is the right one, the two records may be one person's.")
        return [Fault("identifier.taken", what, "value", mend)]
    if kind not in Identifier.ONE_EACH:
        return []
    kept = Identifier.objects.filter(person=person, kind=kind).first()
    if kept is None:
        return []
    if kind == Identifier.Kind.INE:
        return [ine_twice(kept.value, value, line=None)]
    log.warning("a second %s number of person %s was given and refused", kind, person.uuid)
    what = format_lazy(_("This person has the number “{kept}” already."), kept=kept.value)
    mend = _("Nobody has two of this kind: remove the wrong one first.")
    return [Fault("identifier.twice", what, "value", mend)]
