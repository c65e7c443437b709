"""Who may see what of the catalogue."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere, is_member, is_member_or_newcomer
from cartable.kernel.clock import today
from cartable.kernel.permissions import add_rule

ASSIGNERS = ("timetabler", "administrator")
ROSTER_ROLES = ("registrar", "timetabler", "administrator")
UNIT_KEEPERS = ("registrar", "administrator")
DECIDERS = ("director", "programme_head", "registrar", "administrator")
TEXT_PARTS = ("lead", "deputy")


def may_read_roster(actor: Any, course_class: Any = None) -> bool:
    """The class's teachers, and those who keep registrations and timetables over the unit's structure.

    Asked in general: whether there may be a class whose roster is open to the actor through a role.
    """
    if course_class is None:
        return has_role_somewhere(actor, *ROSTER_ROLES)
    structure = course_class.offering.unit.structure
    if any(has_role(actor, role, structure) for role in ROSTER_ROLES):
        return True
    return is_member(actor) and bool(course_class.teachers.filter(person_id=actor.person_id).exists())


add_rule(
    "unit.view",
    is_member_or_newcomer,
    reason=_("Units are open to people with an affiliation, present or to come."),
)


def may_assign(actor: Any, course_class: Any = None) -> bool:
    """Those who build timetables over the unit's structure; asked in general: over any structure."""
    if course_class is None:
        return has_role_somewhere(actor, *ASSIGNERS)
    structure = course_class.offering.unit.structure
    return any(has_role(actor, role, structure) for role in ASSIGNERS)


add_rule(
    "class.assign",
    may_assign,
    reason=_("Teachers are given to classes by the timetabler and the administrator."),
)
add_rule(
    "class.roster",
    may_read_roster,
    reason=_(
        "The list of a class is open to those who teach it, to the registrar, the timetabler and the administrator."
    ),
)


def may_edit_unit(actor: Any, unit: Any = None) -> bool:
    """Who leads the unit or helps to, and those who keep units over its structure.

    Asked in general: whether there may be a unit that the actor writes.
    """
    if has_role_somewhere(actor, *UNIT_KEEPERS) and (unit is None or _keeps(actor, unit.structure)):
        return True
    if not is_member(actor):
        return False
    if unit is None:
        return bool(
            actor.person.units_in_charge.exists()
            or actor.person.unit_parts.filter(part__in=TEXT_PARTS).valid_on(today()).exists()
        )
    if unit.in_charge_id == actor.person_id:
        return True
    parts = unit.team.filter(person_id=actor.person_id, part__in=TEXT_PARTS)
    return bool(parts.valid_on(today()).exists())


def may_decide_on_unit(actor: Any, unit: Any = None) -> bool:
    """Those who answer for the studies over the unit's structure; asked in general: over any structure."""
    if unit is None:
        return has_role_somewhere(actor, *DECIDERS)
    return any(has_role(actor, role, unit.structure) for role in DECIDERS)


def may_keep_units(actor: Any, structure: Any = None) -> bool:
    """Those who keep units over the structure; asked in general: over any."""
    if structure is None:
        return has_role_somewhere(actor, *UNIT_KEEPERS)
    return _keeps(actor, structure)


def _keeps(actor: Any, structure: Any) -> bool:
    return any(has_role(actor, role, structure) for role in UNIT_KEEPERS)


add_rule(
    "unit.edit",
    may_edit_unit,
    reason=_("A unit is written by the person in charge, their deputies, the registrar and the administrator."),
)
add_rule(
    "unit.adopt",
    may_decide_on_unit,
    reason=_(
        "Versions of units are adopted by the director, the programme's head, the registrar or the administrator."
    ),
)
add_rule(
    "unit.create",
    may_keep_units,
    reason=_("Units are created and imported by the registrar and the administrator."),
)
add_rule(
    "competence.manage",
    may_keep_units,
    reason=_("Competence frameworks are kept by the registrar and the administrator."),
)


def reads_guide(actor: Any, unit: Any = None) -> bool:
    """The public guide is open to everybody, signed in or not."""
    return True


add_rule("guide.view", reads_guide, anonymous=True)
