"""Who chose what."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

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


def students_of(*, term: Any) -> QuerySet[Person]:
    """Each student of a term, by name, with ``units_count`` and the ``credits`` that their choices add up to."""
    chosen = Q(choices__term=term)
    return (
        Person.objects.filter(choices__term=term)
        .annotate(
            units_count=Count("choices", filter=chosen),
            credits=Sum("choices__offering__unit__credits", filter=chosen),
        )
        .order_by("name_key", "id")
    )
