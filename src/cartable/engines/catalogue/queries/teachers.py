"""Who teaches."""

from __future__ import annotations

from django.db.models import QuerySet

from cartable.engines.catalogue.models import CourseClass
from cartable.engines.people.api import Person


def teachers_of(*, course_class: CourseClass) -> QuerySet[Person]:
    """The people who teach a class, by name."""
    return Person.objects.filter(classes_taught__course_class=course_class).order_by("name_key", "pk")
