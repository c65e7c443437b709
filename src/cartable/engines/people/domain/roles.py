"""Give roles and take them back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import empty_period
from cartable.engines.people.domain.last_administrator import refuse_to_end_the_last
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.events import RoleEnded, RoleGranted
from cartable.engines.people.models import Person, RoleAssignment, Structure
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused


class RoleHeldAlready(Conflict):
    """The person holds that role over that structure on some of those days."""

    code = "role.held_already"


def grant_role(
    *,
    person: Person,
    role: str,
    structure: Structure | None = None,
    valid_from: date,
    valid_until: date | None = None,
    granted_by: Person | None = None,
    reason: str,
) -> RoleAssignment:
    """Give a role over a structure and all below it (None: the whole institution); the caller checks ``role.grant``.

    Raises InputRefused for an unknown role, an empty period or no reason, RoleHeldAlready for an overlap.
    """
    reason = reason.strip()
    refuse_if_any(_faults(role, valid_from, valid_until, reason))
    assignment = RoleAssignment(
        person=person,
        role=role,
        structure=structure,
        valid_from=valid_from,
        valid_until=valid_until,
        granted_by=granted_by,
        reason=reason,
    )
    with transaction.atomic(), because(actor=_account_of(granted_by), reason=reason):
        _write(assignment)
        emit(
            RoleGranted(
                aggregate=f"person:{person.uuid}",
                person=person.uuid,
                role=role,
                structure=structure.uuid if structure else None,
                valid_from=valid_from,
                valid_until=valid_until,
            )
        )
    return assignment


def end_role(*, assignment: RoleAssignment, valid_until: date, actor: Any, reason: str) -> RoleAssignment:
    """Set the first day without the role. A role that hasn't begun is ended by an end right after its beginning.

    Raises InputRefused when the role would have no day left, LastAdministrator when nobody else would administer the
    institution from then on.
    """
    if valid_until <= assignment.valid_from:
        raise InputRefused(empty_period("valid_until", line=None))
    refuse_to_end_the_last(assignment, valid_until)
    assignment.valid_until = valid_until
    with transaction.atomic(), because(actor=actor, reason=reason):
        assignment.save(update_fields=["valid_until"])
        person, structure = assignment.person, assignment.structure
        emit(
            RoleEnded(
                aggregate=f"person:{person.uuid}",
                person=person.uuid,
                role=assignment.role,
                structure=structure.uuid if structure else None,
                valid_until=valid_until,
            )
        )
    return assignment


def _write(assignment: RoleAssignment) -> None:
    try:
        with transaction.atomic():
            assignment.save(force_insert=True)
    except IntegrityError as error:
        raise RoleHeldAlready(
            _("This person already holds that role there on some of these days."),
            _("End the first grant before the second begins."),
        ) from error


def _account_of(person: Person | None) -> Any:
    """Who the history names: the account of whoever grants, or the system."""
    if person is None:
        return "system"
    account = getattr(person, "account", None)
    return account or f"person:{person.uuid}"


def _faults(role: str, valid_from: date, valid_until: date | None, reason: str) -> Iterator[Fault]:
    if role not in RoleAssignment.Role.values:
        what = format_lazy(_("“{role}” is no role."), role=role)
        mend = format_lazy(_("Write one of: {roles}."), roles=", ".join(RoleAssignment.Role.values))
        yield Fault("role.unknown", what, "role", mend)
    if valid_until is not None and valid_until <= valid_from:
        yield empty_period("valid_until", line=None)
    if not reason:
        mend = _("Write why the role is given: the person and the auditors will read it.")
        yield Fault("role.reason_missing", _("The reason is missing."), "reason", mend)
    elif len(reason) > 300:
        yield Fault("text.too_long", _("The reason is too long."), "reason", _("Keep to 300 characters."))
