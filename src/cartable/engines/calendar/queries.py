"""Reads of the calendar engine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import DateField, ExpressionWrapper, F, Min, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.models import AcademicYear, Holiday, Term, TermWeek
from cartable.kernel.problems import NotFound


class NoSuchTerm(NotFound, ObjectDoesNotExist):
    """No term has this code."""

    code = "term.unknown"

    def __init__(self) -> None:
        super().__init__(_("No term has this code."), _("Look it up in the calendar."))


class NoSuchYear(NotFound, ObjectDoesNotExist):
    """No academic year has this code."""

    code = "year.unknown"

    def __init__(self) -> None:
        super().__init__(_("No academic year has this code."), _("Look it up in the calendar."))


def get_term(code: str) -> Term:
    """The term with this code, with its year. Raises NoSuchTerm."""
    term = Term.objects.select_related("year").filter(code=code).first()
    if term is None:
        raise NoSuchTerm
    return term


def get_year(code: str) -> AcademicYear:
    """The academic year with this code. Raises NoSuchYear."""
    year = AcademicYear.objects.filter(code=code).first()
    if year is None:
        raise NoSuchYear
    return year


def list_years() -> QuerySet[AcademicYear]:
    """All years, the latest first."""
    return AcademicYear.objects.order_by("-starts_on", "code")


def list_terms() -> QuerySet[Term]:
    """All terms with their year, the latest first."""
    return Term.objects.select_related("year")


def current_year(on: date) -> AcademicYear | None:
    """The year that holds the day, or None."""
    return AcademicYear.objects.filter(starts_on__lte=on, ends_on__gt=on).order_by("-starts_on").first()


def current_term(on: date) -> Term | None:
    """The term under way on a day; else the next to begin; else the last one; None when there is no term at all.

    When two terms are under way, the one that began last.
    """
    terms = dated_terms()
    under_way = terms.filter(starts_on__lte=on, ends_on__gt=on).order_by("-starts_on", "code").first()
    coming = under_way or terms.filter(starts_on__gt=on).order_by("starts_on", "code").first()
    return coming or terms.order_by("-starts_on", "code").first()


def dated_terms() -> QuerySet[Any]:
    """All terms with their year and ``ends_on``, the first day after them."""
    ends_on = ExpressionWrapper(F("starts_on") + F("weeks_count") * 7, output_field=DateField())
    return Term.objects.select_related("year").annotate(ends_on=ends_on)


def terms_under_way(on: date) -> QuerySet[Any]:
    """The terms that hold the day."""
    return dated_terms().filter(starts_on__lte=on, ends_on__gt=on)


def terms_turning(after: date, until: date) -> QuerySet[Any]:
    """The terms that begin or end between two days, the first excluded."""
    begins = Q(starts_on__gt=after, starts_on__lte=until)
    return dated_terms().filter(begins | Q(ends_on__gt=after, ends_on__lte=until))


def next_term_turn(day: date) -> date | None:
    """The first day after ``day`` when a term begins or has ended; None when there is none."""
    found = dated_terms().aggregate(
        begins=Min("starts_on", filter=Q(starts_on__gt=day)), ends=Min("ends_on", filter=Q(ends_on__gt=day))
    )
    return min((one for one in found.values() if one is not None), default=None)


def weeks_of(term: Term) -> list[TermWeek]:
    """The weeks of a term in order."""
    return list(term.weeks.order_by("number"))


def week_at(term: Term, week_index: int) -> TermWeek:
    """The week of a term, counted from 0. Raises TermWeek.DoesNotExist outside the term."""
    return term.weeks.get(number=week_index + 1)


def terms_with_weeks(year: AcademicYear) -> list[Term]:
    """The terms of a year in order, their weeks prefetched; two queries whatever their number."""
    weeks = Prefetch("weeks", queryset=TermWeek.objects.order_by("number"))
    return list(year.terms.order_by("starts_on", "code").prefetch_related(weeks))


def day_of(term: Term, week_index: int, day_index: int) -> date:
    """The day of a term's week and weekday, both counted from 0 (week 0 is week number 1; day 0 is Monday).

    Raises ValueError outside the term.
    """
    if not (0 <= week_index < term.weeks_count and 0 <= day_index < term.days_count):
        raise ValueError(f"term {term.code} has no day {day_index} in week {week_index}")
    return term.starts_on + timedelta(weeks=week_index, days=day_index)


def place_in_term(term: Term, day: date) -> tuple[int, int] | None:
    """The (week_index, day_index) of a day, both from 0; None outside the term."""
    week_index, day_index = divmod((day - term.starts_on).days, 7)
    inside = 0 <= week_index < term.weeks_count and day_index < term.days_count
    return (week_index, day_index) if inside else None


def holidays_between(start: date, end: date, zone: str = "Métropole") -> dict[date, str]:
    """The public holidays of a zone from ``start`` up to but not including ``end``: day → name."""
    rows = Holiday.objects.filter(day__gte=start, day__lt=end, zone=zone).order_by("day")
    return dict(rows.values_list("day", "title"))


def loaded_zones() -> list[str]:
    """The zones whose holidays were loaded."""
    return list(Holiday.objects.order_by("zone").values_list("zone", flat=True).distinct())


def list_holidays(*, zone: str, start: date | None = None, end: date | None = None) -> QuerySet[Holiday]:
    """The public holidays of a zone in order, from ``start`` up to but not including ``end``."""
    rows = Holiday.objects.filter(zone=zone).order_by("day")
    if start is not None:
        rows = rows.filter(day__gte=start)
    return rows.filter(day__lt=end) if end is not None else rows
