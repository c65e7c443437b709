"""Who chose what."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum

from cartable.engines.people.api import Person
from cartable.engines.registration.models import Choice, Wish, WishList


def choices_of(*, person: Any, term: Any = None) -> QuerySet[Choice]:
    """A person's choices (of a term if given) with unit and term, latest term first."""
    choices = Choice.objects.filter(person=person).select_related("offering__unit", "term")
    if term is not None:
        choices = choices.filter(term=term)
    return choices.order_by("-term__starts_on", "offering__unit__code")


def choice_pairs(*, term_id: int) -> QuerySet[Choice, tuple[int, int, str]]:
    """(person id, offering id, reference) of a term, in the order in which they were recorded."""
    return Choice.objects.filter(term_id=term_id).order_by("id").values_list("person_id", "offering_id", "reference")


def demand_pairs(*, term_id: int) -> list[tuple[int, int, str]]:
    """What a timetable of the term has to reckon with: (person id, offering id, reference).

    The choices recorded; for students who have none in the term, the main wishes of the list that they sent, so that
    a first week can be built before anything is decided.
    """
    chosen = list(choice_pairs(term_id=term_id))
    decided = {person for person, _, _ in chosen}
    wished = Wish.objects.filter(
        kind=Wish.Kind.MAIN,
        wish_list__campaign__term=term_id,
        wish_list__campaign__cancelled_at=None,
        wish_list__state__in=[WishList.State.SENT, WishList.State.APPROVED],
    ).order_by("wish_list_id", "rank")
    pairs = wished.values_list("wish_list__person_id", "offering_id").distinct()
    return chosen + [(person, offering, "") for person, offering in pairs if person not in decided]


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
