"""What a solution doesn't keep, as rows to narrow, search and sort."""

from __future__ import annotations

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Upper

from cartable.engines.catalogue.api import CourseClass
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
    classes = CourseClass.objects.filter(term_id=term_id).alias(name=Fold(_NAME)).order_by()
    for word in text.split()[:MOST_WORDS]:
        classes = classes.filter(name__contains=Fold(Value(word)))
    found = list(classes.values_list("pk", flat=True))
    return rows.filter(class_ids__overlap=found) if found else rows.none()


_NAME = Concat(
    "offering__unit__code",
    Value(" "),
    Upper("subpart__kind"),
    Value(" "),
    Cast("number", CharField()),
    Value(" "),
    "offering__unit__title_fr",
    Value(" "),
    "offering__unit__title_en",
    output_field=CharField(),
)
