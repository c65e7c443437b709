"""What a term's timetable took over of a unit's preparation."""

from __future__ import annotations

from cartable.engines.timetable.models import AppliedPreparation


def find_taken_over(*, unit_id: int, term_code: str) -> AppliedPreparation | None:
    """The preparation as it was taken over last, with its lines; None when it wasn't. Two queries."""
    rows = AppliedPreparation.objects.filter(preparation__unit_id=unit_id, term__code=term_code.replace("\0", ""))
    return rows.prefetch_related("lines").first()
