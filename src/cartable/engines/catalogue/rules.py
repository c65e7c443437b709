"""Who may see what of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import (
    has_role,
    has_role_somewhere,
    is_in_situation,
    is_member,
    is_member_or_newcomer,
    register_situation,
)
from cartable.kernel.clock import today
from cartable.kernel.permissions import add_rule

ASSIGNERS = ("timetabler", "administrator")
ROSTER_ROLES = ("registrar", "timetabler", "administrator")
UNIT_KEEPERS = ("registrar", "administrator")
DECIDERS = ("director", "programme_head", "registrar", "administrator")
TEXT_PARTS = ("lead", "deputy")
REGULATORS = ("programme_head", "registrar", "administrator")


REMEMBERED = timedelta(weeks=40)
"""A class taught opens its unit until this long after the first day of its term (marks, resits)."""
WRITER, IN_UNITS = "unit.write", "unit.have"


def _written(person_id: int, day: date) -> Iterator[QuerySet[Any]]:
    yield apps.get_model("catalogue.CourseUnit").objects.filter(in_charge=person_id)
    yield apps.get_model("catalogue.TeamMember").objects.valid_on(day).filter(person=person_id, part__in=TEXT_PARTS)


def _held(person_id: int, day: date) -> Iterator[QuerySet[Any]]:
    yield apps.get_model("catalogue.CourseUnit").objects.filter(in_charge=person_id)
    yield apps.get_model("catalogue.TeamMember").objects.valid_on(day).filter(person=person_id)
    taught = apps.get_model("catalogue.ClassTeacher").objects.filter(person=person_id)
    yield taught.filter(course_class__term__starts_on__gt=day - REMEMBERED)


register_situation(WRITER, _written)
register_situation(IN_UNITS, _held)


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
        return is_in_situation(actor, WRITER)
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


add_rule(
    "synonym.manage",
    may_keep_units,
    reason=_("The synonyms of the guide are kept by the registrar and the administrator."),
)


def reads_guide(actor: Any, unit: Any = None) -> bool:
    """The public guide is open to everybody, signed in or not."""
    return True


add_rule("guide.view", reads_guide, anonymous=True)


WATCHERS = ("programme_head", "director", "registrar", "timetabler", "administrator")
TEAM_KEEPERS = ("programme_head", "director", "registrar", "administrator")
PREPARERS = ("timetabler", "registrar", "administrator")


def has_part(actor: Any, unit: Any, *parts: str) -> bool:
    """Whether the actor leads the unit, has one of these parts today (any when none is named), or teaches it then."""
    if not is_member(actor):
        return False
    if unit is None and not parts:
        return is_in_situation(actor, IN_UNITS)
    person, on = actor.person, today()
    if unit is None:
        own, held, taught = person.units_in_charge.all(), person.unit_parts.valid_on(on), person.classes_taught.all()
    else:
        if unit.in_charge_id == person.pk:
            return True
        own, held = person.units_in_charge.none(), unit.team.filter(person_id=person.pk).valid_on(on)
        taught = person.classes_taught.filter(course_class__offering__unit=unit)
    if parts:
        held = held.filter(part__in=parts)
        taught = taught if "teacher" in parts else taught.none()
    taught = taught.filter(course_class__term__starts_on__gt=on - REMEMBERED)
    return bool(own.exists() or held.exists() or taught.exists())


def has_role_over(actor: Any, unit: Any, *roles: str) -> bool:
    """Whether the actor holds one of the roles over the unit's structure; without unit: over any structure."""
    if unit is None:
        return has_role_somewhere(actor, *roles)
    return any(has_role(actor, role, unit.structure) for role in roles)


def may_see_dashboard(actor: Any, unit: Any = None) -> bool:
    """The team, those who teach the unit, and those who answer for studies and timetables over its structure."""
    return has_role_over(actor, unit, *WATCHERS) or has_part(actor, unit)


def has_units(actor: Any, obj: Any = None) -> bool:
    """Those who have units of their own."""
    return has_part(actor, None)


def may_change_team(actor: Any, unit: Any = None) -> bool:
    """The lead, deputies, and those who answer for studies over the unit's structure."""
    return has_role_over(actor, unit, *TEAM_KEEPERS) or has_part(actor, unit, *TEXT_PARTS)


def may_write_to_unit(actor: Any, unit: Any = None) -> bool:
    """The team, assistants apart, those who teach the unit, and those who answer for studies over its structure."""
    return has_role_over(actor, unit, *TEAM_KEEPERS) or has_part(actor, unit, *TEXT_PARTS, "teacher", "secretary")


def may_prepare(actor: Any, unit: Any = None) -> bool:
    """The lead, deputies, the unit's secretaries, and those who build timetables over its structure."""
    return has_role_over(actor, unit, *PREPARERS) or has_part(actor, unit, *TEXT_PARTS, "secretary")


def may_list_preparations(actor: Any, obj: Any = None) -> bool:
    """Those who build timetables or answer for studies somewhere."""
    return has_role_somewhere(actor, *WATCHERS)


def may_list_needs(actor: Any, obj: Any = None) -> bool:
    """The same, and those who manage services."""
    return has_role_somewhere(actor, *WATCHERS, "service_manager")


add_rule(
    "unit.dashboard",
    may_see_dashboard,
    reason=_("A unit's dashboard is open to its team and to those who answer for studies and timetables."),
)
add_rule("unit.mine", has_units, reason=_("This list is for those who teach or lead units."))
add_rule(
    "unit.team",
    may_change_team,
    reason=_("The team is changed by the person in charge, their deputies, and those who answer for studies."),
)
add_rule(
    "unit.mail",
    may_write_to_unit,
    reason=_("Those who teach a unit or answer for it write to the people who follow it."),
)
add_rule(
    "unit.prepare",
    may_prepare,
    reason=_("A preparation is written by the person in charge, deputies, secretaries and those who build timetables."),
)
add_rule(
    "preparation.list",
    may_list_preparations,
    reason=_("The preparations of a term are open to those who build timetables or answer for studies."),
)
add_rule(
    "need.list",
    may_list_needs,
    reason=_("The needs of units are open to those who build timetables, answer for studies or manage services."),
)


def may_keep_regulations(actor: Any, programme: Any = None) -> bool:
    """Those who answer for the programme, over its structure; asked in general: over any structure."""
    if programme is None:
        return has_role_somewhere(actor, *REGULATORS)
    return any(has_role(actor, role, programme.structure) for role in REGULATORS)


def reads_programmes(actor: Any, programme: Any = None) -> bool:
    """What degrees ask is open to everybody, signed in or not."""
    return True


add_rule("programme.view", reads_programmes, anonymous=True)
add_rule(
    "programme.create",
    may_keep_units,
    reason=_("Programmes are created by the registrar and the administrator."),
)


def may_keep_programme(actor: Any, programme: Any = None) -> bool:
    """Those who keep units over the programme's structure; asked in general: over any."""
    return may_keep_units(actor, programme.structure if programme is not None else None)


add_rule(
    "programme.edit",
    may_keep_programme,
    reason=_("Programmes are changed and ended by the registrar and the administrator."),
)
add_rule(
    "regulation.edit",
    may_keep_regulations,
    reason=_("Study regulations are written by the programme's head, the registrar and the administrator."),
)
add_rule(
    "regulation.adopt",
    may_keep_regulations,
    reason=_("Study regulations are adopted by the programme's head, the registrar and the administrator."),
)
