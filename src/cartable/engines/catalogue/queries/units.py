"""Finding course units."""

from __future__ import annotations

from django.db.models import QuerySet, Value

from cartable.engines.catalogue.models import CourseUnit
from cartable.engines.catalogue.models.unit import unit_text
from cartable.kernel.search import Fold, matching


def list_units(*, category: str = "", term_code: str = "", text: str = "") -> QuerySet[CourseUnit]:
    """Units of a category (empty: any), offered in a term (empty: any), answering a typed text, by code."""
    units = CourseUnit.objects.select_related("structure", "in_charge")
    if category:
        units = units.filter(category=category)
    if term_code:
        units = units.filter(offerings__term__code=term_code)
    return answering(units, text)


def units_containing(word: str) -> QuerySet[CourseUnit]:
    """The units with this word, or this part of one, in the code or a title, whatever the accents and case."""
    units = CourseUnit.objects.alias(folded=Fold(unit_text())).order_by()
    return units.filter(folded__contains=Fold(Value(word)))


def answering(units: QuerySet[CourseUnit], text: str) -> QuerySet[CourseUnit]:
    """The units whose code or titles answer ``text``; a code typed exactly goes first through its closeness."""
    if not text.strip():
        return units
    return matching(units, unit_text(), text)
