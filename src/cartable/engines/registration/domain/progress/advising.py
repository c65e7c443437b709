"""Who advises whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import tell_facts_changed
from cartable.engines.registration.domain.progress.rows import AdvisingRow
from cartable.engines.registration.models import Advising
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Conflict, Fault, InputRefused


class AdvisedThen(Conflict):
    """The student has an adviser later in the period."""

    code = "advising.twice"

    def __init__(self) -> None:
        super().__init__(
            _("One of these students has an adviser to come during this period."),
            _("Choose a later day, or end the one to come first."),
        )


def advise(rows: Iterable[AdvisingRow]) -> list[Advising]:
    """Give advisers, all or none; who advised a student before ceases when the new one begins.

    A student who has this very adviser already keeps them as they are. Raises InputRefused when somebody would advise
    themselves or is given two advisers, AdvisedThen when another adviser is to come.
    """
    drafts = list(rows)
    faults = _faults(drafts)
    if faults:
        raise InputRefused(faults)
    try:
        with transaction.atomic():
            new = _without_standing(drafts)
            written = insert_many(Advising, (_advising(draft) for draft in new))
            tell_facts_changed(person_ids={row.student_id for row in new}, facts=["registration.advisers"])
    except IntegrityError as error:
        if "registration_advising_once" in str(error):
            raise AdvisedThen from error
        raise
    return written


def end_advising(*, advising: Advising, valid_until: date, actor: Any, reason: str) -> None:
    """The first day on which the adviser follows the student no more; one that never began is taken away."""
    with transaction.atomic(), because(actor=actor, reason=reason):
        if valid_until <= advising.valid_from:
            advising.delete()
        else:
            advising.valid_until = valid_until
            advising.save(update_fields=["valid_until"])
        tell_facts_changed(person_ids=[advising.student_id], facts=["registration.advisers"])


def _advising(draft: AdvisingRow) -> Advising:
    return Advising(**{name: getattr(draft, name) for name in draft.__slots__})


def _faults(drafts: list[AdvisingRow]) -> list[Fault]:
    found = [
        Fault("advising.self", _("Nobody advises themselves."), str(row.student_id), _("Choose another adviser."))
        for row in drafts
        if row.adviser_id == row.student_id
    ]
    twice = Counter(row.student_id for row in drafts)
    return found + [
        Fault("advising.doubled", _("A student is given two advisers."), str(student), _("Keep one of the two."))
        for student, number in twice.items()
        if number > 1
    ]


def _without_standing(drafts: list[AdvisingRow]) -> list[AdvisingRow]:
    """Those that change something; whoever advised before is ended (in few queries: one for each first day)."""
    new: list[AdvisingRow] = []
    for first in sorted({row.valid_from for row in drafts}):
        wanted = {row.student_id: row for row in drafts if row.valid_from == first}
        standing = {row.student_id: row for row in Advising.objects.valid_on(first).filter(student__in=wanted)}
        kept = {pk for pk, row in standing.items() if row.adviser_id == wanted[pk].adviser_id}
        replaced = [row for pk, row in standing.items() if pk not in kept]
        begun = [row.pk for row in replaced if row.valid_from < first]
        Advising.objects.filter(pk__in=begun).update(valid_until=first)
        Advising.objects.filter(pk__in=[row.pk for row in replaced if row.valid_from >= first]).delete()
        new += [row for pk, row in wanted.items() if pk not in kept]
    return new
