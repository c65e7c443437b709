"""Who chose what."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet, Sum

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


def students_of(*, term: Any) -> QuerySet[Choice, dict[str, Any]]:
    """Each student of a term with the number of choices and the credits they add up to, by name."""
    return (
        Choice.objects.filter(term=term)
        .values("person_id", "person__uuid", "person__code", "person__family_name", "person__given_name")
        .annotate(choices=Count("id"), credits=Sum("offering__unit__credits"))
        .order_by("person__family_name", "person__given_name", "person_id")
    )
