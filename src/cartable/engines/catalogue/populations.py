"""Words of the catalogue for rules over people: who teaches, who is in charge of units."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term, next_term_turn, terms_turning, terms_under_way
from cartable.engines.catalogue.models import ClassTeacher, CourseUnit
from cartable.engines.people.api import populations as language

UNIT = language.coded(CourseUnit, _("unit"), "unit.view")
TERM = language.coded(Term, _("term"), "calendar.view")
UNIT_AND_TERM = (
    language.Parameter("unit", language.ValueType.TEXT, _("code of the unit"), refers_to=UNIT, has_place=True),
    language.Parameter(
        "term", language.ValueType.TEXT, _("code of the term; without it, the term under way"), refers_to=TERM
    ),
)


def of_unit_and_term(given: Any, on: date, *, unit: str, term: str) -> Q:
    """Rows of the unit and term that a word was given; ``unit`` and ``term`` are the paths to their rows.

    Without a unit, those of any; without a term, those of the terms under way on the day.
    """
    wanted = Q(**{f"{unit}__code": given["unit"]}) if given.get("unit") else Q()
    if given.get("term"):
        return wanted & Q(**{f"{term}__code": given["term"]})
    return wanted & Q(**{f"{term}__in": terms_under_way(on).order_by().values("pk")})


def turning_with_terms(model: Any, term: str, after: date, until: date) -> Q:
    """People with a row of ``model`` in a term that begins or ends between two days; ``term`` is the path to it."""
    turned = terms_turning(after, until).order_by().values("pk")
    return Q(Exists(model.objects.filter(**{f"{term}__in": turned}, person=OuterRef("pk")).order_by()))


TEACHING = language.Fact(
    "catalogue.teaching",
    _("who teaches classes"),
    partial(turning_with_terms, ClassTeacher, "course_class__term"),
    next_term_turn,
)
CHARGE = language.Fact("catalogue.charge", _("who is in charge of units"))


def _teaching(given: Any, on: date) -> Q:
    wanted = of_unit_and_term(given, on, unit="course_class__offering__unit", term="course_class__term")
    return Q(Exists(ClassTeacher.objects.filter(wanted, person=OuterRef("pk")).order_by()))


def _in_charge(given: Any, on: date) -> Q:
    wanted = Q(code=given["unit"]) if given.get("unit") else Q()
    return Q(Exists(CourseUnit.objects.filter(wanted, in_charge=OuterRef("pk")).order_by()))


def unit_said(shown: Any) -> str:
    """The unit that a word was given, as a sentence says it, with the term when one is named; empty without a unit."""
    named = [shown[name] for name in ("unit", "term") if shown.get(name)]
    return f"{named[0]} ({named[1]})" if len(named) > 1 else "".join(named)


def _teaching_said(shown: Any) -> Any:
    unit = unit_said(shown)
    if not unit:
        return language.Phrase(gettext("who teach"), gettext("who don't teach"), gettext("people who teach"))
    return language.Phrase(
        gettext("who teach %s") % unit, gettext("who don't teach %s") % unit, gettext("people who teach %s") % unit
    )


def _in_charge_said(shown: Any) -> Any:
    unit = unit_said(shown)
    if not unit:
        return language.Phrase(
            gettext("who are in charge of a unit"),
            gettext("who are in charge of no unit"),
            gettext("people in charge of a unit"),
        )
    return language.Phrase(
        gettext("who are in charge of %s") % unit,
        gettext("who are not in charge of %s") % unit,
        gettext("people in charge of %s") % unit,
    )


language.register_word(
    language.Condition(
        "teaches",
        _("teaches"),
        _("Teaches a class of the unit in a term; of any unit when none is named."),
        _teaching,
        _teaching_said,
        (TEACHING,),
        UNIT_AND_TERM,
    ),
    language.Condition(
        "in_charge_of",
        _("in charge of"),
        _("Is in charge of the unit; of any unit when none is named."),
        _in_charge,
        _in_charge_said,
        (CHARGE,),
        UNIT_AND_TERM[:1],
    ),
)
