"""Whose names the team of a unit reads: those of the students who chose it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import CourseUnit, dashboard
from cartable.engines.people.api import Person, is_member, register_circle, standing_of

REMEMBERED = timedelta(weeks=40)
"""The names stay open until this long after the first day of the term (marks, resits)."""


def students_of_units(account: Any, day: Any) -> Any:
    """Those who chose a unit of the account's, or of a structure that it answers for, in a term of now."""
    if not is_member(account):
        return None
    ids = list(dashboard.units_of(account.person_id, day).order_by().values_list("pk", flat=True))
    covered = standing_of(account, day).covered("director", "programme_head")
    if covered:
        ids += CourseUnit.objects.filter(structure__in=covered).values_list("pk", flat=True)
    if not ids:
        return None
    chosen = Person.objects.filter(
        choices__offering__unit__in=ids, choices__offering__term__starts_on__gt=day - REMEMBERED
    )
    return Q(pk__in=chosen.order_by().values("pk"))


register_circle(
    "registration.followed",
    students_of_units,
    reason=_("Those who teach a unit or answer for it know the names of the students who chose it."),
)
