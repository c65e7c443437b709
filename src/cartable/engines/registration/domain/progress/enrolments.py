"""Enrolling students in programmes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Regulation
from cartable.engines.people.api import tell_facts_changed
from cartable.engines.registration.domain.progress.rows import EnrolmentRow
from cartable.engines.registration.models import Enrolment
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Conflict, Fault, InputRefused


class EnrolledAlready(Conflict):
    """The person is enrolled in this programme during a part of the period."""

    code = "enrolment.twice"

    def __init__(self) -> None:
        super().__init__(
            _("One of these people is enrolled in this programme already during a part of the period."),
            _("End the enrolment that is there, or begin the new one after it."),
        )


def enrol(rows: Iterable[EnrolmentRow]) -> list[Enrolment]:
    """Enrol people, all or none, in the order given.

    Raises InputRefused when a period is empty or a regulation isn't an adopted one of the programme, EnrolledAlready
    when someone is in the programme during a part of the period.
    """
    drafts = list(rows)
    faults = list(_faults(drafts))
    if faults:
        raise InputRefused(faults)
    try:
        with transaction.atomic():
            found = insert_many(Enrolment, (_enrolment(draft) for draft in drafts))
            _tell(draft.person_id for draft in drafts)
            return found
    except IntegrityError as error:
        if "registration_enrolment_once" in str(error):
            raise EnrolledAlready from error
        raise


def end_enrolment(*, enrolment: Enrolment, valid_until: date, actor: Any, reason: str) -> Enrolment:
    """Set the first day on which the student is in the programme no more. Raises InputRefused for a day too early."""
    if valid_until <= enrolment.valid_from:
        raise InputRefused(_empty_period("valid_until"))
    with transaction.atomic(), because(actor=actor, reason=reason):
        enrolment.valid_until = valid_until
        enrolment.save(update_fields=["valid_until"])
        _tell([enrolment.person_id])
    return enrolment


def _tell(person_ids: Iterable[int]) -> None:
    """Rules over people may read what they are enrolled in."""
    tell_facts_changed(person_ids=person_ids, facts=["registration.enrolments"])


def _enrolment(draft: EnrolmentRow) -> Enrolment:
    return Enrolment(
        person_id=draft.person_id,
        programme_id=draft.programme_id,
        regulation_id=draft.regulation_id,
        valid_from=draft.valid_from,
        valid_until=draft.valid_until,
        terms_before=draft.terms_before,
    )


def _faults(drafts: list[EnrolmentRow]) -> Iterable[Fault]:
    wanted = {draft.regulation_id for draft in drafts}
    found = Regulation.objects.filter(pk__in=wanted).select_related("programme").defer("tree", "text_fr", "text_en")
    known = {row.pk: row for row in found}
    for draft in drafts:
        if draft.valid_until is not None and draft.valid_until <= draft.valid_from:
            yield _empty_period(str(draft.person_id))
        regulation = known.get(draft.regulation_id)
        ends = regulation.programme.valid_until if regulation else None
        if ends is not None and draft.valid_from >= ends:
            what = format_lazy(_("Nobody enters this programme from {day} on."), day=ends.isoformat())
            yield Fault(
                "enrolment.ended", what, str(draft.person_id), _("Choose another programme, or an earlier day.")
            )
    pairs = {(draft.regulation_id, draft.programme_id) for draft in drafts}
    for regulation_id, programme_id in sorted(pairs):
        regulation = known.get(regulation_id)
        if regulation is None or regulation.programme_id != programme_id:
            yield Fault(
                "enrolment.regulation",
                _("The regulation isn't one of the programme."),
                str(regulation_id),
                _("Choose a regulation of the programme."),
            )
        elif regulation.state == Regulation.State.DRAFT:
            yield Fault(
                "enrolment.draft",
                format_lazy(_("The regulation of {year} is only a draft."), year=regulation.entry_year),
                str(regulation_id),
                _("Have it adopted first."),
            )


def _empty_period(where: str) -> Fault:
    return Fault("enrolment.period", _("The period ends before it begins."), where, _("Give a later last day."))
