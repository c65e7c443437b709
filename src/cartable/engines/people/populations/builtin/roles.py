"""Holding a role."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Person, RoleAssignment
from cartable.engines.people.populations.builtin import references
from cartable.engines.people.populations.builtin.facts import ROLE, STRUCTURE
from cartable.engines.people.populations.builtin.tree import above, below
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.words import (
    Arguments,
    Condition,
    Option,
    Parameter,
    Phrase,
    Shown,
    ValueType,
)

TITLES = {
    "administrator": _("Administrator"),
    "registrar": _("Registrar"),
    "timetabler": _("Timetabler"),
    "room_manager": _("Room manager"),
    "service_manager": _("Service manager"),
    "security_officer": _("Security officer"),
    "data_protection_officer": _("Data protection officer"),
    "director": _("Director"),
    "deputy_director": _("Deputy director"),
    "manager": _("Manager"),
    "secretary": _("Secretary"),
    "programme_head": _("Head of programme"),
}


def options() -> list[Option]:
    """The roles that exist."""
    return [Option(role, TITLES.get(role, role)) for role in RoleAssignment.Role.values]


def _holding(arguments: Arguments, on: date) -> Q:
    held = RoleAssignment.objects.valid_on(on).filter(role=arguments["role"], person=OuterRef("pk")).order_by()
    if "structure" in arguments:
        held = held.filter(_over(str(arguments["structure"]), arguments))
    return Q(Exists(held))


def _over(code: str, arguments: Arguments) -> Q:
    """Over the structure named by a grant; below or above it too when asked, the whole institution being above all."""
    over = Q(structure__code=code)
    if arguments.get("below"):
        over |= Q(structure__in=below(code))
    if arguments.get("above"):
        over |= Q(structure__in=above(code)) | Q(structure__isnull=True)
    return over


def _holds(person: Person, arguments: Arguments, on: date, facts: PersonFacts) -> bool:
    held = [row for row in facts.roles if row.role == arguments["role"] and on in row.period]
    if "structure" not in arguments:
        return bool(held)
    return any(_is_over(row.structure.code if row.structure else None, arguments, facts) for row in held)


def _is_over(over: str | None, arguments: Arguments, facts: PersonFacts) -> bool:
    code = str(arguments["structure"])
    if over is None:
        return bool(arguments.get("above"))
    is_below = arguments.get("below") and code in facts.lineage(over)
    is_above = arguments.get("above") and over in facts.lineage(code)
    return over == code or bool(is_below or is_above)


def _said(shown: Shown) -> Phrase:
    if "structure" not in shown:
        return Phrase(
            gettext("who hold the role “%(role)s”") % shown, gettext("who do not hold the role “%(role)s”") % shown
        )
    where = {**shown, "place": _place(shown)}
    return Phrase(
        gettext("who hold the role “%(role)s” over %(place)s") % where,
        gettext("who do not hold the role “%(role)s” over %(place)s") % where,
    )


def _place(shown: Shown) -> str:
    if shown.get("below") and shown.get("above"):
        return gettext("%(structure)s, what is below it or what is above it") % shown
    if shown.get("below"):
        return gettext("%(structure)s or what is below it") % shown
    if shown.get("above"):
        return gettext("%(structure)s or what is above it") % shown
    return str(shown["structure"])


WORDS = (
    Condition(
        "role",
        _("role"),
        _("Holds a role today: over whatever, or over a structure; with below or above=true, over those too."),
        _holding,
        _said,
        (ROLE, STRUCTURE),
        (
            Parameter("role", ValueType.CHOICE, _("the role"), True, choices=options),
            Parameter("structure", ValueType.TEXT, _("code of the structure"), refers_to=references.STRUCTURE),
            Parameter("below", ValueType.FLAG, _("true: what is below it too")),
            Parameter("above", ValueType.FLAG, _("true: what is above it too")),
        ),
        holds=_holds,
    ),
)
