"""The facts that the words of people read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, Min, Model, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Affiliation, GroupMembership, RoleAssignment
from cartable.engines.people.populations.words import Fact


def turning_in(model: type[Model]) -> Callable[[date, date], Q]:
    """Who has a row of a dated table that begins or ceases between two days."""

    def turning(after: date, until: date) -> Q:
        begins = Q(valid_from__gt=after, valid_from__lte=until)
        ceases = Q(valid_until__gt=after, valid_until__lte=until)
        rows = model._default_manager.filter(begins | ceases, person=OuterRef("pk")).order_by()
        return Q(Exists(rows))

    return turning


def next_in(model: type[Model]) -> Callable[[date], date | None]:
    """The first day after another when a row of a dated table begins or ceases."""

    def next_on(day: date) -> date | None:
        found = model._default_manager.aggregate(
            begins=Min("valid_from", filter=Q(valid_from__gt=day)),
            ceases=Min("valid_until", filter=Q(valid_until__gt=day)),
        )
        return min((one for one in found.values() if one is not None), default=None)

    return next_on


PERSON = Fact("person", _("people's records"))
ACCOUNT = Fact("account", _("accounts"))
STRUCTURE = Fact("structure", _("the tree of structures"))
AFFILIATION = Fact("affiliation", _("affiliations"), turning_in(Affiliation), next_in(Affiliation))
ROLE = Fact("role", _("roles"), turning_in(RoleAssignment), next_in(RoleAssignment))
GROUP = Fact("group", _("groups"), turning_in(GroupMembership), next_in(GroupMembership))
