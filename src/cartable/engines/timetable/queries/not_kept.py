"""What a solution doesn't keep, as rows to narrow, search and sort."""

from __future__ import annotations

from django.db.models import BooleanField, CharField, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from cartable.engines.catalogue.api import CourseClass, units_containing
from cartable.engines.timetable.models import Violation
from cartable.kernel.search import Fold

MOST_WORDS = 8


def violations_of(solution_id: int) -> QuerySet[Violation]:
    """Each with its constraint; the hard ones first, then the dearest."""
    return (
        Violation.objects.filter(solution_id=solution_id)
        .select_related("distribution")
        .order_by("-is_hard", "-cost", "id")
    )


def of_kind(rows: QuerySet[Violation], kind: str) -> QuerySet[Violation]:
    """Those of a constraint's kind (``SameRoom``), or of a fault's code (``room_clash``)."""
    return rows.filter(Q(distribution__kind=kind) | Q(distribution__isnull=True, code=kind))


def concerning(rows: QuerySet[Violation], text: str, *, term_id: int) -> QuerySet[Violation]:
    """Those where a class whose name or title holds every word of the text takes part."""
    classes = CourseClass.objects.filter(_IsOneOf(F("pk"), OuterRef("class_ids")), term_id=term_id).order_by()
    classes = classes.alias(kind=Fold("subpart__kind"), figures=Cast("number", CharField()))
    for word in text.split()[:MOST_WORDS]:
        part = Fold(Value(word))
        of_unit = Q(offering__unit__in=units_containing(word))
        classes = classes.filter(of_unit | Q(kind__contains=part) | Q(figures__contains=part))
    # A scalar subquery, so that each row looks up its own few classes: EXISTS would join all the classes of the term.
    return rows.alias(found=Subquery(classes.values("pk")[:1])).filter(found__isnull=False)


class _IsOneOf(Func):
    """Whether a value is in an array of the outer row."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()
