"""Who chose what."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum

from cartable.engines.people.api import Person
from cartable.engines.registration.models import Choice


def choices_of(*, person: Any, term: Any = None) -> QuerySet[Choice]:
    """A person's choices (of a term if given) with unit and term, latest term first."""
    choices = Choice.objects.filter(person=person).select_related("offering__unit", "term")
    if term is not None:
        choices = choices.filter(term=term)
    return choices.order_by("-term__starts_on", "offering__unit__code")


def choice_pairs(*, term_id: int) -> QuerySet[Choice, tuple[int, int, str]]:
    """(person id, offering id, reference) of a term, in the order in which they were recorded."""
    return Choice.objects.filter(term_id=term_id).order_by("id").values_list("person_id", "offering_id", "reference")


def count_students(*, term: Any) -> int:
    """How many students chose anything in a term: as many as ``students_of`` lists. One query."""
    counted = Choice.objects.filter(term=term).aggregate(number=Count("person", distinct=True))
    return int(counted["number"])


def students_of(*, term: Any, by_figures: bool = False) -> QuerySet[Person]:
    """Each student of a term, by name, with ``units_count`` and the ``credits`` that their choices add up to.

    The figures are subqueries: a page of the list reckons those of its own rows only. ``by_figures`` reckons them all
    together, which is quicker when the list is to be sorted by one of them; the rows are the same.
    """
    if by_figures:
        grouped = Person.objects.filter(choices__term=term).annotate(
            units_count=Count("choices"), credits=Sum("choices__offering__unit__credits")
        )
        return grouped.order_by("name_key", "id")
    chosen = Choice.objects.filter(term=term, person=OuterRef("pk")).order_by()
    summed = chosen.values("person")
    return (
        Person.objects.filter(Exists(chosen))
        .annotate(
            units_count=Subquery(summed.annotate(number=Count("*")).values("number")),
            credits=Subquery(summed.annotate(sum=Sum("offering__unit__credits")).values("sum")),
        )
        .order_by("name_key", "id")
    )
