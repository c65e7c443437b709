"""Who may see what of the catalogue."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere, is_member, is_member_or_newcomer
from cartable.kernel.permissions import add_rule

ASSIGNERS = ("timetabler", "administrator")
ROSTER_ROLES = ("registrar", "timetabler", "administrator")


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
