"""Doors to a unit's dashboard: each fetches and checks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import get_term
from cartable.engines.catalogue.models import (
    CourseUnit,
    Preparation,
    PreparedRule,
    TeamMember,
    Unavailability,
    UnitMail,
)
from cartable.engines.catalogue.queries.preparations import with_parts
from cartable.engines.catalogue.queries.team import units_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

__all__ = [
    "access_dashboard",
    "access_mail",
    "access_part",
    "access_preparation",
    "access_rule",
    "access_unavailability",
    "units_of",
]


def access_dashboard(actor: Any, code: str, *, permission: str = "unit.dashboard") -> CourseUnit:
    """The unit, for one of its people. ``permission``: what is to be done with it. Raises NotAllowed, NotFound."""
    require(actor, "unit.view")
    unit = (
        CourseUnit.objects.select_related("structure", "in_charge", "version__year", "campus").filter(code=code).first()
    )
    if unit is None:
        raise NotFound(
            format_lazy(_("No unit has the code {code}."), code=code), _("Look for it in the list of units.")
        )
    require(actor, permission, unit)
    return unit


def access_preparation(actor: Any, code: str, term_code: str, *, permission: str = "unit.dashboard") -> Preparation:
    """The unit's preparation for a term, with its parts. Raises NotAllowed, NotFound."""
    unit = access_dashboard(actor, code, permission=permission)
    found = with_parts(Preparation.objects.filter(unit=unit, term=get_term(term_code))).first()
    if found is None:
        raise NotFound(
            format_lazy(_("Nothing is prepared for {code} in this term yet."), code=unit.code),
            _("Begin the preparation from the unit's dashboard."),
        )
    return found


def access_part(actor: Any, uuid: UUID) -> TeamMember:
    """A part in a team, for one who may change the team. Raises NotAllowed, NotFound."""
    found: TeamMember | None = TeamMember.objects.select_related("unit__structure", "person").filter(uuid=uuid).first()
    if found is None:
        raise NotFound(_("This part doesn't exist any more."), _("Open the team again."))
    require(actor, "unit.team", found.unit)
    return found


def access_rule(actor: Any, uuid: UUID) -> PreparedRule:
    """A constraint in words, for one who may prepare the unit. Raises NotAllowed, NotFound."""
    rows = PreparedRule.objects.select_related("preparation__unit__structure", "preparation__term")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise NotFound(_("This constraint doesn't exist any more."), _("Open the preparation again."))
    require(actor, "unit.prepare", found.preparation.unit)
    return found


def access_unavailability(actor: Any, uuid: UUID, unit: CourseUnit) -> Unavailability:
    """A person's unavailability, for the person or who prepares a unit that they teach. Raises NotAllowed, NotFound."""
    found = Unavailability.objects.select_related("person", "term").filter(uuid=uuid).first()
    is_of_unit = found is not None and (
        found.person.prepared_parts.filter(preparation__unit=unit, preparation__term=found.term).exists()
    )
    if found is None or not is_of_unit:
        raise NotFound(_("This time doesn't exist any more."), _("Open the preparation again."))
    if found.person_id != getattr(actor, "person_id", None):
        require(actor, "unit.prepare", unit)
    return found


def access_mail(actor: Any, uuid: UUID) -> UnitMail:
    """A mail written to people of a unit, for one who may write to them. Raises NotAllowed, NotFound."""
    found = UnitMail.objects.select_related("unit__structure", "written_by").filter(uuid=uuid).first()
    if found is None:
        raise NotFound(_("This mail doesn't exist."), _("Open it again from the unit's mails."))
    require(actor, "unit.mail", found.unit)
    return found
