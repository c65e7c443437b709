"""In which kinds of room the units of a term are taught."""

from __future__ import annotations

from collections import defaultdict

from cartable.engines.timetable.models import ClassRoomOption, Placement


def room_kinds(term_id: int) -> dict[int, dict[str, frozenset[str]]]:
    """By unit id and kind of class: of the rooms of the timetable in force, else of those that classes may take.

    One query, or two when nothing is published.
    """
    placed = Placement.objects.filter(
        solution__publications__term_id=term_id, solution__publications__withdrawn_at__isnull=True, room__isnull=False
    )
    fields = ("course_class__offering__unit_id", "course_class__subpart__kind", "room__kind")
    rows = list(placed.order_by().values_list(*fields).distinct())
    if not rows:
        options = ClassRoomOption.objects.filter(course_class__term_id=term_id)
        rows = list(options.order_by().values_list(*fields).distinct())
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for unit_id, kind, room_kind in rows:
        found[unit_id][kind].add(room_kind)
    return {
        unit_id: {kind: frozenset(held) for kind, held in sorted(kinds.items())} for unit_id, kinds in found.items()
    }
