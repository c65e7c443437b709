"""Contracts of people: written, corrected, ended; what they open ends with them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import add_affiliations, empty_period, end_affiliation
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.domain.working_time import Share, find_overload, overload_fault, share_of
from cartable.engines.people.models import Contract, Person, Structure
from cartable.engines.people.types import AffiliationRow
from cartable.kernel.audit import because
from cartable.kernel.periods import Period
from cartable.kernel.problems import Conflict, Fault

log = logging.getLogger(__name__)
ONE_DAY = timedelta(days=1)
FIELDS = ("structure", "kind", "grade", "working_percent", "valid_from", "valid_until")


class ContractTaken(Conflict):
    """Another contract has that number on some of those days."""

    code = "contract.taken"

    def __init__(self, number: str) -> None:
        what = format_lazy(_("The number “{number}” is that of another contract on some of these days."), number=number)
        super().__init__(what, _("Correct the number, or end the other contract first."))


def add_contract(
    *,
    person: Person,
    structure: Structure,
    number: str,
    kind: str,
    valid_from: date,
    valid_until: date | None = None,
    grade: str = "",
    working_percent: int = 100,
    source: str = "",
    affiliation: str = "",
    actor: Any,
    reason: str = "",
) -> Contract:
    """Write a contract of a person with a structure; ``affiliation``: the kind of tie that it opens there, if any.

    Raises InputRefused for a faulty value or when the person's contracts would exceed 100 % on a day, which is told
    with the contracts; ContractTaken; AffiliationOverlaps.
    """
    contract = Contract(
        person=person,
        structure=structure,
        number=tidy(number),
        kind=kind,
        grade=tidy(grade),
        working_percent=working_percent,
        valid_from=valid_from,
        valid_until=valid_until,
        source=source,
    )
    with transaction.atomic(), because(actor=actor, reason=reason or _("Contract")):
        _judge(contract)
        _write(contract, force_insert=True)
        if affiliation:
            open_affiliation(contract, affiliation)
    return contract


def correct_contract(*, contract: Contract, actor: Any, reason: str, **changes: Any) -> Contract:
    """Correct fields of a contract (not its number nor its person); what it opened follows its end.

    Raises InputRefused as ``add_contract``, TypeError for an unknown field.
    """
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"no such field to correct: {', '.join(sorted(unknown))}")
    for field, value in changes.items():
        setattr(contract, field, tidy(value) if field == "grade" else value)
    with transaction.atomic(), because(actor=actor, reason=reason):
        _judge(contract)
        _write(contract, update_fields=FIELDS)
        _end_what_it_opened(contract, actor, reason)
    return contract


def end_contract(*, contract: Contract, valid_until: date, actor: Any, reason: str) -> Contract:
    """Set the first day without the contract; the affiliations that it opened end with it.

    Raises InputRefused when the contract would have no day left.
    """
    return correct_contract(contract=contract, actor=actor, reason=reason, valid_until=valid_until)


def open_affiliation(contract: Contract, kind: str) -> None:
    """Tie the person to the structure for the days of the contract. Raises AffiliationOverlaps."""
    row = AffiliationRow(
        person_id=contract.person_id,
        structure_id=contract.structure_id,
        kind=kind,
        valid_from=contract.valid_from,
        valid_until=contract.valid_until,
        source=contract.source or "contract",
        contract_id=contract.pk,
    )
    add_affiliations(rows=[row])


def contract_faults(contract: Contract, *, line: int | None = None) -> Iterator[Fault]:
    """All that is wrong in a contract taken alone."""
    if not contract.number:
        yield Fault("contract.number_missing", _("The number is missing."), "number", _("Write it."), line)
    for field, longest in (("number", 60), ("grade", 120)):
        if len(getattr(contract, field)) > longest:
            mend = format_lazy(_("Keep to {longest}."), longest=longest)
            yield Fault("text.too_long", _("The text is too long."), field, mend, line)
    if contract.kind not in Contract.Kind.values:
        what = format_lazy(_("“{kind}” is no kind of contract."), kind=contract.kind)
        mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(Contract.Kind.values))
        yield Fault("contract.kind", what, "kind", mend, line)
    if not 0 <= contract.working_percent <= 100:
        what = format_lazy(_("{percent} % isn't a share of working time."), percent=contract.working_percent)
        yield Fault("contract.percent", what, "working_percent", _("Write a whole number from 0 to 100."), line)
    if contract.valid_until is not None and contract.valid_until <= contract.valid_from:
        yield empty_period("valid_until", line=line)


def _judge(contract: Contract) -> None:
    """Raise InputRefused for what is wrong; the person is locked, so that two contracts at once are judged in turn."""
    refuse_if_any(contract_faults(contract))
    Person.objects.select_for_update().get(pk=contract.person_id)
    others = Contract.objects.filter(person=contract.person_id).exclude(pk=contract.pk)
    own = Share(contract.number, contract.working_percent, Period(contract.valid_from, contract.valid_until))
    beside = [share for share in map(share_of, others) if share.period.overlaps(own.period)]
    found = find_overload([own, *beside], contract.valid_from)
    if found is not None and own.number in found.numbers:
        log.warning("contract %s refused: %s %% of time on %s", own.number, found.percent, found.day)
        refuse_if_any([overload_fault(found, where="working_percent", line=None)])


def _write(contract: Contract, **how: Any) -> None:
    try:
        with transaction.atomic():
            contract.save(**how)
    except IntegrityError as error:
        raise ContractTaken(contract.number) from error


def _end_what_it_opened(contract: Contract, actor: Any, reason: str) -> None:
    """Ties that last longer than their contract end with it; one that would have no day left ends after its first."""
    if contract.valid_until is None:
        return
    for tie in contract.affiliations.select_related("structure"):
        if tie.valid_until is None or tie.valid_until > contract.valid_until:
            end = max(contract.valid_until, tie.valid_from + ONE_DAY)
            end_affiliation(affiliation=tie, valid_until=end, actor=actor, reason=reason)
