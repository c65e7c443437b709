"""Versions fetched and checked: who may read, write and decide."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.versions.problems import NoSuchVersion
from cartable.engines.catalogue.models import CourseUnit, UnitVersion
from cartable.engines.catalogue.queries.versions import CLOSED, list_proposals, version_at, versions_of
from cartable.engines.catalogue.rules import DECIDERS
from cartable.engines.people.api import standing_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotFound


def access_version(actor: Any, uuid: UUID | str) -> UnitVersion:
    """A version: adopted ones for who reads units, the others for who writes or decides. Raises NoSuchVersion."""
    require(actor, "unit.view")
    found = version_at(uuid)
    if found is None or (found.state not in CLOSED and not sees_drafts(actor, found.unit)):
        raise NoSuchVersion
    return found


def access_written_version(actor: Any, uuid: UUID | str) -> UnitVersion:
    """A version, for one who may write its unit. Raises NoSuchVersion, NotAllowed."""
    found = access_version(actor, uuid)
    require(actor, "unit.edit", found.unit)
    return found


def access_decided_version(actor: Any, uuid: UUID | str) -> UnitVersion:
    """A version, for one who may decide on it. Raises NoSuchVersion, NotAllowed."""
    found = access_version(actor, uuid)
    require(actor, "unit.adopt", found.unit)
    return found


def access_edited_unit(actor: Any, code: str) -> CourseUnit:
    """The unit, for one who may write it. Raises NotAllowed, NotFound."""
    return _unit(actor, code, "unit.edit")


def access_decided_unit(actor: Any, code: str) -> CourseUnit:
    """The unit, for one who decides on it. Raises NotAllowed, NotFound."""
    return _unit(actor, code, "unit.adopt")


def sees_drafts(actor: Any, unit: CourseUnit) -> bool:
    """Whether the actor reads what isn't adopted."""
    return is_allowed(actor, "unit.edit", unit) or is_allowed(actor, "unit.adopt", unit)


def seen_versions(actor: Any, unit: CourseUnit) -> QuerySet[UnitVersion]:
    """The versions of a unit that the actor may read. Raises NotAllowed."""
    require(actor, "unit.view")
    return versions_of(unit, every=sees_drafts(actor, unit))


def proposals_for(actor: Any) -> QuerySet[UnitVersion]:
    """The proposals on which the actor may decide, those that wait longest first. Raises NotAllowed."""
    require(actor, "unit.adopt")
    found = list_proposals()
    standing = standing_of(actor)
    if any(standing.holds(role) for role in DECIDERS):
        return found
    return found.filter(unit__structure__in=standing.covered(*DECIDERS))


def _unit(actor: Any, code: str, permission: str) -> CourseUnit:
    require(actor, "unit.view")
    unit = CourseUnit.objects.select_related("structure", "in_charge").filter(code=code).first()
    if unit is None:
        what = format_lazy(_("No unit has the code {code}."), code=code)
        raise NotFound(what, _("Look for it in the list of units."))
    require(actor, permission, unit)
    return unit
