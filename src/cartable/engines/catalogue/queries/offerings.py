"""A unit's offerings with all that hangs below them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from cartable.engines.catalogue.models import ClassTeacher, Configuration, CourseClass, CourseUnit, Offering, Subpart


def offerings_of(unit: CourseUnit) -> QuerySet[Offering]:
    """The unit's offerings, latest term first, with configurations, subparts, classes and teachers (five queries)."""
    teachers = ClassTeacher.objects.select_related("person").order_by("person__name_key")
    classes = (
        CourseClass.objects.select_related("parent", "parent__subpart")
        .prefetch_related(Prefetch("teachers", queryset=teachers))
        .order_by("number")
    )
    subparts = Subpart.objects.prefetch_related(Prefetch("classes", queryset=classes)).order_by("rank")
    configurations = Configuration.objects.prefetch_related(Prefetch("subparts", queryset=subparts)).order_by("rank")
    return (
        Offering.objects.filter(unit=unit)
        .select_related("term")
        .prefetch_related(Prefetch("configurations", queryset=configurations))
        .order_by("-term__starts_on", "term__code")
    )


def offering_ids(*, term_id: int) -> dict[str, int]:
    """Offering ids of a term by unit code."""
    return dict(Offering.objects.filter(term_id=term_id).order_by().values_list("unit__code", "id"))
