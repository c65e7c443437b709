"""Who may see what of the catalogue."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere
from cartable.kernel.permissions import add_rule

ROSTER_ROLES = ("registrar", "timetabler", "administrator")


def is_signed_in(actor: Any, obj: Any = None) -> bool:
    """Units are open to everyone who is signed in."""
    return bool(actor.is_authenticated)


def may_read_roster(actor: Any, course_class: Any = None) -> bool:
    """The class's teachers, and those who keep registrations and timetables over the unit's structure.

    Asked in general: whether there may be a class whose roster is open to the actor through a role.
    """
    if course_class is None:
        return has_role_somewhere(actor, *ROSTER_ROLES)
    structure = course_class.offering.unit.structure
    if any(has_role(actor, role, structure) for role in ROSTER_ROLES):
        return True
    return bool(course_class.teachers.filter(person_id=actor.person_id).exists())


add_rule("unit.view", is_signed_in)
add_rule(
    "class.roster",
    may_read_roster,
    reason=_(
        "The list of a class is open to those who teach it, to the registrar, the timetabler and the administrator."
    ),
)
