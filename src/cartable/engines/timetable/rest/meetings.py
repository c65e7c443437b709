"""A meeting, as the programming interface tells it."""

from __future__ import annotations

from cartable.engines.timetable.queries.meetings import MeetingRow
from cartable.engines.timetable.rest.shapes import MeetingOut


def tell_meeting(row: MeetingRow, *, clash: bool = False) -> MeetingOut:
    """The meeting with its class, room and teachers; ``clash`` is about whoever's week it is in."""
    label, place = row.course_class, row.place
    return MeetingOut(
        uuid=row.uuid,
        class_uuid=label.uuid,
        unit=label.code,
        title=label.title,
        category=label.category,
        kind=label.kind,
        number=label.number,
        day=row.day,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room=place.code if place else None,
        building=place.building if place else None,
        teachers=list(row.teachers),
        clash=clash,
    )
