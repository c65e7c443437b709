"""The extension namespace: the element of each constraint of ours, field by field.

All stand in ``<extensions xmlns="urn:cartable:timetable:1">``, a child of ``<problem>`` that a reader of the
competition's format ignores.
"""

from __future__ import annotations

from cartable_timetable.extensions import ExtensionKind
from cartable_timetable.xml.extension_fields import Campuses, Field, Gaps, Identifiers, Number, People, Text, Times

NAMESPACE = "urn:cartable:timetable:1"
SECTION = f"{{{NAMESPACE}}}extensions"

SHAPES: dict[ExtensionKind, tuple[Field, ...]] = {
    ExtensionKind.BALANCED_SIZES: (Text("subpart", "subpart"), Number("tolerance", "tolerance", default=1)),
    ExtensionKind.KEPT_TOGETHER: (Text("course", "course"), Identifiers("students", "student")),
    ExtensionKind.RESERVED_PLACES: (
        Text("class_", "class"),
        Number("count", "count"),
        Text("need", "need", optional=True),
        Identifiers("students", "student"),
    ),
    ExtensionKind.NEEDS_SECTION: (
        Text("course", "course"),
        Text("need", "need", optional=True),
        Identifiers("students", "student"),
        Identifiers("classes", "class"),
    ),
    ExtensionKind.CAMPUS_TRAVEL: (Campuses("campuses"), Gaps("gaps"), People("who")),
    ExtensionKind.LUNCH_BREAK: (
        Number("start", "start"),
        Number("end", "end"),
        Number("length", "length", minimum=1),
        People("who"),
    ),
    ExtensionKind.EDGE_HOURS: (Number("first", "first"), Number("last", "last"), People("who")),
    ExtensionKind.TEACHER_AVAILABILITY: (
        Text("teacher", "teacher"),
        Identifiers("classes", "class"),
        Times("unavailable"),
    ),
    ExtensionKind.TEACHER_MAX_DAYS: (
        Text("teacher", "teacher"),
        Number("days", "days"),
        Identifiers("classes", "class"),
    ),
    ExtensionKind.COMPACT_DAYS: (Number("max_gap", "maxGap", default=0), People("who")),
}
