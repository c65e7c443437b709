"""Being in a group, kept by hand or by a rule."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import GroupMembership, Person
from cartable.engines.people.populations.builtin import references
from cartable.engines.people.populations.builtin.facts import GROUP
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.words import Arguments, Condition, Parameter, Phrase, Shown, ValueType


def _inside(arguments: Arguments, on: date) -> Q:
    rows = GroupMembership.objects.valid_on(on).filter(group__code=arguments["group"], person=OuterRef("pk"))
    return Q(Exists(rows.order_by()))


def _is_inside(person: Person, arguments: Arguments, on: date, facts: PersonFacts) -> bool:
    return any(row.group.code == arguments["group"] and on in row.period for row in facts.memberships)


def _said(shown: Shown) -> Phrase:
    return Phrase(
        gettext("who are in the group %(group)s") % shown,
        gettext("who are not in the group %(group)s") % shown,
        gettext("people of the group %(group)s") % shown,
    )


WORDS = (
    Condition(
        "in_group",
        _("in the group"),
        _("Is in a group today."),
        _inside,
        _said,
        (GROUP,),
        (Parameter("group", ValueType.TEXT, _("code of the group"), True, references.GROUP),),
        holds=_is_inside,
    ),
)
