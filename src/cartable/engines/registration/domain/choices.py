"""Recording and withdrawing students' choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import offering_ids
from cartable.engines.people.api import Person, tell_facts_changed
from cartable.engines.registration.domain.full_units import places_respected
from cartable.engines.registration.events import ChoicesChanged
from cartable.engines.registration.models import Choice
from cartable.engines.registration.types import ChoiceRow
from cartable.kernel.audit import because, insert_many
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused


def record_choices(*, term: Term, rows: Iterable[ChoiceRow], now: datetime) -> int:
    """Record choices for a term, all or none, in the order given. Returns how many are new.

    A choice that is recorded already stays as it is. Raises InputRefused when an offering isn't of the term, a pair is
    given twice, or a unit hasn't enough places.
    """
    drafts = list(rows)
    faults = _faults(term, drafts)
    if faults:
        raise InputRefused(faults)
    with places_respected(draft.offering_id for draft in drafts), transaction.atomic():
        new = _without_recorded(term, drafts)
        insert_many(
            Choice,
            (
                Choice(
                    person_id=draft.person_id,
                    offering_id=draft.offering_id,
                    term=term,
                    chosen_at=now,
                    reference=draft.reference,
                )
                for draft in new
            ),
        )
        if new:
            emit(ChoicesChanged(aggregate=f"term:{term.uuid}", term_code=term.code, recorded=len(new), withdrawn=0))
            _tell(draft.person_id for draft in new)
    return len(new)


def record_choice(*, term: Term, person: Person, unit_code: str, actor: Any, now: datetime) -> Choice:
    """Record that a student chose a unit of a term, and return the choice; one that is recorded already stays.

    Raises InputRefused when the term doesn't offer the unit.
    """
    offering_id = _offering(term, unit_code)
    with transaction.atomic(), because(actor=actor, reason=f"choice of {unit_code}"):
        record_choices(term=term, rows=[ChoiceRow(person.pk, offering_id)], now=now)
    return Choice.objects.select_related("offering__unit", "term").get(person=person, offering_id=offering_id)


def withdraw_choice(*, term: Term, person: Person, unit_code: str, actor: Any) -> bool:
    """Take a choice back (its history stays). Returns whether there was one. Raises InputRefused as recording does."""
    offering_id = _offering(term, unit_code)
    with transaction.atomic(), because(actor=actor, reason=f"choice of {unit_code} withdrawn"):
        return withdraw_choices(term=term, rows=[ChoiceRow(person.pk, offering_id)]) > 0


def _offering(term: Term, unit_code: str) -> int:
    found = offering_ids(term_id=term.pk).get(unit_code)
    if found is None:
        raise InputRefused(
            Fault(
                "choice.unit",
                format_lazy(_("{term} doesn't offer the unit {code}."), term=term.code, code=unit_code),
                "unit",
                _("Choose a unit that the term offers."),
            )
        )
    return found


def withdraw_choices(*, term: Term, rows: Iterable[ChoiceRow]) -> int:
    """Take choices back (their history stays). Returns how many there were."""
    drafts = list(rows)
    count = 0
    with transaction.atomic():
        for row in drafts:
            deleted, _models = Choice.objects.filter(
                term=term, person_id=row.person_id, offering_id=row.offering_id
            ).delete()
            count += deleted
        if count:
            emit(ChoicesChanged(aggregate=f"term:{term.uuid}", term_code=term.code, recorded=0, withdrawn=count))
            _tell(row.person_id for row in drafts)
    return count


def forget_choices(*, term: Term) -> int:
    """Take all the choices of a term back (their history stays). Returns how many there were."""
    choices = Choice.objects.filter(term=term)
    count = choices.count()
    with transaction.atomic():
        people = set(choices.order_by().values_list("person_id", flat=True))
        choices.delete()
        if count:
            emit(ChoicesChanged(aggregate=f"term:{term.uuid}", term_code=term.code, recorded=0, withdrawn=count))
            _tell(people)
    return count


def _tell(person_ids: Iterable[int]) -> None:
    """Rules over people may read what they chose."""
    tell_facts_changed(person_ids=person_ids, facts=["registration.choices"])


def _faults(term: Term, drafts: list[ChoiceRow]) -> list[Fault]:
    known = set(offering_ids(term_id=term.pk).values())
    pairs = Counter((draft.person_id, draft.offering_id) for draft in drafts)
    return [
        Fault(
            "choice.offering",
            _("The offering isn't of this term."),
            str(offering),
            _("Choose a unit that the term offers."),
        )
        for offering in sorted({draft.offering_id for draft in drafts} - known)
    ] + [
        Fault("choice.twice", _("The same choice is given twice."), f"{person} / {offering}", _("Give it once."))
        for (person, offering), count in pairs.items()
        if count > 1
    ]


def _without_recorded(term: Term, drafts: list[ChoiceRow]) -> list[ChoiceRow]:
    recorded = set(Choice.objects.filter(term=term).order_by().values_list("person_id", "offering_id"))
    return [draft for draft in drafts if (draft.person_id, draft.offering_id) not in recorded]
