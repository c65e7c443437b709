"""Derogations that an account may read to decide."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cartable.engines.people.api import standing_of
from cartable.engines.registration.models import Advising, Derogation, Enrolment
from cartable.engines.registration.rules.advice import ABOVE_ADVISERS


def derogations_to_decide(actor: Any) -> QuerySet[Derogation]:
    """Those of one's students, and of the programmes that one answers for; the latest asked first."""
    standing = standing_of(actor)
    advised = Advising.objects.valid_on(standing.on).filter(adviser=actor.person_id)
    mine = Q(person__in=advised.values("student"))
    if any(standing.holds(role) for role in ABOVE_ADVISERS):
        mine = Q()
    elif standing.holds_somewhere(*ABOVE_ADVISERS):
        enrolled = Enrolment.objects.valid_on(standing.on).filter(
            programme__structure__in=standing.covered(*ABOVE_ADVISERS)
        )
        mine |= Q(person__in=enrolled.values("person"))
    rows = Derogation.objects.filter(mine).exclude(person=actor.person_id)
    return rows.select_related("person", "unit", "campaign", "decided_by").order_by("-asked_at", "-id")
