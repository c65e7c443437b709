"""There is always someone who can grant roles."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import RoleAssignment
from cartable.kernel.problems import Conflict


class LastAdministrator(Conflict):
    """Nobody would be left to administer the institution."""

    code = "role.last_administrator"


def refuse_to_end_the_last(assignment: RoleAssignment, valid_until: date) -> None:
    """Raise LastAdministrator when nobody else administers the whole institution on the first day without this one.

    Only those who can sign in count.
    """
    if assignment.role != RoleAssignment.Role.ADMINISTRATOR or assignment.structure_id is not None:
        return
    others = RoleAssignment.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=valid_until),
        role=assignment.role,
        structure__isnull=True,
        valid_from__lte=valid_until,
        person__account__is_active=True,
    )
    if not others.exclude(pk=assignment.pk).exists():
        raise LastAdministrator(
            _("Nobody else would administer the institution from that day."),
            _("Grant the role to someone else first."),
        )
