"""A word of registration for rules over people: who is enrolled in a programme, of which entry, in which semester."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, Func, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term, next_term_turn, terms_turning
from cartable.engines.catalogue.api import Programme
from cartable.engines.people.api import populations as language
from cartable.engines.registration.models import Enrolment

PROGRAMME = language.coded(Programme, _("programme of study"), "programme.view")


def _turning(after: date, until: date) -> Q:
    """Who enters or leaves a programme, and all those enrolled when a term turns: their semester is another."""
    of_person = Enrolment.objects.filter(person=OuterRef("pk")).order_by()
    begins = Q(valid_from__gt=after, valid_from__lte=until)
    ceases = Q(valid_until__gt=after, valid_until__lte=until)
    turned = Exists(terms_turning(after, until).order_by())
    return Q(Exists(of_person.filter(begins | ceases))) | (Q(Exists(of_person.valid_on(until))) & Q(turned))


def _next_on(day: date) -> date | None:
    found = Enrolment.objects.aggregate(
        begins=Min("valid_from", filter=Q(valid_from__gt=day)), ceases=Min("valid_until", filter=Q(valid_until__gt=day))
    )
    return min((one for one in (*found.values(), next_term_turn(day)) if one is not None), default=None)


ENROLMENTS = language.Fact("registration.enrolments", _("enrolments in programmes"), _turning, _next_on)


class _Distinct(Func):
    """How many different values, within a subquery that groups nothing."""

    template = "COUNT(DISTINCT %(expressions)s)"
    output_field = IntegerField()


PARAMETERS = (
    language.Parameter(
        "programme", language.ValueType.TEXT, _("code of the programme"), refers_to=PROGRAMME, has_place=True
    ),
    language.Parameter("entry", language.ValueType.NUMBER, _("entry year that the study regulation is of: 2025")),
    language.Parameter("semester", language.ValueType.NUMBER, _("semester of the programme that is under way: 3")),
    language.Parameter("from_semester", language.ValueType.NUMBER, _("the same, from this one on")),
)


def _enrolled(given: Any, on: date) -> Q:
    rows: Any = Enrolment.objects.valid_on(on).filter(person=OuterRef("pk"))
    if given.get("programme"):
        rows = rows.filter(programme__code=given["programme"])
    if "entry" in given:
        rows = rows.filter(regulation__entry_year=given["entry"])
    if "semester" in given or "from_semester" in given:
        rows = _with_semester(rows, on)
    if "semester" in given:
        rows = rows.filter(semester=given["semester"])
    if "from_semester" in given:
        rows = rows.filter(semester__gte=given["from_semester"])
    return Q(Exists(rows.order_by()))


def _with_semester(rows: QuerySet[Enrolment], on: date) -> QuerySet[Enrolment]:
    """With ``semester``: the terms behind at the enrolment, and those begun since; before any begins, the first."""
    begun = Term.objects.filter(starts_on__gte=OuterRef("valid_from"), starts_on__lte=on).order_by()
    counted = begun.annotate(number=_Distinct(F("starts_on"))).values("number")
    since = Greatest(Subquery(counted, output_field=IntegerField()), 1)
    return rows.annotate(semester=F("terms_before") + since)


def _said(shown: Any) -> language.Phrase:
    programme = str(shown.get("programme") or "")
    parts = []
    if shown.get("entry"):
        parts.append(gettext("entry of %s") % shown["entry"])
    if shown.get("semester"):
        parts.append(gettext("semester %s") % shown["semester"])
    if shown.get("from_semester"):
        parts.append(gettext("from semester %s on") % shown["from_semester"])
    detail = "".join(f", {part}" for part in parts)
    if not programme:
        return language.Phrase(
            gettext("who are enrolled in a programme") + detail,
            gettext("who aren't enrolled in a programme") + detail,
            gettext("students enrolled in a programme") + detail,
        )
    return language.Phrase(
        gettext("who are enrolled in %s") % programme + detail,
        gettext("who aren't enrolled in %s") % programme + detail,
        gettext("students enrolled in %s") % programme + detail,
    )


language.register_word(
    language.Condition(
        "enrolled",
        _("enrolled"),
        _("Is enrolled in the programme; in any when none is named. An entry year or a semester narrows it."),
        _enrolled,
        _said,
        (ENROLMENTS,),
        PARAMETERS,
    )
)
