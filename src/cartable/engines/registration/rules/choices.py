"""Who may see and change choices."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere, is_in_situation, register_situation, standing_of
from cartable.kernel.permissions import add_rule

KEEPERS = ("registrar", "administrator")
READERS = (*KEEPERS, "timetabler")
CHOSE = "choice.have"


def _chosen(person_id: int, day: date) -> list[QuerySet[Any]]:
    return [apps.get_model("registration.Choice").objects.filter(person=person_id)]


register_situation(CHOSE, _chosen)


def may_list_choices(actor: Any, obj: Any = None) -> bool:
    """Those who keep registrations, and the timetabler who builds on them."""
    return has_role_somewhere(actor, *READERS)


def may_view_choices(actor: Any, person: Any = None) -> bool:
    """Everyone sees their own; those who may list see everyone's."""
    return (person is not None and person.pk == actor.person_id) or may_list_choices(actor)


def may_have_choices(actor: Any, obj: Any = None) -> bool:
    """Those who study here, and those who chose something once."""
    return standing_of(actor).has_kind("student") or is_in_situation(actor, CHOSE)


def may_record_choices(actor: Any, obj: Any = None) -> bool:
    """Those who keep registrations."""
    return any(has_role(actor, role) for role in KEEPERS)


add_rule(
    "choice.view",
    may_view_choices,
    reason=_("A student's choices are open to the student, the registrar, the timetabler and the administrator."),
)
add_rule(
    "choice.view_own",
    may_have_choices,
    reason=_("This page is for those who study here."),
)
add_rule(
    "choice.list",
    may_list_choices,
    reason=_("The list of all choices is open to the registrar, the timetabler and the administrator."),
)
add_rule(
    "choice.record",
    may_record_choices,
    reason=_("Choices are recorded by the registrar and the administrator."),
)
