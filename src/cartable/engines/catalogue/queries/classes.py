"""Naming classes."""

from __future__ import annotations

from collections.abc import Iterable

from cartable.engines.catalogue.models import CourseClass
from cartable.engines.catalogue.types import ClassFacts

FIELDS = {
    "class_id": "id",
    "uuid": "uuid",
    "unit_code": "offering__unit__code",
    "unit_title_fr": "offering__unit__title_fr",
    "unit_title_en": "offering__unit__title_en",
    "category": "offering__unit__category",
    "kind": "subpart__kind",
    "number": "number",
    "seats": "seats",
    "reference": "reference",
}


def class_facts(*, class_ids: Iterable[int]) -> dict[int, ClassFacts]:
    """What it takes to name each class, by class id; one query. Unknown ids are left out."""
    rows = CourseClass.objects.filter(id__in=set(class_ids)).order_by().values_list(*FIELDS.values())
    return {row[0]: ClassFacts(row[0], str(row[1]), *row[2:]) for row in rows}


def term_class_facts(*, term_id: int) -> dict[int, ClassFacts]:
    """The same for every class of a term."""
    rows = CourseClass.objects.filter(term_id=term_id).order_by().values_list(*FIELDS.values())
    return {row[0]: ClassFacts(row[0], str(row[1]), *row[2:]) for row in rows}
