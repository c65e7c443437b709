"""Permissions of the people engine. Rights follow from roles and affiliations in force, and from nothing else."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.rules.circles import circle_reasons, forget_circle, known_people, register_circle
from cartable.engines.people.rules.knowing import counted_people, counts_everyone, exports_populations, writes_rules
from cartable.engines.people.rules.leaving import is_member, is_member_or_newcomer, why_nothing_is_open
from cartable.engines.people.rules.situations import is_in_situation, register_situation
from cartable.engines.people.rules.standing import has_role, has_role_somewhere, standing_of
from cartable.engines.people.rules.visibility import (
    can_keep,
    can_read_file,
    can_see,
    keeps_everyone,
    kept_people,
    visible_people,
)
from cartable.engines.people.types import WORKING_KINDS
from cartable.kernel.permissions import add_rule, explain_refusals

__all__ = [
    "can_keep",
    "can_read_file",
    "can_see",
    "circle_reasons",
    "counted_people",
    "counts_everyone",
    "forget_circle",
    "has_role",
    "has_role_somewhere",
    "is_in_situation",
    "is_member",
    "is_member_or_newcomer",
    "kept_people",
    "known_people",
    "register_circle",
    "register_situation",
    "standing_of",
    "visible_people",
    "why_nothing_is_open",
]


def sees_person(actor: Any, person: Any = None) -> bool:
    """May read this person's name; without person, may open the directory."""
    return is_member(actor) if person is None else can_see(actor, person)


def reads_file(actor: Any, person: Any = None) -> bool:
    """May read the whole record; without person, keeps some records."""
    return keeps_people(actor) if person is None else can_read_file(actor, person)


def keeps_people(actor: Any, person: Any = None) -> bool:
    """Registrar or administrator; of this person when one is given."""
    if person is None:
        return has_role_somewhere(actor, "registrar", "administrator")
    return can_keep(actor, person)


def keeps_all(actor: Any, obj: Any = None) -> bool:
    """Registrar or administrator of the whole institution."""
    return keeps_everyone(standing_of(actor))


def grants_roles(actor: Any, structure: Any = None) -> bool:
    """Administrator over the structure (without one: over the whole institution)."""
    return has_role(actor, "administrator", structure)


def keeps_ties(actor: Any, structure: Any = None) -> bool:
    """Registrar or administrator over the structure (without one: over the whole institution)."""
    return has_role(actor, "registrar", structure) or has_role(actor, "administrator", structure)


def keeps_groups(actor: Any, structure: Any = None) -> bool:
    """Keeper of records or service manager over the structure (without one: over the whole institution)."""
    return keeps_ties(actor, structure) or has_role(actor, "service_manager", structure)


def writes_group_rules(actor: Any, obj: Any = None) -> bool:
    """The same over the whole institution: a rule may mean anybody, and the size of the group would tell."""
    return keeps_groups(actor)


def is_oneself(actor: Any, person: Any = None) -> bool:
    """The person of the account; without person, whoever has one."""
    own = getattr(actor, "person_id", None)
    return own is not None and (person is None or person.pk == own)


def works_here(actor: Any, obj: Any = None) -> bool:
    """Teacher (for a time too), staff, or holder of a role."""
    standing = standing_of(actor)
    return bool(standing.roles) or standing.has_kind(*WORKING_KINDS)


NEEDS_TIE = _("This is open to people with a current affiliation. The registrar's office can renew yours.")
NEEDS_KEEPER = _("Registrars and administrators may, within their structures.")
NEEDS_ALL = _("Registrars and administrators of the whole institution may.")
NEEDS_GROUP_KEEPER = _("Those who keep records or manage services may, within their structures.")
NEEDS_EVERY_GROUP = _("Those who keep records or manage services for the whole institution may.")
NEEDS_WRITER = _("Those who keep records, and those who manage services, security or data protection, may.")
NEEDS_EXPORTER = _("Those who keep records or manage services may.")

explain_refusals(why_nothing_is_open)
add_rule("person.list", is_member, reason=NEEDS_TIE)
add_rule(
    "person.view",
    sees_person,
    reason=_("You see your own record, the names of teachers and staff, and those of the people you work with."),
)
add_rule("person.read_file", reads_file, reason=_("A full record is open to the person and to those who keep it."))
add_rule("person.create", keeps_all, reason=NEEDS_ALL)
add_rule("person.edit", keeps_people, reason=NEEDS_KEEPER)
add_rule("person.edit_own", is_oneself, reason=_("Each corrects their own record."))
add_rule("contract.view", keeps_people, reason=NEEDS_KEEPER)
add_rule("contract.edit", keeps_ties, reason=NEEDS_KEEPER)
add_rule("contract.import", keeps_all, reason=NEEDS_ALL)
add_rule("person.import", keeps_all, reason=NEEDS_ALL)
add_rule("history.view", keeps_people, reason=NEEDS_KEEPER)
add_rule("role.grant", grants_roles, reason=_("Administrators may, over their own structures."))
add_rule("affiliation.edit", keeps_ties, reason=NEEDS_KEEPER)
add_rule("structure.view", is_member, reason=NEEDS_TIE)
add_rule("structure.edit", keeps_all, reason=NEEDS_ALL)
add_rule("group.edit", keeps_groups, reason=NEEDS_GROUP_KEEPER)
add_rule("group.rule", writes_group_rules, reason=NEEDS_EVERY_GROUP)
add_rule("population.view", writes_rules, reason=NEEDS_WRITER)
add_rule("population.export", exports_populations, reason=NEEDS_EXPORTER)
add_rule("source.manage", keeps_all, reason=NEEDS_ALL)
add_rule("person.merge", keeps_all, reason=NEEDS_ALL)
add_rule("guest.request", works_here, reason=_("Teachers and staff may ask for a guest."))
add_rule("group.view", works_here, reason=_("Groups are open to teachers and staff."))
