"""A word of registration for rules over people: who chose a unit."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import next_term_turn
from cartable.engines.catalogue.api import UNIT_AND_TERM, of_unit_and_term, turning_with_terms, unit_said
from cartable.engines.people.api import populations as language
from cartable.engines.registration.models import Choice

CHOICES = language.Fact(
    "registration.choices", _("choices of units"), partial(turning_with_terms, Choice, "term"), next_term_turn
)


def _choosing(given: Any, on: date) -> Q:
    wanted = of_unit_and_term(given, on, unit="offering__unit", term="term")
    return Q(Exists(Choice.objects.filter(wanted, person=OuterRef("pk")).order_by()))


def _choosing_said(shown: Any) -> Any:
    unit = unit_said(shown)
    if not unit:
        return language.Phrase(
            gettext("who chose units"), gettext("who chose no unit"), gettext("people who chose units")
        )
    return language.Phrase(
        gettext("who chose %s") % unit, gettext("who didn't choose %s") % unit, gettext("people who chose %s") % unit
    )


language.register_word(
    language.Condition(
        "chose",
        _("chose"),
        _("Chose the unit for a term; any unit when none is named."),
        _choosing,
        _choosing_said,
        (CHOICES,),
        UNIT_AND_TERM,
    )
)
