"""Who may read someone's progress towards the degree, and decide on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role_somewhere, is_in_situation, register_situation, standing_of
from cartable.engines.people.api import register_circle as open_names
from cartable.kernel.permissions import add_rule

DECIDERS = ("registrar", "programme_head", "administrator")
READERS = (*DECIDERS, "director")
ADVISING_KINDS = ("faculty", "staff", "temporary")
ENROLLED = "enrolment.have"


def _enrolled(person_id: int, day: date) -> list[QuerySet[Any]]:
    return [apps.get_model("registration.Enrolment").objects.filter(person=person_id)]


register_situation(ENROLLED, _enrolled)


def may_be_adviser(standing: Any) -> bool:
    """Those who teach or work here: who has left advises nobody, and nobody else is looked up, page after page."""
    return bool(standing.roles) or bool(standing.has_kind(*ADVISING_KINDS))


def advises(actor: Any, person: Any) -> bool:
    """Whether the actor advises the student today."""
    standing = standing_of(actor)
    if not may_be_adviser(standing):
        return False
    return bool(person.advised_by.valid_on(standing.on).filter(adviser_id=actor.person_id).exists())


def answers_for(actor: Any, person: Any, *roles: str) -> bool:
    """Whether the actor holds one of the roles over the structure of a programme in which the student is today."""
    standing = standing_of(actor)
    if not standing.holds_somewhere(*roles):
        return False
    if any(standing.holds(role) for role in roles):
        return True
    structures = person.enrolments.valid_on(standing.on).values_list("programme__structure_id", flat=True)
    return any(standing.holds(role, structure) for structure in structures for role in roles)


def may_view_progress(actor: Any, person: Any = None) -> bool:
    """The student, their adviser, and those who answer for their programme; asked in general: for some programme."""
    if person is None:
        return has_role_somewhere(actor, *READERS)
    return person.pk == actor.person_id or answers_for(actor, person, *READERS) or advises(actor, person)


def may_have_progress(actor: Any, obj: Any = None) -> bool:
    """Those who study here, and those who were enrolled once."""
    return standing_of(actor).has_kind("student") or is_in_situation(actor, ENROLLED)


def may_list_progress(actor: Any, programme: Any = None) -> bool:
    """Those who answer for the programme; asked in general: for some programme."""
    if programme is None:
        return has_role_somewhere(actor, *READERS)
    standing = standing_of(actor)
    return any(standing.holds(role, programme.structure_id) for role in READERS)


def may_decide(actor: Any, person: Any = None) -> bool:
    """Registrar, programme head and administrator over the student's programme, never about themselves."""
    if person is None:
        return has_role_somewhere(actor, *DECIDERS)
    return person.pk != actor.person_id and answers_for(actor, person, *DECIDERS)


def students_answered_for(account: Any, day: date) -> Q | None:
    """The names of the students of the programmes that one answers for."""
    standing = standing_of(account, day)
    if not standing.holds_somewhere(*READERS):
        return None
    enrolments = account.person.enrolments.model._default_manager.valid_on(day).order_by()
    if not any(standing.holds(role) for role in READERS):
        enrolments = enrolments.filter(programme__structure__in=standing.covered(*READERS))
    return Q(pk__in=enrolments.values("person"))


open_names(
    "registration.programmes",
    students_answered_for,
    reason=_("The names of a programme's students are open to those who answer for it."),
)
add_rule(
    "progress.view",
    may_view_progress,
    reason=_("A student's progress is open to the student, their adviser and those who answer for their programme."),
)
add_rule("progress.view_own", may_have_progress, reason=_("This page is for those who study here."))
add_rule(
    "progress.list",
    may_list_progress,
    reason=_("The progress of a programme's students is open to those who answer for the programme."),
)
add_rule(
    "progress.decide",
    may_decide,
    reason=_("Exemptions and results are decided by the registrar and those who answer for the programme."),
)
