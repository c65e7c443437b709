"""Who advises a student, decides on a derogation, and gives advisers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role_somewhere, is_in_situation, register_situation, standing_of
from cartable.engines.people.api import register_circle as open_names
from cartable.engines.registration.rules.progress import advises, answers_for, may_be_adviser
from cartable.kernel.permissions import add_rule

ADVISER = "student.advise"
ABOVE_ADVISERS = ("programme_head", "registrar")
HEADS_ONLY = frozenset({"already_acquired", "exclusion", "too_many"})
"""Rules of choice that an adviser may not lift alone: what they protect is the degree, not the semester."""


def _advised(person_id: int, day: date) -> list[QuerySet[Any]]:
    return [apps.get_model("registration.Advising").objects.valid_on(day).filter(adviser=person_id)]


register_situation(ADVISER, _advised)


def may_advise(actor: Any, student: Any = None) -> bool:
    """The adviser of the day, the programme head and the registrar; never oneself. In general: whoever has students."""
    if student is None:
        return has_role_somewhere(actor, *ABOVE_ADVISERS) or has_students(actor)
    if student.pk == actor.person_id:
        return False
    return answers_for(actor, student, *ABOVE_ADVISERS) or advises(actor, student)


def has_students(actor: Any, obj: Any = None) -> bool:
    """Whoever advises somebody today."""
    return may_be_adviser(standing_of(actor)) and is_in_situation(actor, ADVISER)


def may_decide_derogation(actor: Any, derogation: Any = None) -> bool:
    """The adviser for what concerns one semester, the programme head or the registrar for what concerns the degree."""
    if derogation is None:
        return may_advise(actor)
    student = derogation.person
    if student.pk == actor.person_id:
        return False
    if answers_for(actor, student, *ABOVE_ADVISERS):
        return True
    return derogation.rule not in HEADS_ONLY and advises(actor, student)


def may_assign_advisers(actor: Any, obj: Any = None) -> bool:
    """Registrar and administrator of the whole institution: anyone may be given to anyone."""
    standing = standing_of(actor)
    return any(standing.holds(role) for role in ("registrar", "administrator"))


def students_of_adviser(account: Any, day: date) -> Q | None:
    """The names that an adviser reads: those of their students."""
    if not may_be_adviser(standing_of(account, day)):
        return None
    rows = account.person.advises.valid_on(day)
    return Q(pk__in=rows.order_by().values("student"))


open_names("registration.advice", students_of_adviser, reason=_("Their students' names are open to advisers."))


def is_own_list(actor: Any, wish_list: Any = None) -> bool:
    """A list changes by its student only."""
    return wish_list is not None and wish_list.person_id == actor.person_id


add_rule("wishes.change_own", is_own_list, reason=_("A choice is changed by its student only."))
add_rule(
    "advice.give",
    may_advise,
    reason=_("Students are advised by their adviser of the day, the head of their programme and the registrar."),
)
add_rule("advice.list", has_students, reason=_("This page is for those who advise students."))
add_rule(
    "derogation.decide",
    may_decide_derogation,
    reason=_("A derogation is decided by the adviser, or by the head of the programme when it bears on the degree."),
)
add_rule(
    "advising.assign",
    may_assign_advisers,
    reason=_("Advisers are given by the registrar and the administrator of the whole institution."),
)
