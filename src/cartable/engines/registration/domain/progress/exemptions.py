"""Decisions for one person on one requirement of their regulation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import CourseUnit, Programme
from cartable.engines.people.api import Person
from cartable.engines.registration.models import Exemption
from cartable.engines.registration.queries.progress.trees import node_titles
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused


class ExemptedAlready(Conflict):
    """The same decision is in force for this person."""

    code = "exemption.twice"

    def __init__(self) -> None:
        super().__init__(
            _("A decision of this kind is in force on this requirement."),
            _("End it first, with the reason, then decide anew."),
        )


def grant_exemption(
    *,
    person: Person,
    programme: Programme,
    node: str,
    kind: str,
    detail: dict[str, Any] | None = None,
    reason: str,
    actor: Any,
    now: datetime,
) -> Exemption:
    """Let a person off a requirement, lower its minimum, or let a unit count there.

    Raises InputRefused (no such requirement in a regulation of the programme, no minimum or unit where the kind wants
    one, no reason), ExemptedAlready when one is in force.
    """
    said = dict(detail or {})
    faults = _faults(programme, node, kind, said, reason)
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        Person.objects.select_for_update().get(pk=person.pk)
        there = Exemption.objects.filter(person=person, programme=programme, node=node, kind=kind, ended_at=None)
        if any(kind != Exemption.Kind.ADMITTED or one.detail == said for one in there):
            raise ExemptedAlready
        return Exemption.objects.create(
            person=person,
            programme=programme,
            node=node,
            kind=kind,
            detail=said,
            reason=reason.strip(),
            decided_by=actor.person,
            decided_at=now,
        )


def end_exemption(*, exemption: Exemption, actor: Any, reason: str, now: datetime) -> Exemption:
    """The decision holds no more; why is kept in the history. Raises InputRefused without a reason."""
    if not reason.strip():
        raise InputRefused(_no_reason())
    with transaction.atomic(), because(actor=actor, reason=reason):
        exemption.ended_at = now
        exemption.save(update_fields=["ended_at"])
    return exemption


def _faults(programme: Programme, node: str, kind: str, said: dict[str, Any], reason: str) -> list[Fault]:
    found = []
    if node not in node_titles(programme):
        what = format_lazy(_("No regulation of {programme} has this requirement."), programme=programme.code)
        found.append(Fault("exemption.node", what, "node", _("Choose a requirement of the list.")))
    if kind not in Exemption.Kind.values:
        found.append(
            Fault("exemption.kind", _("This kind of decision isn't known."), "kind", _("Choose one of the list."))
        )
    minimum = said.get("minimum")
    if kind == Exemption.Kind.LOWERED and not (isinstance(minimum, int) and minimum >= 0):
        found.append(Fault("exemption.minimum", _("The new minimum is missing."), "minimum", _("Give a number.")))
    if kind == Exemption.Kind.ADMITTED and not CourseUnit.objects.filter(code=said.get("unit") or "").exists():
        found.append(Fault("exemption.unit", _("No unit has this code."), "unit", _("Give the code of a unit.")))
    return found if reason.strip() else [*found, _no_reason()]


def _no_reason() -> Fault:
    return Fault("reason.missing", _("The reason is missing."), "reason", _("Say why: the student reads it."))
